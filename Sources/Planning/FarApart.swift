internal import Formulation
internal import LinearProgramming
public import PlacementModel

/// Numbers that lie so far apart that solvers may break down on them.
public struct FarApart: Hashable, Sendable {
  /// A coefficient of the program, or a right-hand side, and the names of its row and column.
  public struct Coefficient: Hashable, Sendable {
    /// Its magnitude.
    public let value: Double
    /// A family of rows, and its indices in brackets.
    public let row: String
    /// The same of the column; `nil` for a right-hand side.
    public let column: String?
  }

  /// Of the problem's own numbers: each a `wideScale`.
  public let remarks: [Remark]
  /// The smallest and the largest coefficient, or right-hand side, of the program, where the problem's numbers by themselves are near enough.
  public let coefficients: [Coefficient]

  /// `nil` where the numbers are near each other.
  init?(_ problem: Problem) {
    remarks = problem.remarks.filter { if case .wideScale = $0 { true } else { false } }
    guard remarks.isEmpty else {
      coefficients = []
      return
    }
    let program = PlacementProgram(problem).program
    guard program.isBadlyScaled else { return nil }
    coefficients = Self.ends(of: program)
  }

  /// The ends of the coefficients, or where these are near each other, of the right-hand sides.
  private static func ends(of program: LinearProgram) -> [Coefficient] {
    var (matrix, right) = (Ends(), Ends())
    for row in 0..<program.rowCount {
      for index in program.nonzeros(of: Constraint(position: row)) {
        matrix.take(program.coefficients[index], row, Int(program.columnPositions[index]))
      }
      let bounds = program.rowBounds[row]
      for end in [bounds.lower, bounds.upper] { if let end, end != 0 { right.take(end, row, nil) } }
    }
    let ends = matrix.ratio > 1e10 || right.ratio == 1 ? matrix : right
    return [ends.smallest, ends.largest].compactMap { $0 }.map { value, row, column in
      Coefficient(
        value: value, row: program.rowNames[row], column: column.map { program.columnNames[$0] })
    }
  }

  private struct Ends {
    var smallest: (value: Double, row: Int, column: Int?)?
    var largest: (value: Double, row: Int, column: Int?)?
    var ratio: Double { (largest?.value ?? 1) / (smallest?.value ?? 1) }

    mutating func take(_ number: Double, _ row: Int, _ column: Int?) {
      let value = abs(number)
      if value < smallest?.value ?? .infinity { smallest = (value, row, column) }
      if value > largest?.value ?? 0 { largest = (value, row, column) }
    }
  }
}

extension PlanningError {
  /// The same error, or, where numbers of the problem lie so far apart that a solver may break down on them, that news.
  func blaming(_ problem: Problem) -> PlanningError {
    switch self {
    case .solver(.failed), .solver(.invalid), .untrustworthy, .unbounded:
      FarApart(problem).map { .tooFarApart($0) } ?? self
    default: self
    }
  }
}
