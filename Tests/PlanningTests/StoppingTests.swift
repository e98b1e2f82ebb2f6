import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import Synchronization
import Testing

@testable import Planning

/// A limit that is reached beside the solve itself: while a program is stated, while a claim is proved, while a plan that was
/// found is measured.
@Suite struct StoppingTests {
  /// Every family is a moment at which stating is heard to stop.
  @Test func statingIsStopped() throws {
    let problem = try Samples.problem("two-clouds")
    let looks = Mutex(0)
    #expect(
      PlacementProgram(
        problem, objective: .cost,
        isStopped: {
          looks.withLock {
            $0 += 1; return false
          }
        }) != nil)
    let whole = looks.withLock { $0 }
    #expect(whole > 50)
    for stop in [1, 2, whole / 2, whole] {
      looks.withLock { $0 = 0 }
      let program = PlacementProgram(
        problem, objective: .cost,
        isStopped: {
          looks.withLock {
            $0 += 1; return $0 >= stop
          }
        })
      #expect(program == nil)
    }
  }

  @Test func aPlanWithoutTimeIsNotSolved() throws {
    let solver = Recorder()
    var options = PlanOptions()
    options.timeLimit = .zero
    let plan = try Planner(solver: solver).plan(Samples.problem("by-hand"), options)
    #expect(plan.status == .stopped && plan.stoppedBy == .time)
    #expect(solver.asked.withLock { $0.isEmpty })
  }

  /// A claim that is not shown in time is no claim; the proof has what is left of the time.
  @Test func aProofOfInfeasibilityIsWithinTheLimits() throws {
    let cancellation = Cancellation()
    let solver = Recorder { program, number throws(SolverError) in
      if number == 0 { return .infeasible(nil) }
      cancellation.cancel()
      return .noSolution(bound: nil, stoppedBy: .cancelled)
    }
    var options = PlanOptions()
    options.timeLimit = .seconds(1000)
    options.cancellation = cancellation
    let plan = try Planner(solver: solver).plan(Samples.problem("by-hand"), options)
    #expect(plan.status == .stopped && plan.stoppedBy == .cancelled)
    let asked = solver.asked.withLock { $0 }
    #expect(asked.count == 2)
    #expect(asked.allSatisfy { $0.cancellation === cancellation && $0.timeLimit != nil })
  }

  /// A plan that survives losses is measured by solves of its own: these end too.
  @Test func measuringSurvivalIsWithinTheLimits() throws {
    let problem = try Samples.problem("contracts")
    let cancellation = Cancellation()
    let solver = Recorder { program, number throws(SolverError) in
      if program.isMixedInteger { cancellation.cancel() }
      return try GLPKSolver().solve(program, SolverOptions()).outcome
    }
    var options = PlanOptions()
    options.cancellation = cancellation
    let plan = try Planner(solver: solver).plan(problem, options)
    #expect(plan.objective != nil)
    let asked = solver.asked.withLock { $0 }
    let whole = try #require(solver.whole.withLock { $0.last })
    let later = asked[(whole + 1)...]
    #expect(!later.isEmpty, "the sample has nothing to measure")
    #expect(later.allSatisfy { $0.timeLimit != nil })
  }
}

/// A solver by script, and what it was asked.
private final class Recorder: Solver {
  typealias Script = @Sendable (LinearProgram, _ number: Int) throws(SolverError) -> Outcome

  let name = "recorder"
  let asked: Mutex<[SolverOptions]> = Mutex([])
  /// Which of these were of programs with whole numbers.
  let whole: Mutex<[Int]> = Mutex([])
  private let script: Script

  init(_ script: @escaping Script = { program, _ throws(SolverError) in .infeasible(nil) }) {
    self.script = script
  }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let number = asked.withLock { asked in
      asked.append(options)
      return asked.count - 1
    }
    if program.isMixedInteger { whole.withLock { $0.append(number) } }
    return SolverResult(
      outcome: try script(program, number), statistics: SolverStatistics(method: "script", iterations: 1))
  }
}
