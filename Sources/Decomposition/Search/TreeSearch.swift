internal import LinearProgramming

/// One search: the relaxation, the best point and the open nodes.
struct TreeSearch {
  let base: any Solver
  /// As handed in, its objective scaled and the bounds of its integer columns whole.
  let program: LinearProgram
  /// Positions of integer columns.
  let integers: [Int]
  let scale: Double
  /// 1 where the objective is minimised, -1 where it is maximised: costs times it are minimised.
  let sense: Double
  var budget: Budget
  var relaxation: Relaxation
  var incumbent: Solution?
  /// Open nodes, those with the best bound last.
  var open: [Node] = []
  var history: BranchingHistory
  var nodes = 0
  /// The best bound of nodes that were not searched to their end.
  private var givenUp = Double.infinity
  /// Whether every node was solved; the base solver may break down on one.
  private var isExhaustive = true

  init(base: any Solver, program: LinearProgram, options: SolverOptions) {
    self.base = base
    scale = program.objectiveScale
    var scaled = program.roundingIntegerBounds
    scaled.scaleObjective(by: scale)
    self.program = scaled
    integers = scaled.columnDomains.indices.filter { scaled.columnDomains[$0] == .integer }
    sense = program.direction == .minimize ? 1 : -1
    budget = Budget(options)
    relaxation = Relaxation(of: scaled, leavingOut: scaled.stages?.lazyRows ?? [])
    history = BranchingHistory(columns: scaled.columnCount)
  }

  /// A part of the tree that is not searched yet.
  struct Node: Sendable {
    /// Bounds of integer columns that differ from the program's.
    var bounds: [Int: Bounds]
    /// What no point of the node can be better than, as a cost that is minimised.
    var bound: Double
    var basis: Basis
    /// The point of the node's relaxation; `nil` where that is not solved yet.
    var values: [Double]?
    /// How the node came about, to learn from its bound.
    var branch: BranchingHistory.Branch?
  }

  mutating func run() throws(SolverError) -> SolverResult {
    guard program.columnBounds.allSatisfy({ ($0.lower ?? -.infinity) <= ($0.upper ?? .infinity) }) else {
      return result(.infeasible(nil), "bounds alone")
    }
    switch try solveRoot() {
    case .optimal(let solution, let basis):
      let node = Node(
        bounds: [:], bound: sense * solution.objective, basis: basis, values: solution.columnValues)
      if !fractional(solution.columnValues).isEmpty { try findPoints(from: node, solution.columnValues) }
      try search(node)
      return result(outcome, "branch and bound with \(nodes) nodes")
    case .nothing(let proof): return result(.infeasible(proof), "relaxation")
    // Whether the whole points go on for ever, or there are none, the relaxation does not say.
    case .unbounded: return result(.infeasibleOrUnbounded, "relaxation")
    case .unknown: throw .failed(doing: "solving the relaxation", detail: "the solver came to no end")
    case .stopped(let limit): return result(.noSolution(bound: nil, stoppedBy: limit), "relaxation")
    }
  }

  /// The relaxation: from the basis that was handed in, in time as the base solver does it where there are several
  /// periods, or with the rows that seldom bind left out from the start.
  private mutating func solveRoot() throws(SolverError) -> Relaxation.Answer {
    let lazy = program.stages?.lazyRows ?? []
    if let basis = budget.options.startingBasis {
      relaxation = Relaxation(of: program, leavingOut: lazy.filter { basis.rows[Int($0)] == .basic })
      return try relaxation.solve([:], from: basis, with: base, &budget, progress: progress(nil))
    }
    guard let stages = program.stages, stages.count > 1 else {
      return try relaxation.solve([:], from: nil, with: base, &budget, progress: progress(nil))
    }
    let root = try base.solve(program.relaxed, budget.remaining(progress(nil)))
    budget.charge(root.statistics)
    switch root.outcome {
    case .optimal(let solution):
      guard let basis = solution.basis else { return .unknown }
      relaxation = Relaxation(of: program, leavingOut: lazy.filter { basis.rows[Int($0)] == .basic })
      return .optimal(solution, basis)
    case .infeasible(let proof): return .nothing(proof)
    case .unbounded, .infeasibleOrUnbounded: return .unbounded
    case .feasible(_, _, let limit), .noSolution(_, let limit): return .stopped(limit)
    }
  }
}

// MARK: - Points and bounds

extension TreeSearch {
  /// A value within this of a whole number is that number.
  static let integrality = 1e-6

  func fractional(_ values: [Double]) -> [Int] {
    integers.filter { abs(values[$0] - values[$0].rounded()) > Self.integrality }
  }

  /// Completes whole numbers to a point of the whole program by a linear solve, and keeps it if it is the best.
  ///
  /// - Returns: whether the numbers can be completed.
  @discardableResult
  mutating func offer(
    _ values: [Double], from basis: Basis, iterationLimit: Int? = nil
  ) throws(SolverError) -> Bool {
    let bounds = fixing(values)
    guard case .optimal(let solution, _)? = try solve([(bounds, basis)], iterationLimit: iterationLimit).first
    else { return false }
    keep(solution)
    return true
  }

  /// Bounds that fix every integer column at the nearest whole number to its value.
  func fixing(_ values: [Double]) -> [Int: Bounds] {
    var bounds: [Int: Bounds] = [:]
    for column in integers {
      let own = program.columnBounds[column]
      let whole = values[column].rounded()
      bounds[column] = .equal(to: min(own.upper ?? whole, max(own.lower ?? whole, whole)))
    }
    return bounds
  }

  /// Keeps a point with whole numbers if it is the best.
  mutating func keep(_ point: Solution) {
    if let incumbent, sense * point.objective >= sense * incumbent.objective { return }
    var solution = point
    solution.fixedDuals = solution.duals
    solution.duals = nil
    incumbent = solution
    let nodes = open
    open = nodes.filter { !isHopeless($0.bound) }
  }

  /// Leaves a node that cannot be solved: its bound stays, and nothing is claimed about it.
  mutating func abandon(_ node: Node) {
    givenUp = min(givenUp, node.bound)
    isExhaustive = false
  }

  /// Whether nothing under a bound is worth finding: then it is given up, and the proof can be no better.
  mutating func isHopeless(_ bound: Double) -> Bool {
    guard let incumbent, bound >= sense * incumbent.objective - gap(incumbent) else { return false }
    givenUp = min(givenUp, bound)
    return true
  }

  func isClosed(by bound: Double) -> Bool {
    guard let incumbent else { return false }
    return sense * incumbent.objective - bound <= gap(incumbent)
  }

  /// What may lie between a point and the bound; below 1e-9 of the objective it is the rounding of two solves.
  private func gap(_ incumbent: Solution) -> Double {
    max(budget.options.relativeGap, 1e-9) * abs(incumbent.objective)
  }

  /// The best that any open node could hold; that of the best point where there is none.
  private var provedBound: Double? {
    let left = open.reduce(givenUp) { min($0, $1.bound) }
    let bound = min(left, incumbent.map { sense * $0.objective } ?? .infinity)
    return bound.isFinite ? bound : nil
  }

  private var outcome: Outcome {
    let bound = provedBound.map { sense * $0 }
    guard var solution = incumbent else {
      if let limit = budget.reached { return .noSolution(bound: bound, stoppedBy: limit) }
      return isExhaustive ? .infeasible(nil) : .noSolution(bound: bound, stoppedBy: .iterations)
    }
    solution.bound = bound ?? solution.objective
    if isClosed(by: sense * solution.bound) { return .optimal(solution) }
    return .feasible(solution, bound: bound, stoppedBy: budget.reached ?? .iterations)
  }

  private func result(_ outcome: Outcome, _ method: String) -> SolverResult {
    SolverResult(
      outcome: outcome.unscaled(by: scale),
      statistics: SolverStatistics(method: method, iterations: budget.iterations, nodes: nodes))
  }

  /// What a part's progress says of the whole.
  func progress(_ bound: Double?) -> @Sendable (SolverProgress) -> SolverProgress {
    let objective = incumbent.map { $0.objective / scale }
    let bound = bound.map { sense * $0 / scale }
    return { [nodes] part in
      var whole = SolverProgress(
        phase: part.phase, iterations: part.iterations, objective: objective, bound: bound)
      whole.nodes = nodes
      return whole
    }
  }

  func report(bound: Double) {
    var progress = SolverProgress(
      phase: .search, iterations: budget.iterations, objective: incumbent.map { $0.objective / scale },
      bound: bound.isFinite ? sense * bound / scale : nil)
    progress.nodes = nodes
    budget.options.onProgress?(progress)
  }
}
