import Decomposition
import GLPKBackend
import LinearProgramming
import Testing

/// Answers as HiGHS 1.16.0 and SCIP 10.0 write them, and answers that are spoilt, handed out by scripts: so that they are
/// read where neither is installed.
@Suite struct ExternalAnswerTests {
  private static let highsLinear = """
    Model status
    Optimal

    # Primal solution values
    Feasible
    Objective 1572864
    # Columns 1
    C1 1.5
    # Rows 1
    R1 3

    # Dual solution values
    Feasible
    # Columns 1
    C1 0
    # Rows 1
    R1 524288

    # Basis
    HiGHS_basis_file v2
    Valid
    # Columns 1
    C1 1
    # Rows 1
    R1 0
    """

  private static let highsWhole = """
    Model status
    Optimal

    # Primal solution values
    Feasible
    Objective 2097152
    Objective_bound 2097152
    MIP_rel_gap 0
    # Columns 1
    C1 2
    # Rows 1
    R1 4

    # Dual solution values
    None

    # Basis
    HiGHS_basis_file v2
    None
    """

  private static let highsNothing = """
    Model status
    %

    # Primal solution values
    None

    # Dual solution values
    None

    # Basis
    HiGHS_basis_file v2
    None
    """

  private func outcome(
    _ program: ExternalProgram, _ solution: String, log: String = "", of linear: LinearProgram
  ) throws -> Outcome {
    let script = "cat > solution.txt <<'END'\n\(solution)\nEND\ncat <<'END'\n\(log)\nEND"
    return try FakeProgram.with(program, script) { fake in
      try fake.solver().solve(linear, SolverOptions()).outcome
    }
  }

  private func fault(
    _ program: ExternalProgram, _ solution: String, log: String = "", of linear: LinearProgram
  ) throws -> String {
    let error = try #require(throws: SolverError.self) {
      try outcome(program, solution, log: log, of: linear)
    }
    guard case .failed(_, let detail) = error else { return "\(error)" }
    return detail
  }

  @Test func highsTellsALinearOptimum() throws {
    let outcome = try outcome(.highs, Self.highsLinear, of: .diet)
    #expect(outcome.solution?.objective == 1.5)
    #expect(outcome.solution?.duals?.rowDuals == [0.5])
  }

  @Test func highsTellsWholeNumbersAndABound() throws {
    guard case .optimal(let solution) = try outcome(.highs, Self.highsWhole, of: .wholeDiet) else {
      Issue.record("no optimum")
      return
    }
    #expect(solution.columnValues == [2])
    #expect(solution.bound == 2)
  }

  @Test(arguments: [
    ("Infeasible", true), ("Time limit reached", false), ("Primal infeasible or unbounded", true),
  ])
  func highsTellsThatThereIsNothing(status: String, isProof: Bool) throws {
    let text = Self.highsNothing.replacing("%", with: status)
    var impossible = LinearProgram.wholeDiet
    impossible.setBounds(.between(0, 1), of: Variable(position: 0))
    switch try outcome(.highs, text, of: impossible) {
    case .infeasible, .infeasibleOrUnbounded: #expect(isProof)
    case .noSolution(_, stoppedBy: .time): #expect(!isProof)
    case let other: Issue.record("\(other)")
    }
  }

  @Test(arguments: [
    ("Optimal\n\n# P", "Solved\n\n# P", "Solved is no status that is known"),
    ("C1 1.5", "C1 one", "line 8: C1 one is no name and number"),
    ("C1 1.5", "X1 1.5", "line 8: X1 is no column"),
    ("# Columns 1\nC1 1\n", "# Columns 2\nC1 1\nC2 0\n", "line 22: Columns 2 is no list of this program"),
    ("C1 1\n# Rows 1\nR1 0", "C1 7\n# Rows 1\nR1 0", "line 23: 7.0 is no standing"),
    ("\n# Rows 1\nR1 0", "\n# Rows 1", "1 lines are missing"),
    ("Valid", "None", "there is no basis"),
    ("Model status\nOptimal", "", "there is no status"),
  ])
  func everyFaultOfHighsIsTold(original: String, spoilt: String, words: String) throws {
    let text = Self.highsLinear.replacing(original, with: spoilt)
    #expect(text != Self.highsLinear)
    let detail = try fault(.highs, text, of: .diet)
    #expect(detail.contains(words), "\(detail)")
  }

  private static let scipLog = """
    SCIP Status        : problem is solved [optimal solution found]
    Solving Time (sec) : 0.00
    Solving Nodes      : 1
    Primal Bound       : +2.09715200000000e+06 (1 solutions)
    Dual Bound         : +2.09715200000000e+06
    Gap                : 0.00 %
    """

  private static let scipWhole = """
    solution status: optimal solution found
    objective value:                              2097152
    C1                                                  2 	(obj:1048576)
    """

  @Test func scipTellsWholeNumbersAndABound() throws {
    guard case .optimal(let solution) = try outcome(.scip, Self.scipWhole, log: Self.scipLog, of: .wholeDiet)
    else {
      Issue.record("no optimum")
      return
    }
    #expect(solution.columnValues == [2])
    #expect(solution.bound == 2)
  }

  /// A gap that was asked for and reached is an optimum; one that was not is a point with a bound.
  @Test func aBoundIsTakenAtItsWord() throws {
    let log = Self.scipLog.replacing("optimal solution found", with: "gap limit reached")
      .replacing("Dual Bound         : +2.0", with: "Dual Bound         : +1.0")
    guard
      case .feasible(let solution, let bound, stoppedBy: .iterations) = try outcome(
        .scip, Self.scipWhole, log: log, of: .wholeDiet)
    else {
      Issue.record("not a point")
      return
    }
    #expect(solution.objective == 2)
    #expect(abs((bound ?? 0) - 1.09715200000000e+06 / 1_048_576) < 1e-12)
  }

  @Test func scipMayStopWithoutAPoint() throws {
    let log = Self.scipLog.replacing(
      "problem is solved [optimal solution found]", with: "solving was interrupted [time limit reached]")
    guard
      case .noSolution(bound: 2, stoppedBy: .time) = try outcome(
        .scip, "solution status: time limit reached\nno solution available", log: log, of: .wholeDiet)
    else {
      Issue.record("not stopped")
      return
    }
  }

  @Test(arguments: [
    ("C1  ", "Q1  ", "line 3: Q1 is no column"), ("  2 ", "  two ", "has no number"),
    ("objective value", "value", "line 2: value: is no column"),
  ])
  func everyFaultOfScipIsTold(original: String, spoilt: String, words: String) throws {
    let text = Self.scipWhole.replacing(original, with: spoilt)
    #expect(text != Self.scipWhole)
    let detail = try fault(.scip, text, log: Self.scipLog, of: .wholeDiet)
    #expect(detail.contains(words), "\(detail)")
    #expect(try fault(.scip, Self.scipWhole, log: "killed", of: .wholeDiet).contains("no status"))
  }

  @Test(arguments: [
    "Stopped on time - objective value 1e+50",
    "Stopped on time (no integer solution - continuous used) - objective value 1.5",
  ])
  func cbcMayStopWithoutAPoint(line: String) throws {
    guard case .noSolution(_, stoppedBy: .time) = try outcome(.cbc, line, of: .wholeDiet) else {
      Issue.record("not stopped")
      return
    }
  }

  @Test func valuesOfCbcThatAreNotAllThereAreAFault() throws {
    let detail = try fault(.cbc, "Optimal - objective value 2", of: .wholeDiet)
    #expect(detail.contains("0 bytes are not the values of 1 columns"))
  }
}
