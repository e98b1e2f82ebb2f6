internal import LinearProgramming

/// What a program says of a linear program: claims, believed only as far as they can be shown.
struct ExternalAnswer {
  enum Claim: Equatable {
    case optimal, infeasible, unbounded, infeasibleOrUnbounded
    case stopped(by: Outcome.Limit)
  }

  var claim: Claim
  /// One per column; `nil` where there is no point.
  var columnValues: [Double]?
  /// Of a linear optimum.
  var basis: Basis?
  /// On the optimum of a program with whole numbers; `nil` where it was not told.
  var bound: Double?
  /// As told in the log; 0 where it was not.
  var iterations = 0
  var nodes = 0
}

/// What a program wrote cannot be read: every reason, up to a hundred.
struct UnreadableAnswer: Error {
  static let faultLimit = 100
  let faults: [String]

  /// The first few, in one line.
  var summary: String {
    let rest = faults.count > 3 ? "; and \(faults.count - 3) more" : ""
    return faults.prefix(3).joined(separator: "; ") + rest
  }
}

/// The columns and rows of a program by the names they have in files: `C1`, `R1` and so on.
struct Places {
  let rows: Int
  let columns: Int

  init(_ program: LinearProgram) { (rows, columns) = (program.rowCount, program.columnCount) }

  func column(_ name: Substring) -> Int? { Self.place(name, UInt8(ascii: "C"), below: columns) }
  func row(_ name: Substring) -> Int? { Self.place(name, UInt8(ascii: "R"), below: rows) }

  private static func place(_ name: Substring, _ letter: UInt8, below count: Int) -> Int? {
    guard name.utf8.first == letter, let number = Int(name.dropFirst()), number >= 1, number <= count
    else { return nil }
    return number - 1
  }
}

extension LinearProgram {
  /// The same as programs are handed out: minimised, costs near a million at most, no constant, whole bounds of whole
  /// columns, and without what is known of time.
  var handedOut: (program: LinearProgram, factor: Double, constant: Double) {
    var program = roundingIntegerBounds
    let factor = (direction == .minimize ? 1 : -1) * objectiveScale
    program.name = "berth"
    program.stages = nil
    program.direction = .minimize
    program.objectiveConstant = 0
    program.scaleObjective(by: factor)
    return (program, factor, objectiveConstant)
  }
}

extension Basis.Standing {
  /// At one end of an interval, or at the end that there is.
  static func at(lower: Bool, of bounds: Bounds) -> Basis.Standing {
    if bounds.isFixed { return .fixed }
    if bounds.isFree { return .free }
    return (lower ? bounds.lower != nil : bounds.upper == nil) ? .atLower : .atUpper
  }
}
