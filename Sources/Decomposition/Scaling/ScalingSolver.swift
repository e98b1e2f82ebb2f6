package import LinearProgramming

/// Solves programs whose numbers lie far apart in units of their own, and holds every answer to the program's numbers.
///
/// A program is handed to the base solver as it is, unless its numbers lie so far apart, or are so small, that tolerances
/// are too coarse for some of them (`LinearProgram.isBadlyScaled`): then in powers of two of its units, which change no
/// digit (`ProgramScaling`). The answer is measured by the program's own numbers, not by 1; where it does not hold,
/// the other of both ways is tried, and then the optimum is refined (`Refinement`). What holds first is the answer.
///
/// It is the outermost solver: presolve, aggregation, the path from inside, the search for whole numbers and programs of
/// others all have tolerances that are absolute.
package struct ScalingSolver<Base: Solver>: Solver {
  private let base: Base

  /// - Parameter base: solves programs, scaled or not.
  package init(_ base: Base) { self.base = base }

  package var name: String { base.name }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    guard program.faults(startingBasis: options.startingBasis).isEmpty, options.isSound else {
      return try base.solve(program, options)
    }
    var run = ScalingRun(base: base, program: program, options: options)
    return try run.solve()
  }
}

extension ScalingSolver: TableauSolver where Base: TableauSolver {
  package func open(_ program: LinearProgram, at basis: Basis) throws(SolverError) -> any Tableau {
    guard program.isBadlyScaled, program.faults(startingBasis: basis).isEmpty else {
      return try base.open(program, at: basis)
    }
    let sizes = ColumnSizes(of: program)
    let scaling = ProgramScaling(of: program, sizes)
    let scaled = scaling.scaled(program, sizes)
    guard scaled.faults().isEmpty else { return try base.open(program, at: basis) }
    return ScaledTableau(try base.open(scaled, at: basis), of: program, scaling)
  }
}

/// One solve: what is left of the limits, and the best answer so far.
private struct ScalingRun {
  private let base: any Solver
  private let program: LinearProgram
  private let sizes: ColumnSizes
  private var budget: Budget
  private var best: (result: SolverResult, residual: Double)?

  init(base: any Solver, program: LinearProgram, options: SolverOptions) {
    self.base = base
    self.program = program
    sizes = ColumnSizes(of: program)
    budget = Budget(options)
  }

  mutating func solve() throws(SolverError) -> SolverResult {
    var failure: SolverError?
    let isScaledFirst = program.isBadlyScaled
    for isScaled in [isScaledFirst, !isScaledFirst] {
      let scaling = isScaled ? ProgramScaling(of: program, sizes) : nil
      do {
        let result = try solve(scaling)
        // What is rounding to the solver in other units may be all there is of a row in its own.
        if holds(result, isScaled ? .feasibility : .trust, besides: isScaled ? sizes.withoutRounding : sizes)
        {
          return told(result)
        }
        if let refined = try refined(result, scaling), holds(refined, .feasibility, besides: sizes) {
          return told(refined)
        }
        if isScaled, holds(result, .feasibility, besides: sizes) { return told(result) }
      } catch {
        guard case .failed = error else { throw error }
        failure = failure ?? error
      }
      // A hint that takes another solve is none.
      guard budget.options.endsAtVertex, budget.reached == nil else { break }
    }
    if var last = best?.result {
      last.outcome = withoutWrongPrices(last.outcome)
      return told(last)
    }
    if let limit = budget.reached {
      return SolverResult(
        outcome: .noSolution(bound: nil, stoppedBy: limit),
        statistics: SolverStatistics(
          method: "no method in time", iterations: budget.iterations, nodes: budget.nodes))
    }
    throw failure ?? .failed(doing: "solving", detail: "no method gave an answer that holds")
  }

  private func told(_ result: SolverResult) -> SolverResult {
    var result = result
    result.statistics.iterations = budget.iterations
    result.statistics.nodes = budget.nodes
    return result
  }

  // MARK: - One way

  private mutating func solve(_ scaling: ProgramScaling?) throws(SolverError) -> SolverResult {
    var asked = budget.iterations == 0 && best == nil ? budget.options : budget.remaining { $0 }
    guard let scaling else { return try charged(base.solve(program, asked)) }
    let scaled = scaling.scaled(program, sizes)
    guard scaled.faults().isEmpty else {
      throw .failed(doing: "scaling", detail: "the numbers lie too far apart")
    }
    // Weights of cuts are of rows that were scaled in another way.
    if asked.warmStart?.cuts.isEmpty == false { asked.warmStart = nil }
    if let onProgress = asked.onProgress { asked.onProgress = { onProgress(scaling.unscaled($0)) } }
    var result = try base.solve(scaled, asked)
    result.outcome = scaling.unscaled(result.outcome, of: program)
    if result.warmStart?.cuts.isEmpty == false { result.warmStart = nil }
    return charged(result)
  }

  private mutating func charged(_ result: SolverResult) -> SolverResult {
    budget.charge(result.statistics)
    return result
  }

  // MARK: - Whether it holds

  /// Whether an answer is one, by the program's own numbers. The better of two that are none is kept.
  private mutating func holds(
    _ result: SolverResult, _ tolerance: Tolerance, besides sizes: ColumnSizes
  ) -> Bool {
    switch result.outcome {
    case .optimal(let solution), .feasible(let solution, _, _):
      guard budget.options.endsAtVertex else { return true }
      let residuals = Residuals(of: solution, in: program, besides: sizes)
      if residuals.primal < best?.residual ?? .infinity { best = (result, residuals.primal) }
      return residuals.areWithin(tolerance, optimality: .trust) && pricesHold(solution)
    case .infeasible(let proof):
      if program.isMixedInteger || !budget.options.provesClaims { return true }
      if best == nil { best = (result, .infinity) }
      return proof?.holds(in: program) ?? false
    case .infeasibleOrUnbounded:
      if program.isMixedInteger || !budget.options.provesClaims { return true }
      if best == nil { best = (result, .infinity) }
      return false
    case .unbounded, .noSolution: return true
    }
  }

  /// No prices are better than wrong ones.
  private func withoutWrongPrices(_ outcome: Outcome) -> Outcome {
    guard var solution = outcome.solution, !pricesHold(solution) else { return outcome }
    solution.fixedDuals = nil
    return switch outcome {
    case .feasible(_, let bound, let limit): .feasible(solution, bound: bound, stoppedBy: limit)
    default: .optimal(solution)
    }
  }

  /// Whether the prices of a solution with whole numbers, where it has any, are those of its program with these fixed.
  private func pricesHold(_ solution: Solution) -> Bool {
    guard let duals = solution.fixedDuals else { return true }
    let fixed = program.fixingIntegers(at: solution)
    return Residuals(columnValues: solution.columnValues, duals: duals, in: fixed, besides: sizes)
      .areWithin(.trust, optimality: .trust)
  }

  // MARK: - Refining

  /// An optimum, or the continuous part of one with whole numbers, brought nearer; `nil` where there is nothing to refine.
  private mutating func refined(
    _ result: SolverResult, _ scaling: ProgramScaling?
  ) throws(SolverError) -> SolverResult? {
    guard let solution = result.outcome.solution, budget.reached == nil else { return nil }
    let part = program.isMixedInteger ? program.fixingIntegers(at: solution) : program
    let scaling = scaling ?? ProgramScaling(of: part, sizes)
    let refinement = Refinement(base: base, program: part, scaling: scaling, sizes: sizes)
    guard var found = try refinement.refine(solution, &budget) else { return nil }
    var refined = result
    refined.statistics.method += ", then refined"
    guard program.isMixedInteger else {
      refined.outcome = .optimal(found)
      return refined
    }
    found.fixedDuals = found.duals
    found.duals = nil
    found.basis = nil
    found.bound =
      program.direction == .minimize
      ? min(solution.bound, found.objective) : max(solution.bound, found.objective)
    refined.outcome =
      switch result.outcome {
      case .feasible(_, let bound, let limit): .feasible(found, bound: bound, stoppedBy: limit)
      default: .optimal(found)
      }
    return refined
  }
}
