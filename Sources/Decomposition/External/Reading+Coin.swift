internal import LinearProgramming

/// What Clp and CBC write: a claim in the first line of the solution, a basis in MPS, values in binary.
///
/// Values in their text have eight digits. A basis says the same exactly, and so do the bytes of `-saveSolution`.
enum CoinAnswer {
  /// Reads the first line, such as `Stopped on time - objective value 12.5`.
  ///
  /// - Returns: the claim, and whether a point comes with it.
  static func claim(
    in text: String, stoppedBy limit: Outcome.Limit?
  ) throws(UnreadableAnswer) -> (claim: ExternalAnswer.Claim, hasPoint: Bool) {
    let line = text.prefix { $0 != "\n" }
    if line.hasPrefix("Optimal") { return (.optimal, true) }
    if line.hasPrefix("Infeasible") || line.hasPrefix("Integer infeasible") { return (.infeasible, false) }
    if line.hasPrefix("Unbounded") { return (.unbounded, false) }
    guard line.hasPrefix("Stopped") else {
      throw UnreadableAnswer(faults: ["line 1: \(line.prefix(60)) is no status that is known"])
    }
    let words: Outcome.Limit = line.hasPrefix("Stopped on time") ? .time : .iterations
    let value = line.split(separator: " ").last.flatMap { Double($0) } ?? .infinity
    let hasPoint = !line.contains("no integer solution") && abs(value) < 1e50
    return (.stopped(by: limit ?? words), hasPoint)
  }

  /// Reads a basis in MPS: `XU` and `XL` make a column basic and put a row at its upper or lower end, `UL` and `LL` put a
  /// column there, `BS` makes it basic. Other columns are at their lower end, other rows basic.
  static func basis(
    in text: String, of program: LinearProgram
  ) throws(UnreadableAnswer) -> Basis {
    let places = Places(program)
    var faults: [String] = []
    var rows = Array(repeating: Basis.Standing.basic, count: program.rowCount)
    var columns = program.columnBounds.map(Basis.Standing.resting)
    var hasEnd = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      func report(_ what: String) {
        if faults.count < UnreadableAnswer.faultLimit { faults.append("line \(number + 1): \(what)") }
      }
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      guard let kind = fields.first, !hasEnd, kind != "NAME" else { continue }
      if kind == "ENDATA" {
        hasEnd = true
        continue
      }
      guard fields.count >= 2, let column = places.column(fields[1]) else {
        report("\(line.prefix(40)) names no column")
        continue
      }
      switch kind {
      case "BS": columns[column] = .basic
      case "UL", "LL": columns[column] = .at(lower: kind == "LL", of: program.columnBounds[column])
      case "XU", "XL":
        guard fields.count >= 3, let row = places.row(fields[2]) else {
          report("\(line.prefix(40)) names no row")
          continue
        }
        columns[column] = .basic
        rows[row] = .at(lower: kind == "XL", of: program.rowBounds[row])
      default: report("\(kind.prefix(20)) is no standing")
      }
    }
    if !hasEnd { faults.append("the basis has no end") }
    guard faults.isEmpty else { throw UnreadableAnswer(faults: faults) }
    return Basis(rows: rows, columns: columns)
  }

  /// Reads values as the program keeps them: numbers of rows and columns (32 bits each), the objective, row values, row
  /// duals, column values, reduced costs (64 bits each), in this machine's byte order.
  static func columnValues(in bytes: [UInt8], of program: LinearProgram) throws(UnreadableAnswer) -> [Double]
  {
    let (rows, columns) = bytes.withUnsafeBytes { bytes -> (Int, Int) in
      guard bytes.count >= 8 else { return (-1, -1) }
      return (
        Int(bytes.loadUnaligned(as: Int32.self)),
        Int(bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self))
      )
    }
    guard columns == program.columnCount, rows >= 0, bytes.count >= 8 * (2 + 2 * (rows + columns)) else {
      throw UnreadableAnswer(faults: [
        "\(bytes.count) bytes are not the values of \(program.columnCount) columns"
      ])
    }
    let values = bytes.withUnsafeBytes { bytes in
      (0..<columns).map { bytes.loadUnaligned(fromByteOffset: 16 + 8 * (2 * rows + $0), as: Double.self) }
    }
    guard values.allSatisfy(\.isFinite) else { throw UnreadableAnswer(faults: ["a value is not finite"]) }
    return values
  }
}
