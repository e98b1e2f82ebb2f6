internal import CGLPK
internal import LinearProgramming

/// A mixed-integer program: relaxation, rounded starts, then branch and bound in more than one way.
///
/// No single way suits every program: cuts prove covering programs optimal at the root and never find a
/// point of others. So several are tried in turn, each but the last with a limit on its nodes (not on its
/// time: the same program takes the same path everywhere), and each helped by the best point and the best
/// bound so far.
struct Search {
  let program: LinearProgram
  private let options: SolverOptions
  /// The best point so far: whole numbers exact, the rest from a linear solve.
  private var incumbent: Solution?
  /// The best proved bound so far.
  private var bound: Double?
  private var rootBasis: Basis?

  /// - Parameter program: with integer columns; their bounds may be fractional.
  init(_ program: LinearProgram, _ options: SolverOptions) {
    self.program = program.roundingIntegerBounds
    self.options = options
  }

  static func run(
    _ program: LinearProgram, _ options: SolverOptions, _ watch: inout Watch
  ) throws(GLPKFailure) -> SolverResult {
    var search = Search(program, options)
    let (outcome, method) = try search.run(&watch)
    let statistics = SolverStatistics(method: method, iterations: watch.iterations, nodes: watch.nodes)
    return SolverResult(outcome: outcome, statistics: statistics)
  }

  private mutating func run(_ watch: inout Watch) throws(GLPKFailure) -> (Outcome, String) {
    guard program.hasRoomForWholeNumbers else { return (.infeasible(nil), "bounds alone") }
    if program.nonzeroCount == 0 { return (program.outcomeWithoutNonzeros, "bounds alone") }
    let (relaxation, method) = try LinearSolve(program, options).run(&watch)
    switch relaxation {
    case .optimal(let root):
      bound = root.objective
      rootBasis = root.basis
      try start(from: root, &watch)
      try startFromDecisions(root, &watch)
      return try search(&watch)
    case .feasible(_, let bound, let limit), .noSolution(let bound, let limit):
      return (.noSolution(bound: bound, stoppedBy: limit), method)
    case .infeasible(let proof): return (.infeasible(proof), method)
    // Whether the whole points go on for ever, or there are none, the relaxation does not say.
    case .unbounded, .infeasibleOrUnbounded: return (.infeasibleOrUnbounded, method)
    }
  }

  /// Rounds the relaxation's answer up, to the nearest, and down, and keeps what a linear solve can complete.
  private mutating func start(from root: Solution, _ watch: inout Watch) throws(GLPKFailure) {
    for rule in [FloatingPointRoundingRule.toNearestOrEven, .up, .down] {
      guard watch.reached == nil, !isClosed else { return }
      try offer(program.rounded(root.columnValues, rule), &watch)
    }
    for upwards in [false, true] { try dive(from: root, in: program, upwards: upwards, &watch) }
  }

  /// Where some whole numbers are yes or no and others count, decides the former first, with the latter continuous, and
  /// then rounds these. What is decided so is worth more than what is lost by rounding, and no bound on it is lost:
  /// the first step is a relaxation of the whole.
  private mutating func startFromDecisions(_ root: Solution, _ watch: inout Watch) throws(GLPKFailure) {
    guard watch.reached == nil, !isClosed, let decisions = program.withOnlyDecisionsWhole else { return }
    var asked = options
    // What it leaves open of the gap is lost to the whole.
    asked.relativeGap = options.relativeGap / 10
    var first = Search(decisions, asked)
    (first.bound, first.rootBasis) = (root.objective, root.basis)
    try first.start(from: root, &watch)
    if !first.isClosed { _ = try first.run(.decisions, &watch) }
    if let bound = first.bound { improveBound(bound) }
    guard let decided = first.incumbent else { return }
    for rule in [FloatingPointRoundingRule.toNearestOrEven, .up, .down] {
      guard watch.reached == nil, !isClosed else { return }
      try offer(program.rounded(decided.columnValues, rule), &watch)
    }
    try dive(from: decided, in: program.fixing(decisionsOf: decided), &watch)
  }

  private mutating func search(_ watch: inout Watch) throws(GLPKFailure) -> (Outcome, String) {
    if isClosed { return (outcome(), "rounded relaxation") }
    var failure: GLPKFailure?
    for strategy in Strategy.all {
      do {
        let isExhausted = try run(strategy, &watch)
        if isExhausted { return (exhaustedOutcome(), strategy.name) }
        if isClosed { return (outcome(), strategy.name) }
      } catch {
        failure = error
      }
      if let limit = watch.reached { return (outcome(stoppedBy: limit), strategy.name) }
    }
    // No search proved its best point within the gap, as where whole numbers hide in the solver's tolerances.
    if incumbent != nil { return (outcome(stoppedBy: .iterations), "every search") }
    throw failure
      ?? GLPKFailure(doing: "searching for whole numbers", code: 0, detail: "no search came to an end")
  }
}

// MARK: - One strategy

extension Search {
  /// - Returns: whether the whole tree was searched.
  private mutating func run(_ strategy: Strategy, _ watch: inout Watch) throws(GLPKFailure) -> Bool {
    let handle = try GLPKHandle()
    try handle.load(program, whole: true)
    var target = GLPKHandle.Target.original
    if strategy.presolve {
      switch try handle.presolve(whole: true) {
      case .reduced: break
      case .noPrimalFeasible: return incumbent == nil
      // The relaxation has an optimum: this claim is rounding.
      case .noDualFeasible: return false
      }
      target = .reduced
      let size = try handle.size(of: .reduced)
      // The presolve left nothing to search, and GLPK does not take an empty problem.
      guard size.rows > 0, size.columns > 0 else { return false }
    }
    try handle.scale(target, automatically: true)
    try prepareRoot(of: target, in: handle)
    guard case .optimal = try handle.runSimplex(on: target, .dual, tolerance: 1e-8, &watch) else {
      return false
    }
    let state = try branchAndBound(handle, target, strategy, &watch)
    if state.has_bound != 0 { improveBound(state.bound) }
    switch Int(state.status) {
    case CG_OPTIMAL, CG_FEASIBLE:
      if target == .reduced { try handle.postsolve() }
      let values = try handle.point(of: .original, .whole).columnValues
      let found = program.rounded(values, .toNearestOrEven)
      try watch.finishing { (watch) throws(GLPKFailure) in try offer(found, isFound: true, &watch) }
      // What was found must be held too, or the tree was searched for the sake of a point that is none.
      return Int(state.status) == CG_OPTIMAL && isReached(state.objective)
    case CG_NONE_EXISTS: return true
    default: return false
    }
  }

  private func prepareRoot(
    of target: GLPKHandle.Target, in handle: borrowing GLPKHandle
  ) throws(GLPKFailure) {
    guard target == .original, let rootBasis else { return try handle.makeBasis(of: target, advanced: true) }
    try handle.setBasis(rootBasis, of: target)
  }

  private func branchAndBound(
    _ handle: borrowing GLPKHandle, _ target: GLPKHandle.Target, _ strategy: Strategy, _ watch: inout Watch
  ) throws(GLPKFailure) -> cg_search_state {
    var control = cg_search_options()
    control.cuts = strategy.cuts ? 1 : 0
    control.depth_first = strategy.depthFirst ? 1 : 0
    control.pump = strategy.pump ? 1 : 0
    control.node_limit = Int32(strategy.nodeLimit ?? 0)
    control.relative_gap = options.relativeGap
    let start = target == .original ? incumbent?.columnValues : nil
    var (iterations, nodes) = (Int32(-1), Int32(0))
    let (_, state) = try handle.search(on: target, control, start: start) { progress in
      if iterations >= 0 { watch.iterations += Int(progress.iterations - iterations) }
      iterations = progress.iterations
      watch.nodes += Int(progress.nodes - nodes)
      nodes = progress.nodes
      let objective = progress.has_objective != 0 ? progress.objective : nil
      let bound = progress.has_bound != 0 ? progress.bound : nil
      watch.report(
        .search, objective: best(objective, incumbent?.objective), bound: tighter(bound, self.bound))
      return watch.reached != nil || isClosed(by: bound)
    }
    return state
  }
}

// MARK: - Points and bounds

extension Search {
  /// Completes whole numbers to a point by a linear solve over the rest, and keeps it if it is the best.
  ///
  /// - Parameter isFound: whether a search found the numbers. That they then have no point is believed only when proved.
  mutating func offer(
    _ values: [Double], isFound: Bool = false, _ watch: inout Watch
  ) throws(GLPKFailure) {
    var options = SolverOptions()
    options.startingBasis = rootBasis
    let point = Solution(objective: 0, columnValues: values, rowValues: [], duals: nil, basis: nil, bound: 0)
    let fixed = LinearSolve(
      program.fixingIntegers(at: point), Recipe.list(for: options), provesClaims: isFound)
    guard var solution = try fixed.run(&watch).outcome.solution, isBetter(solution.objective) else { return }
    guard
      Residuals(columnValues: solution.columnValues, duals: nil, in: program).primal <= Tolerance.trust.value
    else { return }
    solution.fixedDuals = solution.duals
    solution.duals = nil
    solution.basis = nil
    incumbent = solution
  }

  private func isBetter(_ objective: Double) -> Bool {
    guard let incumbent else { return true }
    return program.direction == .minimize ? objective < incumbent.objective : objective > incumbent.objective
  }

  /// Whether the best point is as good as an objective, up to what whole numbers found to 1e-5 can hide.
  private func isReached(_ objective: Double) -> Bool {
    guard let incumbent else { return false }
    let excess =
      program.direction == .minimize ? incumbent.objective - objective : objective - incumbent.objective
    return excess <= 1e-6 * max(1, abs(objective))
  }

  private func best(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return left ?? right }
    return program.direction == .minimize ? min(left, right) : max(left, right)
  }

  private func tighter(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return left ?? right }
    return program.direction == .minimize ? max(left, right) : min(left, right)
  }

  private mutating func improveBound(_ other: Double) { bound = tighter(other, bound) }

  var isClosed: Bool { isClosed(by: nil) }

  /// Whether the best point is as good as asked, under the best bound or `other`.
  private func isClosed(by other: Double?) -> Bool {
    guard let incumbent, let bound = tighter(other, bound) else { return false }
    let gap = program.direction == .minimize ? incumbent.objective - bound : bound - incumbent.objective
    // Below 1e-9 of the objective the gap is the rounding of two linear solves.
    return gap <= max(options.relativeGap, 1e-9) * abs(incumbent.objective)
  }

  // MARK: Outcomes

  /// A point cannot be better than a bound on it but by rounding: the point is the truth.
  private func finished(_ solution: Solution, bound: Double?) -> Solution {
    var solution = solution
    let bound = bound ?? solution.objective
    solution.bound =
      program.direction == .minimize ? min(bound, solution.objective) : max(bound, solution.objective)
    return solution
  }

  private func outcome() -> Outcome {
    incumbent.map { .optimal(finished($0, bound: bound)) } ?? .infeasible(nil)
  }

  /// The tree holds nothing better than the best point.
  private func exhaustedOutcome() -> Outcome {
    incumbent.map { .optimal(finished($0, bound: $0.objective)) } ?? .infeasible(nil)
  }

  private func outcome(stoppedBy limit: Outcome.Limit) -> Outcome {
    guard let incumbent else { return .noSolution(bound: bound, stoppedBy: limit) }
    let solution = finished(incumbent, bound: bound)
    return .feasible(solution, bound: bound.map { _ in solution.bound }, stoppedBy: limit)
  }
}
