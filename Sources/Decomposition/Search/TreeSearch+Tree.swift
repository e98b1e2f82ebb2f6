internal import LinearProgramming

/// The tree: which node is searched next, and what branching on it gives.
extension TreeSearch {
  /// Searches from a node whose relaxation is solved, until the gap is closed, the tree exhausted, or a limit reached.
  mutating func search(_ root: Node) throws(SolverError) {
    var plunging: Node? = root
    // What is begun when the search ends is still open.
    defer { if let plunging { insert(plunging) } }
    while budget.reached == nil {
      guard let node = plunging ?? open.popLast() else { return }
      plunging = nil
      if isHopeless(node.bound) { continue }
      if node.values == nil {
        plunging = try examine([node]).first
      } else {
        plunging = try branch(node)
      }
      let best = min(plunging?.bound ?? .infinity, open.last?.bound ?? .infinity)
      report(bound: best)
      if isClosed(by: best) { return }
    }
  }

  /// Branches on a column, or keeps the point where there is none to branch on.
  ///
  /// - Returns: the more promising child; the other one is left for later.
  private mutating func branch(_ node: Node) throws(SolverError) -> Node? {
    let values = node.values ?? []
    var choice = history.choice(among: fractional(values), at: values)
    if choice == nil {
      if try offer(values, from: node.basis) { return nil }
      // A number that is whole but for rounding may stand for another: what it is short of is decided by branching.
      choice = nearlyWhole(values, in: node)
    }
    guard let column = choice else {
      abandon(node)
      return nil
    }
    let value = values[column]
    let bounds = node.bounds[column] ?? program.columnBounds[column]
    func child(_ up: Bool) -> Node {
      var child = node
      child.values = nil
      child.bounds[column] =
        up
        ? Bounds(lower: value.rounded(.up), upper: bounds.upper)
        : Bounds(lower: bounds.lower, upper: value.rounded(.down))
      let distance = up ? value.rounded(.up) - value : value - value.rounded(.down)
      child.branch = BranchingHistory.Branch(column: column, isUp: up, distance: distance)
      return child
    }
    let up = value - value.rounded(.down) >= 0.5
    var children = try examine([child(up), child(!up)])
    guard let better = children.indices.min(by: { children[$0].bound < children[$1].bound }) else {
      return nil
    }
    let next = children.remove(at: better)
    for child in children { insert(child) }
    return next
  }

  /// The integer column that is furthest from whole among those that a node leaves open.
  private func nearlyWhole(_ values: [Double], in node: Node) -> Int? {
    let open = integers.filter { values[$0] != values[$0].rounded() && node.bounds[$0]?.isFixed != true }
    return open.max { abs(values[$0] - values[$0].rounded()) < abs(values[$1] - values[$1].rounded()) }
  }

  /// Solves the relaxations of nodes, each on a thread of its own; those of which nothing is left to search are gone.
  private mutating func examine(_ nodes: [Node]) throws(SolverError) -> [Node] {
    var left: [Node] = []
    self.nodes += nodes.count
    let answers = try solve(nodes.map { ($0.bounds, $0.basis) }, iterationLimit: nil)
    for (node, answer) in zip(nodes, answers) {
      switch answer {
      case .optimal(let solution, let basis):
        let bound = max(node.bound, sense * solution.objective)
        if let branch = node.branch { history.learn(from: branch, rise: bound - node.bound) }
        if isHopeless(bound) { continue }
        left.append(
          Node(bounds: node.bounds, bound: bound, basis: basis, values: solution.columnValues))
      case .nothing: break
      case .unknown, .unbounded: abandon(node)
      case .stopped: insert(node)
      }
    }
    return left
  }

  private mutating func insert(_ node: Node) {
    let place = open.firstIndex { $0.bound <= node.bound } ?? open.count
    open.insert(node, at: place)
  }

  /// Solves the relaxation under several sets of bounds at once.
  mutating func solve(
    _ parts: [(bounds: [Int: Bounds], basis: Basis)], iterationLimit: Int?
  ) throws(SolverError) -> [Relaxation.Answer] {
    struct Part: Sendable {
      let bounds: [Int: Bounds]
      let basis: Basis
      var relaxation: Relaxation
      var budget: Budget
    }
    let told = progress(nil)
    let asked = parts.map { Part(bounds: $0.bounds, basis: $0.basis, relaxation: relaxation, budget: budget) }
    let results = Together.map(asked) { [base] place, part in
      var part = part
      // Two threads would tell of two things in turn: only one is told of.
      if place > 0 { part.budget.silence() }
      let answer = Result { () throws(SolverError) in
        try part.relaxation.solve(
          part.bounds, from: part.basis, with: base, &part.budget, iterationLimit: iterationLimit,
          progress: told)
      }
      return (part, answer)
    }
    var answers: [Relaxation.Answer] = []
    let before = budget.iterations
    for (part, answer) in results {
      budget.charge(
        SolverStatistics(method: "", iterations: part.budget.iterations - before))
      relaxation.join(part.relaxation)
      answers.append(try answer.get())
    }
    return answers
  }
}
