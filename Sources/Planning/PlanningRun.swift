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

  init(solver: any Solver, _ options: PlanOptions) {
    self.solver = solver
    self.options = options
    deadline = options.timeLimit.map { ContinuousClock.now + $0 }
  }

  /// Solves one program as it is.
  ///
  /// - Parameter basis: where to start: of a program of the same shape.
  mutating func solve(
    _ program: LinearProgram, from basis: Basis?
  ) throws(PlanningError) -> Outcome {
    var asked = SolverOptions()
    asked.method = basis == nil ? options.method : .automatic
    asked.startingBasis = basis
    asked.timeLimit = deadline.map { max(.zero, $0 - ContinuousClock.now) }
    asked.relativeGap = options.relativeGap
    asked.cancellation = options.cancellation
    if let onProgress = options.onProgress {
      let done = statistics
      asked.onProgress = { progress in
        var progress = progress
        progress.iterations += done.iterations
        onProgress(.solving(progress))
      }
    }
    do {
      let result = try solver.solve(program, asked)
      statistics.method = result.statistics.method
      statistics.iterations += result.statistics.iterations
      statistics.nodes += result.statistics.nodes
      return result.outcome
    } catch { throw .solver(error) }
  }
}

extension Basis {
  /// The basis of a program that has some rows more, at its end: nothing rests on them yet.
  func addingRows(_ count: Int) -> Basis {
    Basis(rows: rows + Array(repeating: .basic, count: count), columns: columns)
  }
}
