internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// One planning: the solver, what is left of the limits, and the work done so far.
struct PlanningRun {
  let solver: any Solver
  let options: PlanOptions
  private let deadline: ContinuousClock.Instant?
  private(set) var statistics = SolverStatistics(method: "", iterations: 0)
  /// Solves of one program after another, each with the tangents that the last point broke; 0 without cones.
  var rounds = 0
  /// The goal that is sought, for those who are told.
  var stage = PlanStage()
  /// What the last linear program left behind: the programs of one planning have most of their rows in common.
  private(set) var remains: Remains?

  init(solver: any Solver, _ options: PlanOptions, from remains: Remains? = nil) {
    self.solver = solver
    self.options = options
    self.remains = remains
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
  }

  /// What is left until the deadline; `nil` where there is none.
  var timeLeft: Duration? { deadline.map { max(.zero, $0 - ContinuousClock.now) } }

  /// Why nothing more may be begun; `nil` while it may.
  var reached: Outcome.Limit? {
    if let limit = options.cancellation?.reached { return limit }
    if let timeLeft, timeLeft <= .zero { return .time }
    return nil
  }

  /// The same where it is known that it may not.
  var cause: Plan.StopCause { Plan.StopCause(reached ?? .cancelled) }

  /// For one solve beside the program's own.
  var optionsLeft: SolverOptions {
    var asked = SolverOptions()
    asked.timeLimit = timeLeft
    asked.cancellation = options.cancellation
    return asked
  }

  /// A run of another solver within what is left, for what a plan in hand is not whole without: it has a second where a
  /// limit was reached.
  func finishing(with other: any Solver) -> PlanningRun {
    var asked = options
    asked.timeLimit = timeLeft
    if reached != nil { (asked.timeLimit, asked.cancellation) = (.seconds(1), nil) }
    return PlanningRun(solver: other, asked)
  }

  /// For a solve that a plan in hand is better for: where a limit was reached it still has until `patience`; `nil` past that.
  func options(within patience: ContinuousClock.Instant) -> PlanOptions? {
    var asked = PlanOptions()
    if reached == nil {
      asked.timeLimit = timeLeft
      asked.cancellation = options.cancellation
      return asked
    }
    let left = patience - ContinuousClock.now
    asked.timeLimit = left
    return left > .zero ? asked : nil
  }

  /// States the problem, for one goal; `nil` when a limit was reached meanwhile.
  func state(
    _ problem: Problem, cuts: [ConcentrationCut] = [], held: [HeldGoal] = [], objective goal: Goal
  ) -> PlacementProgram? {
    let run = self
    return PlacementProgram(
      problem, cuts: cuts, held: held, objective: goal, isStopped: { run.reached != nil })
  }

  /// Solves one program as it is, from where the last one ended.
  mutating func solve(_ program: LinearProgram) throws(PlanningError) -> Outcome {
    var asked = SolverOptions()
    let warmStart = remains?.warmStart
    asked.warmStart = warmStart
    // A basis with cuts in it, or of a merged program, is for the solver that made it.
    if let warmStart, warmStart.cuts.isEmpty, !warmStart.isOfMergedProgram {
      asked.startingBasis = warmStart.basis(of: program)
    }
    asked.method = asked.startingBasis == nil ? options.method : .automatic
    asked.timeLimit = timeLeft
    asked.relativeGap = options.relativeGap
    asked.cancellation = options.cancellation
    if let onProgress = options.onProgress {
      let (done, stage, rounds) = (statistics, stage, rounds)
      asked.onProgress = { progress in
        var progress = progress
        progress.iterations += done.iterations
        progress.nodes += done.nodes
        progress.round = max(progress.round, rounds)
        onProgress(.solving(progress, stage))
      }
    }
    do {
      let result = try solver.solve(program, asked)
      statistics.method = result.statistics.method
      statistics.merged = result.statistics.merged
      statistics.iterations += result.statistics.iterations
      statistics.nodes += result.statistics.nodes
      if let next = result.warmStart {
        remains = .start(next)
      } else if !program.isMixedInteger, let basis = result.outcome.solution?.basis {
        remains = .vertex(program, basis)
      }
      return result.outcome
    } catch { throw .solver(error) }
  }

  /// How the planning went, and the size of the program with which it ended.
  func report(of placement: PlacementProgram) -> Plan.SolverReport {
    let program = placement.program
    let merged = statistics.merged.map {
      Plan.SolverReport.Size(rows: $0.rows, columns: $0.columns, nonzeros: $0.nonzeros)
    }
    return Plan.SolverReport(
      name: solver.name, method: statistics.method, iterations: statistics.iterations,
      nodes: statistics.nodes, rounds: rounds, rows: program.rowCount, columns: program.columnCount,
      nonzeros: program.nonzeroCount, merged: merged, seconds: [])
  }
}
