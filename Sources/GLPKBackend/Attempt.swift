internal import CGLPK
internal import LinearProgramming

/// One recipe run on one program: load, presolve, simplex in slices, undo the presolve, refine.
struct Attempt: ~Copyable {
  enum Answer {
    case optimal(Vertex)
    /// Where it stood, if that was a vertex.
    case stopped(Limit, Vertex?)
    /// No point satisfies every bound; perhaps with weights on rows that show it, up to sign.
    case noPoint([Double]?)
    /// No prices exist: unbounded, or infeasible as well.
    case noOptimum
  }

  private enum End { case optimal, noPoint, noOptimum, stopped(Limit) }

  private let program: LinearProgram
  private let recipe: Recipe
  private let handle: GLPKHandle

  private init(_ program: LinearProgram, _ recipe: Recipe, _ handle: consuming GLPKHandle) {
    self.program = program
    self.recipe = recipe
    self.handle = handle
  }

  static func run(
    _ recipe: Recipe, on program: LinearProgram, _ watch: inout Watch
  ) throws(GLPKFailure) -> Answer {
    let handle = try GLPKHandle()
    try handle.load(program, whole: false)
    return try Attempt(program, recipe, handle).run(&watch)
  }

  private borrowing func run(_ watch: inout Watch) throws(GLPKFailure) -> Answer {
    var target = GLPKHandle.Target.original
    if recipe.presolve {
      watch.report(.presolve)
      switch try handle.presolve(whole: false) {
      case .reduced: target = .reduced
      case .noPrimalFeasible: return .noPoint(nil)
      case .noDualFeasible: return .noOptimum
      }
    }
    if recipe.scale { try handle.scale(target, automatically: true) }
    if case .interior = recipe.start {
      if let limit = try crossover(target, &watch) { return .stopped(limit, nil) }
    } else {
      try start(target)
    }
    let end = try simplex(target, try method(target), recipe.tolerance, &watch)
    switch end {
    case .noPoint: return .noPoint(target == .original ? try handle.infeasibleCombination(of: target) : nil)
    case .noOptimum: return .noOptimum
    case .stopped(let limit): return .stopped(limit, stoppedVertex(target))
    case .optimal: break
    }
    if target == .reduced {
      try handle.postsolve()
      if recipe.scale { try handle.scale(.original, automatically: true) }
    }
    return try polish(&watch)
  }

  // MARK: Steps

  private borrowing func start(_ target: GLPKHandle.Target) throws(GLPKFailure) {
    switch recipe.start {
    case .given(let basis): try handle.setBasis(basis, of: target)
    case .advanced, .interior: try handle.makeBasis(of: target, advanced: true)
    case .standard: try handle.makeBasis(of: target, advanced: false)
    }
  }

  /// Runs the interior-point method and leaves the target at a basis near its answer.
  private borrowing func crossover(
    _ target: GLPKHandle.Target, _ watch: inout Watch
  ) throws(GLPKFailure) -> Limit? {
    try handle.makeBasis(of: target, advanced: true)
    return nil
  }

  /// A given basis is left by the primal simplex where it is feasible, and by the dual where it is not.
  private borrowing func method(_ target: GLPKHandle.Target) throws(GLPKFailure) -> Int32 {
    switch recipe.method {
    case .primal: return Int32(CG_PRIMAL_SIMPLEX)
    case .dual: return Int32(CG_DUAL_SIMPLEX)
    case .byFeasibility:
      guard let state = try handle.factorize(target) else {
        throw GLPKFailure(doing: "starting from the given basis", code: 1, detail: "it is singular")
      }
      let feasible = state.primal_status == Int32(CG_FEASIBLE)
      return Int32(feasible ? CG_PRIMAL_SIMPLEX : CG_DUAL_SIMPLEX)
    }
  }

  private borrowing func simplex(
    _ target: GLPKHandle.Target, _ method: Int32, _ tolerance: Double, _ watch: inout Watch
  ) throws(GLPKFailure) -> End {
    let size = try handle.size(of: target)
    let slice = Self.sliceLength(rows: size.rows, columns: size.columns)
    let ratio = recipe.longStep && method == Int32(CG_DUAL_SIMPLEX) ? CG_LONG_STEP_RATIO : CG_HARRIS_RATIO
    while true {
      if let limit = watch.reached { return .stopped(limit) }
      let options = cg_simplex_options(
        method: method, ratio_test: Int32(ratio), primal_tolerance: tolerance, dual_tolerance: tolerance,
        iteration_limit: Int32(min(slice, watch.iterationsLeft)), milliseconds_limit: watch.millisecondsLeft)
      let (code, state) = try handle.simplex(on: target, options)
      watch.iterations += Int(state.iterations)
      let feasible = state.primal_status == Int32(CG_FEASIBLE)
      watch.report(feasible ? .optimization : .feasibility, objective: feasible ? state.objective : nil)
      switch Int(code) {
      case 0: return try Self.end(state)
      case CG_ITERATION_LIMIT, CG_TIME_LIMIT: continue
      default: throw GLPKFailure(doing: "running the simplex method", code: code, detail: "GLPK answered \(code)")
      }
    }
  }

  /// Pivots between two looks at the clock. Counted, not timed: a restart resets the prices' reference weights,
  /// and the same program must take the same path on every machine. A pivot costs about 40 ns per column.
  private static func sliceLength(rows: Int, columns: Int) -> Int {
    max(50, min(5000, 10_000_000 / max(1, rows + columns)))
  }

  private static func end(_ state: cg_simplex_state) throws(GLPKFailure) -> End {
    let primal = Int(state.primal_status)
    let dual = Int(state.dual_status)
    if primal == CG_FEASIBLE, dual == CG_FEASIBLE { return .optimal }
    if primal == CG_NONE_EXISTS { return .noPoint }
    if dual == CG_NONE_EXISTS { return .noOptimum }
    throw GLPKFailure(doing: "running the simplex method", code: 0, detail: "it ended without an answer")
  }

  /// Brings the original problem's basis to a vertex that holds in unscaled numbers: simplex with tighter
  /// and tighter tolerances, until the refined point is within `Tolerance.feasibility`.
  private borrowing func polish(_ watch: inout Watch) throws(GLPKFailure) -> Answer {
    var best: Vertex?
    for tolerance in [1e-9, 1e-10, 1e-11] {
      watch.report(.refinement)
      if let vertex = try Vertex(of: program, in: handle) {
        if vertex.residuals.areWithin(.feasibility) { return .optimal(vertex) }
        if vertex.residuals.size < best?.residuals.size ?? .infinity { best = vertex }
      }
      do {
        guard case .optimal = try simplex(.original, Int32(CG_PRIMAL_SIMPLEX), tolerance, &watch) else { break }
      } catch {
        break
      }
    }
    if let vertex = try Vertex(of: program, in: handle), vertex.residuals.size < best?.residuals.size ?? .infinity {
      best = vertex
    }
    if let best { return .optimal(best) }
    if let limit = watch.reached { return .stopped(limit, nil) }
    throw GLPKFailure(doing: "refining the optimum", code: 0, detail: "the basis is singular")
  }

  /// Where a stopped simplex stood, in the original's terms. A presolve may refuse to be undone from there.
  private borrowing func stoppedVertex(_ target: GLPKHandle.Target) -> Vertex? {
    do {
      if target == .reduced {
        try handle.postsolve()
        try handle.scale(.original, automatically: true)
      }
      return try Vertex(of: program, in: handle)
    } catch {
      return nil
    }
  }
}
