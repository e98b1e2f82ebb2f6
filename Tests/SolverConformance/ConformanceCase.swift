public import LinearProgramming

/// One thing that every solver must do, as a function that complains.
///
/// Needs no test framework: a test calls `complaints(about:_:)` and asserts that there are none.
public struct ConformanceCase: Sendable, CustomStringConvertible {
  public let name: String
  private let check: @Sendable (inout Examination) throws(SolverError) -> Void

  init(_ name: String, _ check: @escaping @Sendable (inout Examination) throws(SolverError) -> Void) {
    self.name = name
    self.check = check
  }

  public var description: String { name }

  /// What is wrong with the solver; empty when nothing is.
  ///
  /// - Parameter options: the method to use, for instance. Cases set limits, bases and gaps themselves.
  public func complaints(about solver: any Solver, _ options: SolverOptions = SolverOptions()) -> [String] {
    var examination = Examination(solver, options)
    do {
      try check(&examination)
    } catch {
      examination.complain("threw \(error)")
    }
    return examination.complaints
  }

  /// Every case. Those about mixed-integer programs can be left out for a solver that has none.
  public static let all = statuses + duals + shapes + limits + random + wholeNumbers
}

/// A solver under examination, and what it did wrong so far.
struct Examination {
  let solver: any Solver
  let options: SolverOptions
  private(set) var complaints: [String] = []

  init(_ solver: any Solver, _ options: SolverOptions) {
    self.solver = solver
    self.options = options
  }

  mutating func complain(_ complaint: String) { complaints.append(complaint) }

  mutating func expect(_ condition: Bool, _ complaint: @autoclosure () -> String) {
    if !condition { complain(complaint()) }
  }

  mutating func expect(
    _ value: Double?, near expected: Double, _ what: String, within tolerance: Double = 1e-9
  ) {
    // Written so that NaN complains.
    let isNear = value.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
    expect(isNear, "\(what) is \(value.map { "\($0)" } ?? "absent"), not \(expected)")
  }

  /// Solves, with options changed by `change`.
  func solve(
    _ program: LinearProgram, _ change: (inout SolverOptions) -> Void = { _ in }
  ) throws(SolverError) -> SolverResult {
    var options = options
    change(&options)
    return try solver.solve(program, options)
  }

  /// Solves a program that has an optimum, and holds the solution to what every optimum must be.
  mutating func optimum(
    _ program: LinearProgram, _ change: (inout SolverOptions) -> Void = { _ in }
  ) throws(SolverError) -> Solution? {
    let result = try solve(program, change)
    guard case .optimal(let solution) = result.outcome else {
      complain("\(program.name): outcome is \(result.outcome), not optimal")
      return nil
    }
    let residuals = Residuals(of: solution, in: program)
    expect(residuals.areWithin(.feasibility), "\(program.name): residuals are \(residuals)")
    expect(solution.objective, near: residuals.objective, "\(program.name): objective", within: 1e-12)
    expect(
      zip(solution.rowValues, program.rowValues(at: solution.columnValues)).allSatisfy {
        abs($0 - $1) <= 1e-9 * max(1, abs($1))
      }, "\(program.name): row values are not those of the columns")
    expect(
      (solution.duals == nil) == program.isMixedInteger,
      "\(program.name): duals are for continuous programs only")
    return solution
  }
}
