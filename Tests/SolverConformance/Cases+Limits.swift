internal import LinearProgramming

/// Where to start and when to stop.
extension ConformanceCase {
  static let limits = [
    ConformanceCase("an optimal basis is left in few iterations") { examination throws(SolverError) in
      let program = LinearProgram.random(rows: 60, columns: 120, seed: 3)
      let first = try examination.solve(program)
      guard let basis = first.outcome.solution?.basis else { return examination.complain("no basis") }
      let again = try examination.solve(program) { $0.startingBasis = basis }
      examination.expect(
        again.statistics.iterations <= 2, "\(again.statistics.iterations) iterations from the optimum")
      examination.expect(
        again.outcome.solution?.objective, near: first.outcome.solution?.objective ?? .nan, "objective")

      var moved = program
      moved.setCost(program.costs[0] + 1, of: Variable(position: 0))
      let warm = try examination.solve(moved) { $0.startingBasis = basis }.statistics.iterations
      let cold = try examination.solve(moved).statistics.iterations
      examination.expect(warm < cold, "\(warm) iterations warm, \(cold) cold")
      _ = try examination.optimum(moved) { $0.startingBasis = basis }
    },
    ConformanceCase("a basis that is singular is survived") { examination throws(SolverError) in
      let program = LinearProgram.dantzigTransport
      let basis = Basis(
        rows: [.basic, .basic, .atLower, .atLower, .atLower],
        columns: [.basic, .basic, .basic, .basic, .basic, .basic])
      let solution = try examination.optimum(program) { $0.startingBasis = basis }
      examination.expect(solution?.objective, near: 153.675, "objective")
    },
    ConformanceCase("an iteration limit stops, and says so") { examination throws(SolverError) in
      let program = LinearProgram.random(rows: 60, columns: 120, seed: 4)
      let best = try examination.optimum(program)?.objective ?? .nan
      for limit in [0, 1, 3] {
        let result = try examination.solve(program) { $0.iterationLimit = limit }
        examination.expect(
          result.statistics.iterations <= limit, "\(result.statistics.iterations) of \(limit) iterations")
        try examination.expectStopped(result.outcome, by: .iterations, best: best, program)
      }
    },
    ConformanceCase("a cancelled solve stops") { examination throws(SolverError) in
      let cancellation = Cancellation()
      cancellation.cancel()
      let program = LinearProgram.random(rows: 60, columns: 120, seed: 5)
      let result = try examination.solve(program) { $0.cancellation = cancellation }
      try examination.expectStopped(result.outcome, by: .cancelled, best: nil, program)
    },
    ConformanceCase("a solve can be cancelled from its own progress") { examination throws(SolverError) in
      let cancellation = Cancellation()
      let program = LinearProgram.random(rows: 80, columns: 200, seed: 6)
      let result = try examination.solve(program) { options in
        options.cancellation = cancellation
        options.onProgress = { _ in cancellation.cancel() }
      }
      try examination.expectStopped(result.outcome, by: .cancelled, best: nil, program)
    },
    ConformanceCase("no time is no time") { examination throws(SolverError) in
      let program = LinearProgram.random(rows: 60, columns: 120, seed: 7)
      let result = try examination.solve(program) { $0.timeLimit = .zero }
      try examination.expectStopped(result.outcome, by: .time, best: nil, program)
    },
    ConformanceCase("options that make no sense are refused") { examination throws(SolverError) in
      do throws(SolverError) {
        _ = try examination.solve(.dantzigTransport) {
          $0.relativeGap = .nan
          $0.iterationLimit = -1
          $0.timeLimit = .seconds(-1)
        }
        examination.complain("accepted")
      } catch {
        guard case .unsupported(let refusals) = error else { throw error }
        examination.expect(refusals.count == 3, "\(refusals.count) refusals instead of 3")
      }
    },
  ]
}

extension Examination {
  /// Stopped by the limit; with a feasible point no better than the best, or with none.
  mutating func expectStopped(
    _ outcome: Outcome, by expected: Outcome.Limit, best: Double?, _ program: LinearProgram
  ) throws(SolverError) {
    switch outcome {
    case .noSolution(_, let limit): expect(limit == expected, "stopped by \(limit), not \(expected)")
    case .feasible(let solution, let bound, let limit):
      expect(limit == expected, "stopped by \(limit), not \(expected)")
      expect(solution.duals == nil, "a point that is not optimal has no prices")
      let residuals = Residuals(of: solution, in: program)
      expect(residuals.primal <= Tolerance.trust.value, "the point is not feasible: \(residuals)")
      if let best { expect(solution.objective >= best - 1e-6 * abs(best), "better than the optimum") }
      if let best, let bound {
        expect(bound <= best + 1e-6 * abs(best), "the bound \(bound) is not one on \(best)")
      }
    default: complain("outcome is \(outcome), not stopped")
    }
  }
}
