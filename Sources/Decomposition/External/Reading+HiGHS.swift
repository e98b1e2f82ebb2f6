internal import LinearProgramming

/// What HiGHS writes with `write_solution_style = 0`: headings, and under them a name and a number in each line.
struct HighsAnswer {
  private(set) var status = ""
  private(set) var hasPoint = false
  private(set) var columnValues: [Double]
  private(set) var bound: Double?
  private var basis: Basis
  private var hasBasis = false

  private enum Part { case none, status, primal, dual, basis }
  private enum List { case none, columns, rows }

  private let program: LinearProgram
  private var part = Part.none
  private var list = List.none
  private var line = 0
  /// Lines that the list at hand still has.
  private var left = 0
  private var faults: [String] = []

  /// - Parameter text: of the solution file.
  init(_ text: String, of program: LinearProgram) throws(UnreadableAnswer) {
    self.program = program
    columnValues = Array(repeating: 0, count: program.columnCount)
    basis = Basis(
      rows: Array(repeating: .basic, count: program.rowCount),
      columns: Array(repeating: .basic, count: program.columnCount))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      self.line += 1
      read(line)
    }
    endList()
    if status.isEmpty { faults.append("there is no status") }
    guard faults.isEmpty else { throw UnreadableAnswer(faults: faults) }
  }

  /// The basis, where there is one.
  var wholeBasis: Basis? { hasBasis ? basis : nil }

  func claim(stoppedBy limit: Outcome.Limit?) throws(UnreadableAnswer) -> ExternalAnswer.Claim {
    switch status {
    case "Optimal": .optimal
    case "Infeasible": .infeasible
    case "Unbounded": .unbounded
    case "Primal infeasible or unbounded": .infeasibleOrUnbounded
    case "Time limit reached": .stopped(by: limit ?? .time)
    case "Iteration limit reached", "Solution limit reached", "Interrupted by user", "Unknown",
      "Memory limit reached":
      .stopped(by: limit ?? .iterations)
    default: throw UnreadableAnswer(faults: ["\(status.prefix(60)) is no status that is known"])
    }
  }

  private mutating func report(_ what: String) {
    if faults.count < UnreadableAnswer.faultLimit { faults.append("line \(line): \(what)") }
  }

  private mutating func read(_ line: Substring) {
    if left > 0 { return readEntry(line) }
    let fields = line.split(separator: " ")
    guard let first = fields.first else { return }
    if first == "#" { return begin(line.dropFirst(2), fields.dropFirst()) }
    if line == "Model status" { return part = .status }
    switch part {
    case .status:
      status = String(line)
      part = .none
    case .primal:
      if line == "Feasible" { hasPoint = true }
      if first == "Objective_bound" { bound = fields.last.flatMap { Double($0) } }
    case .basis: if line == "Valid" { hasBasis = true }
    case .dual, .none: break
    }
  }

  private mutating func begin(_ heading: Substring, _ words: ArraySlice<Substring>) {
    switch heading {
    case "Primal solution values": part = .primal
    case "Dual solution values": part = .dual
    case "Basis": part = .basis
    default:
      let count = words.last.flatMap { Int($0) }
      switch (words.first, count) {
      case ("Columns", program.columnCount): (list, left) = (.columns, program.columnCount)
      case ("Rows", let count?): (list, left) = (.rows, max(0, count))
      default: report("\(heading.prefix(40)) is no list of this program")
      }
    }
  }

  private mutating func endList() {
    if left > 0 { report("\(left) lines are missing") }
    left = 0
  }

  private mutating func readEntry(_ line: Substring) {
    if line.isEmpty { return endList() }
    let places = Places(program)
    let fields = line.split(separator: " ")
    guard fields.count == 2, let number = Double(fields[1]), number.isFinite else {
      left = 0
      return report("\(line.prefix(40)) is no name and number")
    }
    left -= 1
    switch list {
    case .columns:
      guard let column = places.column(fields[0]) else {
        return report("\(fields[0].prefix(40)) is no column")
      }
      if part == .primal { columnValues[column] = number }
      if part == .basis { basis.columns[column] = standing(number, program.columnBounds[column]) }
    case .rows:
      guard let row = places.row(fields[0]) else { return report("\(fields[0].prefix(40)) is no row") }
      if part == .basis { basis.rows[row] = standing(number, program.rowBounds[row]) }
    case .none: break
    }
  }

  /// 0 at the lower end, 1 basic, 2 at the upper end, 3 free and at 0, 4 at one of them.
  private mutating func standing(_ code: Double, _ bounds: Bounds) -> Basis.Standing {
    switch code {
    case 0, 4: return .at(lower: true, of: bounds)
    case 1: return .basic
    case 2: return .at(lower: false, of: bounds)
    case 3: return bounds.isFree ? .free : .at(lower: true, of: bounds)
    default:
      report("\(code) is no standing")
      return .basic
    }
  }
}
