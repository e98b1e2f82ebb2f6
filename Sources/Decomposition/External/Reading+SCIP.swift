internal import LinearProgramming

/// What SCIP writes: its status in the log, and the columns that are not 0 in the solution.
enum ScipAnswer {
  /// Reads the last line of the log such as `SCIP Status : solving was interrupted [time limit reached]`.
  static func claim(
    inLog log: ExternalLog, stoppedBy limit: Outcome.Limit?
  ) throws(UnreadableAnswer) -> ExternalAnswer.Claim {
    guard let line = log.lines.last(where: { $0.hasPrefix("SCIP Status") }),
      let start = line.lastIndex(of: "["), let end = line.lastIndex(of: "]"), start < end
    else { throw UnreadableAnswer(faults: ["there is no status"]) }
    let status = line[line.index(after: start)..<end]
    switch status {
    case "optimal solution found", "gap limit reached": return .optimal
    case "infeasible": return .infeasible
    case "unbounded": return .unbounded
    case "infeasible or unbounded": return .infeasibleOrUnbounded
    case "time limit reached": return .stopped(by: limit ?? .time)
    default:
      // Any other limit, and being interrupted: no proof either way.
      guard line.contains("interrupted") else {
        throw UnreadableAnswer(faults: ["\(status.prefix(60)) is no status that is known"])
      }
      return .stopped(by: limit ?? .iterations)
    }
  }

  /// The values of all columns; `nil` where there is no point.
  static func columnValues(in text: String, of program: LinearProgram) throws(UnreadableAnswer) -> [Double]? {
    let places = Places(program)
    var values = Array(repeating: 0.0, count: program.columnCount)
    var faults: [String] = []
    var hasObjective = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      func report(_ what: String) {
        if faults.count < UnreadableAnswer.faultLimit { faults.append("line \(number + 1): \(what)") }
      }
      if line.hasPrefix("no solution available") { return nil }
      if line.hasPrefix("solution status:") { continue }
      if line.hasPrefix("objective value:") {
        hasObjective = true
        continue
      }
      let fields = line.split { $0 == " " || $0 == "\t" }
      guard let name = fields.first else { continue }
      guard let column = places.column(name) else {
        report("\(name.prefix(40)) is no column")
        continue
      }
      guard fields.count >= 2, let value = Double(fields[1]), value.isFinite else {
        report("\(line.prefix(40)) has no number")
        continue
      }
      values[column] = value
    }
    if !hasObjective { faults.append("there is no objective value") }
    guard faults.isEmpty else { throw UnreadableAnswer(faults: faults) }
    return values
  }
}
