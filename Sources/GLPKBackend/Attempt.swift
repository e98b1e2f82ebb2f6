internal import CGLPK
internal import LinearProgramming

/// One recipe run on one program: load, presolve, simplex in slices, undo the presolve, refine.
struct Attempt: ~Copyable {
  enum Answer {
    case optimal(Vertex)
    /// Where it stood, if that was a vertex.
    case stopped(Outcome.Limit, Vertex?)
    /// No point satisfies every bound; perhaps with weights on rows that show it, up to sign.
    case noPoint([Double]?)
    /// No prices exist: unbounded, or infeasible as well.
    case noOptimum
  }

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
    if let limit = watch.interruption { return .stopped(limit, nil) }
    let handle = try GLPKHandle()
    try handle.load(program, whole: false)
    return try Attempt(program, recipe, handle).run(&watch)
  }

  private borrowing func run(_ watch: inout Watch) throws(GLPKFailure) -> Answer {
    var target = GLPKHandle.Target.original
    if recipe.presolve {
      if let limit = watch.interruption { return .stopped(limit, nil) }
      watch.report(.presolve)
      switch try handle.presolve(whole: false) {
      case .reduced: target = .reduced
      case .noPrimalFeasible: return .noPoint(nil)
      case .noDualFeasible: return .noOptimum
      }
    }
    if let limit = watch.interruption { return .stopped(limit, nil) }
    if recipe.scale { try handle.scale(target, automatically: true) }
    if case .interior = recipe.start {
      if let limit = try crossover(target, &watch) { return .stopped(limit, nil) }
    } else {
      try start(target)
    }
    if case .byFeasibility = recipe.method, target == .original, try method(target) != nil,
      var sifting = Sifting(program)
    {
      try sifting.run(on: handle, tolerance: recipe.tolerance, &watch)
    }
    if let method = try method(target) {
      switch try handle.runSimplex(on: target, method, tolerance: recipe.tolerance, &watch) {
      case .noPoint: return .noPoint(target == .original ? try handle.infeasibleCombination(of: target) : nil)
      case .noOptimum: return .noOptimum
      case .stopped(let limit): return .stopped(limit, stoppedVertex(target))
      case .abandoned(let limit): return .stopped(limit, nil)
      case .optimal: break
      }
    }
    if target == .reduced {
      try handle.postsolve()
      if recipe.scale { try handle.scale(.original, automatically: true) }
    }
    return try handle.polish(program, &watch)
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
  ///
  /// - Returns: the limit that stopped it; the handle then holds nothing.
  private borrowing func crossover(
    _ target: GLPKHandle.Target, _ watch: inout Watch
  ) throws(GLPKFailure) -> Outcome.Limit? {
    let before = watch.iterations
    let end = try handle.interior(on: target) { progress in
      watch.iterations = before + Int(progress.iterations)
      watch.report(.interiorPoint, objective: progress.objective)
      return watch.reached != nil
    }
    guard let end else { return watch.reached ?? .cancelled }
    guard end.code == 0, Int(end.status) == CG_OPTIMAL else {
      throw GLPKFailure(
        doing: "running the interior-point method", code: end.code, detail: "it did not converge")
    }
    let point = try handle.point(of: target, .interior)
    let basis = Crossover.basis(near: point, of: try handle.matrix(of: target))
    try handle.setBasis(basis, of: target)
    return nil
  }

  /// - Returns: `nil` for a given basis that is optimal as it is: the polish says so, or goes on from there.
  private borrowing func method(_ target: GLPKHandle.Target) throws(GLPKFailure) -> GLPKHandle.Simplex? {
    switch recipe.method {
    case .primal: .primal
    case .dual: .dual
    case .byFeasibility: try handle.methodByFeasibility(target)
    }
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
