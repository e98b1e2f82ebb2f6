/// The rows of an MPS text while it is read.
struct MPSRows {
  enum Kind: String {
    case free = "N"
    case equal = "E"
    case atMost = "L"
    case atLeast = "G"
  }

  private(set) var positions: [String: MPSReader.Row] = [:]
  private var hasObjective = false
  private var names: [String] = []
  private var kinds: [Kind] = []
  private var terms: [[LinearExpression.Term]] = []
  var sides: [Double] = []
  var ranges: [Double?] = []

  /// Adds a row, the first free one as the objective; `false` for a name that was there.
  mutating func add(_ name: String, _ kind: Kind) -> Bool {
    guard positions[name] == nil else { return false }
    if kind == .free, !hasObjective {
      hasObjective = true
      positions[name] = .objective
      return true
    }
    positions[name] = .constraint(names.count)
    names.append(name)
    kinds.append(kind)
    terms.append([])
    sides.append(0)
    ranges.append(nil)
    return true
  }

  /// Adds a coefficient; `false` for a second one of the same column.
  mutating func add(_ value: Double, of column: Int, to row: Int) -> Bool {
    // Columns come one after the other: a repeated entry is the last.
    guard terms[row].last?.variable.position != column else { return false }
    terms[row].append(.init(value, Variable(position: column)))
    return true
  }

  private func bounds(of row: Int) -> Bounds {
    let side = sides[row]
    guard let range = ranges[row] else {
      return switch kinds[row] {
      case .free: .free
      case .equal: .equal(to: side)
      case .atMost: .atMost(side)
      case .atLeast: .atLeast(side)
      }
    }
    return switch kinds[row] {
    case .free: .free
    case .equal: range < 0 ? .between(side + range, side) : .between(side, side + range)
    case .atMost: .between(side - abs(range), side)
    case .atLeast: .between(side, side + abs(range))
    }
  }

  func program(
    name: String, _ direction: LinearProgram.Direction, constant: Double, _ columns: MPSColumns
  ) -> LinearProgram {
    var program = LinearProgram(name: name, direction: direction)
    program.objectiveConstant = constant
    // `%one` is written last, so that leaving it out moves no other column.
    let hasConstant = columns.names.last == MPSFormat.constantColumn
    if hasConstant { program.objectiveConstant += columns.costs.last ?? 0 }
    for column in 0..<(columns.names.count - (hasConstant ? 1 : 0)) {
      program.addVariable(
        MPSReader.decoded(columns.names[column]), columns.bounds(of: column), domain: columns.domains[column],
        cost: columns.costs[column])
    }
    for row in names.indices {
      program.addConstraint(MPSReader.decoded(names[row]), LinearExpression(terms[row]), bounds(of: row))
    }
    return program
  }
}

/// The columns of an MPS text while it is read.
struct MPSColumns {
  enum BoundKind: String {
    case lower = "LO"
    case upper = "UP"
    case fixed = "FX"
    case free = "FR"
    case noLower = "MI"
    case noUpper = "PL"
    case binary = "BV"
    case wholeLower = "LI"
    case wholeUpper = "UI"

    var hasValue: Bool {
      switch self {
      case .free, .noLower, .noUpper, .binary: false
      default: true
      }
    }
  }

  private(set) var names: [String] = []
  private(set) var positions: [String: Int] = [:]
  private(set) var costs: [Double] = []
  private(set) var domains: [LinearProgram.Domain] = []
  private var hasCost: [Bool] = []
  /// As stated: `nil` where nothing was.
  private var lowers: [Double?] = []
  private var uppers: [Double?] = []
  /// Whether markers stand around the lines being read.
  var isWhole = false

  /// The position of the column whose lines are being read, a new one if need be; `nil` for one that was
  /// left before.
  mutating func current(_ name: String) -> Int? {
    if names.last == name { return names.count - 1 }
    guard positions[name] == nil else { return nil }
    positions[name] = names.count
    names.append(name)
    costs.append(0)
    hasCost.append(false)
    domains.append(isWhole ? .integer : .continuous)
    lowers.append(nil)
    uppers.append(nil)
    return names.count - 1
  }

  mutating func addCost(_ cost: Double, to column: Int) -> Bool {
    guard !hasCost[column] else { return false }
    hasCost[column] = true
    costs[column] = cost
    return true
  }

  mutating func setBound(_ kind: BoundKind, _ value: Double, of column: Int) {
    switch kind {
    case .lower: lowers[column] = value
    case .upper: setUpper(value, of: column)
    case .fixed: (lowers[column], uppers[column]) = (value, value)
    case .free: (lowers[column], uppers[column]) = (-.infinity, .infinity)
    case .noLower: lowers[column] = -.infinity
    case .noUpper: uppers[column] = .infinity
    case .binary: (lowers[column], uppers[column], domains[column]) = (0, 1, .integer)
    case .wholeLower: (lowers[column], domains[column]) = (value, .integer)
    case .wholeUpper:
      domains[column] = .integer
      setUpper(value, of: column)
    }
  }

  private mutating func setUpper(_ value: Double, of column: Int) {
    uppers[column] = value
    if value < 0, lowers[column] == nil { lowers[column] = -.infinity }
  }

  func bounds(of column: Int) -> Bounds {
    if lowers[column] == nil, uppers[column] == nil {
      return domains[column] == .integer ? .binary : .nonnegative
    }
    let lower = lowers[column] ?? 0
    let upper = uppers[column] ?? .infinity
    return Bounds(
      lower: lower <= -LinearProgram.largestMagnitude ? nil : lower,
      upper: upper >= LinearProgram.largestMagnitude ? nil : upper)
  }
}
