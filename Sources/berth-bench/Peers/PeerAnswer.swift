internal import BerthKit
internal import Foundation

/// An optimum that a peer claims.
struct PeerAnswer: Equatable, Sendable {
  var objective: Double
  /// Processor seconds of solving alone, where the peer tells them.
  var solveSeconds: Double?
  var iterations: Int?
  var version: String?
}

extension PeerAnswer {
  /// From a solution that `glpsol --write` left: its line `s bas ROWS COLUMNS f f OBJECTIVE`, or that of a search,
  /// `s mip ROWS COLUMNS o OBJECTIVE`.
  init?(glpsol path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let words = text.split(separator: "\n").first { $0.hasPrefix("s ") }?.split(separator: " ") ?? []
    guard let last = words.last, let objective = Double(last) else { return nil }
    let isOptimal =
      words.count == 7 ? words[1] == "bas" && words[4] == "f" && words[5] == "f" : words[safe: 4] == "o"
    guard isOptimal else { return nil }
    self.init(objective: objective)
  }

  /// From what Clp and CBC print: `Optimal objective 4124 - 13 iterations time 0.002`, or of a search
  /// `Objective value: 4124.0` under `Result - Optimal solution found`.
  init?(coin output: String) {
    if output.contains("Result - Optimal solution found") {
      guard let value = Self.word(in: output, after: "Objective value:"), let objective = Double(value)
      else { return nil }
      self.init(objective: objective)
      return
    }
    guard let value = Self.word(in: output, after: "Optimal objective"), let objective = Double(value)
    else { return nil }
    self.init(objective: objective)
    let rest = output.range(of: "Optimal objective").map { String(output[$0.upperBound...]) } ?? ""
    iterations = Self.word(in: rest, after: " - ").flatMap { Int($0) }
    solveSeconds = Self.word(in: rest, after: "iterations time").flatMap { Double($0.filter { $0 != "," }) }
  }

  /// From the line of JSON with which the Python models end.
  init?(model output: String) {
    let last = output.split(separator: "\n").last { $0.hasPrefix("{") } ?? ""
    guard let line = try? JSONValue(parsing: Array(last.utf8)), line["status"] == "optimal",
      case .number(let objective) = line["objective"]
    else { return nil }
    self.init(objective: objective)
    if case .number(let seconds) = line["solveSeconds"] { solveSeconds = seconds }
    if case .number(let count) = line["iterations"], count > 0 { iterations = Int(exactly: count) }
    if case .string(let version) = line["version"] { self.version = version }
  }

  private static func word(in text: String, after words: String) -> String? {
    guard let place = text.range(of: words) else { return nil }
    return text[place.upperBound...].split(whereSeparator: \.isWhitespace).first.map(String.init)
  }
}

extension Array {
  /// The element at a position, `nil` where there is none.
  fileprivate subscript(safe position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
