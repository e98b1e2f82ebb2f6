internal import CGLPK
internal import LinearProgramming

/// A linear program, or the relaxation of a mixed-integer one, from its first recipe to an answer that holds.
struct LinearSolve {
  private let program: LinearProgram
  private let recipes: [Recipe]
  /// Whether to prove claims that there is no point or no optimum. The programs that proofs are made of do
  /// not.
  private let provesClaims: Bool

  /// Integer columns are taken as continuous.
  init(_ program: LinearProgram, _ options: SolverOptions) {
    self.init(program, Recipe.list(for: options), provesClaims: options.provesClaims)
  }

  init(_ program: LinearProgram, _ recipes: [Recipe], provesClaims: Bool) {
    self.program = program.isMixedInteger ? program.relaxed : program
    self.recipes = recipes
    self.provesClaims = provesClaims
  }

  /// - Throws: `GLPKFailure` when every recipe broke down.
  func run(_ watch: inout Watch) throws(GLPKFailure) -> (outcome: Outcome, method: String) {
    if program.nonzeroCount == 0 { return (program.outcomeWithoutNonzeros, "bounds alone") }
    var best: Vertex?
    var failure = GLPKFailure(doing: "solving", code: 0, detail: "no method gave an answer that holds")
    for (position, recipe) in recipes.enumerated() {
      do {
        let (answer, isCut) = try watch.within(mostPivots) { (watch) throws(GLPKFailure) in
          try Attempt.run(recipe, on: program, &watch)
        }
        // A simplex that goes round in circles is left for the next.
        if isCut, case .stopped = answer { continue }
        switch answer {
        case .optimal(let vertex):
          if vertex.residuals.areWithin(.feasibility) { return (.optimal(vertex.solution), recipe.name) }
          if vertex.residuals.size < best?.residuals.size ?? .infinity { best = vertex }
        case .stopped(let limit, let vertex):
          return (Self.outcome(of: vertex, stoppedBy: limit), recipe.name)
        case .noPoint(let combination):
          if let proof = combination.flatMap({ program.infeasibilityProof(from: $0) }) {
            return (.infeasible(proof), recipe.name)
          }
          if recipe.isFromBasis, position + 1 < recipes.count, recipes[position + 1].isFromBasis { continue }
          if let outcome = try infeasibility(&watch) { return (outcome, recipe.name) }
        case .noOptimum:
          if let outcome = try unboundedness(&watch) { return (outcome, recipe.name) }
        }
      } catch {
        failure = error
      }
      if let limit = watch.reached { return (Self.outcome(of: nil, stoppedBy: limit), recipe.name) }
    }
    if let exact = exactVertex(from: best?.solution.basis, &watch) {
      return (.optimal(exact.solution), "simplex in rational numbers")
    }
    // Not as good as asked of a first answer, yet still within what is promised.
    if let best, best.residuals.areWithin(.trust, optimality: .trust) {
      return (.optimal(best.solution), "simplex, every method")
    }
    throw failure
  }

  /// Rows up to which a basis is factorised in rational numbers within seconds.
  private static let mostExactRows = 1000
  private static let exactMilliseconds: Int32 = 20_000

  /// The optimum found in rational numbers, where every simplex in floating point lost its way; `nil` where that is none that
  /// holds, or is not to be had soon.
  private func exactVertex(from basis: Basis?, _ watch: inout Watch) -> Vertex? {
    guard program.rowCount <= Self.mostExactRows, watch.reached == nil else { return nil }
    do {
      let handle = try GLPKHandle()
      try handle.load(program, whole: false)
      if let basis { try handle.setBasis(basis, of: .original) }
      let (code, state) = try handle.exact(
        millisecondsLimit: min(Self.exactMilliseconds, watch.millisecondsLeft))
      watch.iterations += Int(state.iterations)
      guard Int(code) == CG_DONE, let vertex = try Vertex(of: program, in: handle),
        vertex.residuals.areWithin(.feasibility)
      else { return nil }
      return vertex
    } catch {
      return nil
    }
  }

  /// Pivots after which a simplex has lost its way: on placement programs it takes about three for each row.
  private var mostPivots: Int { 20_000 + 40 * program.rowCount }

  private static func outcome(of vertex: Vertex?, stoppedBy limit: Outcome.Limit) -> Outcome {
    guard let vertex, vertex.residuals.primal <= Tolerance.trust.value else {
      return .noSolution(bound: vertex?.provedBound, stoppedBy: limit)
    }
    var solution = vertex.solution
    let bound = vertex.provedBound
    // Prices of a point that is not optimal are no prices.
    solution.duals = nil
    solution.bound = bound ?? (solution.objective)
    return .feasible(solution, bound: bound, stoppedBy: limit)
  }
}

// MARK: - Claims

extension LinearSolve {
  /// Proves that there is no point; `nil` when there is one after all.
  private func infeasibility(_ watch: inout Watch) throws(GLPKFailure) -> Outcome? {
    guard provesClaims else { return .infeasible(nil) }
    let elastic = LinearSolve(program.elastic, Recipe.list(for: SolverOptions()), provesClaims: false)
    switch try elastic.run(&watch).outcome {
    case .optimal(let solution):
      if let weights = solution.duals?.rowDuals, let proof = program.infeasibilityProof(from: weights) {
        return .infeasible(proof)
      }
      let point = Array(solution.columnValues.prefix(program.columnCount))
      let residuals = Residuals(columnValues: point, duals: nil, in: program)
      return residuals.primal <= Tolerance.trust.value ? nil : .infeasible(nil)
    case .feasible(_, _, let limit), .noSolution(_, let limit):
      return .noSolution(bound: nil, stoppedBy: limit)
    default: return nil
    }
  }

  /// Proves that the objective has no end; `nil` when it has one after all.
  private func unboundedness(_ watch: inout Watch) throws(GLPKFailure) -> Outcome? {
    guard provesClaims else { return .infeasibleOrUnbounded }
    let recipes = Recipe.list(for: SolverOptions())
    let ray = try LinearSolve(program.recession, recipes, provesClaims: false).run(&watch).outcome
    guard case .optimal(let direction) = ray else { return .infeasibleOrUnbounded }
    let gain = program.direction == .minimize ? -direction.objective : direction.objective
    guard gain > 1e-9 else { return nil }
    switch try LinearSolve(program.withoutObjective, recipes, provesClaims: true).run(&watch).outcome {
    case .optimal, .feasible: return .unbounded
    case .infeasible(let proof): return .infeasible(proof)
    default: return .infeasibleOrUnbounded
    }
  }
}

extension Residuals {
  /// One number to compare two answers by.
  var size: Double {
    let dual = dual.map { max($0.row.relative, $0.column.relative, $0.complementarity, $0.relativeGap) }
    return max(primal, dual ?? 0)
  }
}

extension Vertex {
  /// The dual objective, where the duals price only bounds that exist: then nothing feasible is better.
  var provedBound: Double? {
    guard let dual = residuals.dual, dual.row.position == nil, dual.column.position == nil else { return nil }
    return dual.objective
  }
}
