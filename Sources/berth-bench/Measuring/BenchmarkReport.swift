internal import BerthKit
internal import Foundation

/// What `berth-bench run` found, as it is written in JSON.
struct BenchmarkReport: Codable, Equatable, Sendable {
  /// One instance: how it went, or why there are no figures.
  struct Result: Codable, Equatable, Sendable {
    var instance: String
    var family: String
    /// Where the instance is generated.
    var seed: UInt64?
    var repeats: Int
    var measurement: Measurement?
    var failure: String?
  }

  /// The version of berth.
  var berth = Berth.version
  var system = ProcessInfo.processInfo.operatingSystemVersionString
  var cores = ProcessInfo.processInfo.activeProcessorCount
  var results: [Result] = []
}

/// Results as JSON text.
enum ResultText {
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// Prints a text at once: the next one may be minutes away.
  static func show(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

  /// Writes a value to a file, or to standard output for `-`.
  static func write(_ value: some Encodable, to path: String) throws {
    let text = try json(value)
    if path == "-" { return FileHandle.standardOutput.write(Data(text.utf8)) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
