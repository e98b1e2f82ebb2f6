internal import Dispatch
internal import Formulation
internal import LinearProgramming
internal import PlacementModel
internal import Synchronization

/// A program whose optimum is followed, and where that begins.
struct FollowedProgram {
  let placement: PlacementProgram
  let rows: ParametricRows
  /// An optimum of the program near `position`, and where the number that moves stands.
  let basis: Basis
  let position: Double
  /// The optimum there, in currency.
  let cost: Double
  /// Where the limit binds nothing any more: the curve ends there.
  let slack: Double
  /// Whether a larger number leaves more room.
  let loosensUpward: Bool
  /// Where a minimum asks for everything: 1, or the factor that makes its largest bound 1.
  var most = 1.0
}

extension FrontierSearch {
  /// The curve from the plan of the problem as it stands.
  mutating func followed(_ axis: Frontier.Axis, from footing: Footing) throws(PlanningError) -> Frontier {
    var frontier = Frontier(problem: problem, axis: axis)
    let followed = try program(axis, footing)
    frontier.today = Frontier.Point(position: followed.position, cost: footing.solution.objective)
    try follow(followed, into: &frontier)
    return frontier
  }

  /// The curve of a problem that has no plan as it stands: from where the limit binds nothing.
  mutating func withoutFooting(
    _ axis: inout Frontier.Axis, _ stated: PlacementProgram
  ) throws(PlanningError) -> Frontier {
    var frontier = Frontier(problem: problem, axis: axis)
    guard case .limit(let limit, let side, let factor) = axis else {
      frontier.low = .noPlan([])
      frontier.high = .noPlan([])
      return frontier
    }
    let ends = stated.ends(of: limit).filter { $0.side == side }
    var free = stated.program
    for end in ends { free.setBounds(.free, of: end.row) }
    let outcome = try attempt { () throws(SolverError) in
      try analyst.vertices.solve(free, clock.solverOptions).outcome
    }
    switch outcome {
    case .optimal(let solution):
      let movement = movement(factor)
      guard let basis = solution.basis,
        let slack = stated.boundKept(by: solution, at: ends, movement)
      else { break }
      let followed = FollowedProgram(
        placement: stated, rows: stated.rows(moving: ends, by: movement), basis: basis, position: slack,
        cost: solution.objective,
        slack: slack, loosensUpward: side == .maximum, most: Self.most(ends, factor))
      try follow(followed, into: &frontier)
      return frontier
    case .noSolution(_, let limit), .feasible(_, _, let limit):
      frontier.low = .stopped(Plan.StopCause(limit))
      frontier.high = frontier.low
      return frontier
    case .infeasible(let proof):
      frontier.low = .noPlan(proof.map { stated.conflict($0, in: free) } ?? [])
      frontier.high = frontier.low
      return frontier
    default: break
    }
    frontier.low = .noPlan([])
    frontier.high = .noPlan([])
    return frontier
  }

  private static func most(_ ends: [LimitEnd], _ factor: Bool) -> Double {
    let largest = ends.map(\.bound).max() ?? 1
    return factor && largest > 0 ? 1 / largest : 1
  }

  private func movement(_ factor: Bool) -> LimitMovement { factor ? .factor : .bound }

  // MARK: - Where the curve begins

  private func program(
    _ axis: Frontier.Axis, _ footing: Footing
  ) throws(PlanningError) -> FollowedProgram {
    switch axis {
    case .limit(let limit, let side, let factor):
      let ends = footing.placement.ends(of: limit).filter { $0.side == side }
      var free = footing.program
      for end in ends { free.setBounds(.free, of: end.row) }
      let slack = try optimum(of: free).flatMap {
        footing.placement.boundKept(by: $0, at: ends, movement(factor))
      }
      let today = factor ? 1 : ends.first?.bound ?? 0
      return FollowedProgram(
        placement: footing.placement, rows: footing.placement.rows(moving: ends, by: movement(factor)),
        basis: footing.basis, position: today, cost: footing.solution.objective, slack: slack ?? today,
        loosensUpward: side == .maximum,
        most: Self.most(ends, factor))
    case .goal(let goal):
      let held = footing.placement.held + [HeldGoal(goal, atMost: 0)]
      let placement = PlacementProgram(
        problem, cuts: footing.placement.cuts, held: held, objective: .cost)
      let start = WarmStart(of: footing.program, at: footing.basis)
      guard let rows = placement.rows(moving: goal), let row = rows.rows.first,
        !row.base.terms.isEmpty, let basis = start.basis(of: placement.program)
      else { throw .refused(.hasNone(of: goal)) }
      let amount = row.base.value(at: footing.solution.columnValues)
      return FollowedProgram(
        placement: placement, rows: rows, basis: basis, position: amount,
        cost: footing.solution.objective, slack: amount, loosensUpward: true)
    }
  }

  /// From nothing: without its limits a program's optimum may lie anywhere.
  private func optimum(of program: LinearProgram) throws(PlanningError) -> Solution? {
    let outcome = try attempt { () throws(SolverError) in
      try analyst.vertices.solve(program, clock.solverOptions).outcome
    }
    if case .optimal(let solution) = outcome { return solution }
    return nil
  }

  // MARK: - Following

  private func follow(
    _ followed: FollowedProgram, into frontier: inout Frontier
  ) throws(PlanningError) {
    let start = followed.position
    // Beyond where the limit binds nothing there is nothing to follow; what is not a maximum is a fraction.
    // A part that has all of something is a bound of 1, whatever rounding makes of it.
    let slack = abs(followed.slack - 1) < 1e-9 ? 1 : followed.slack
    let whole =
      followed.loosensUpward
      ? (low: 0, high: max(slack, start)) : (low: min(slack, start), high: followed.most)
    let low = max(whole.low, request.from ?? whole.low)
    let high = min(whole.high, request.through ?? whole.high)
    let sides = [(end: low, goesUp: false), (high, true)].filter {
      $0.goesUp ? $0.end > start : $0.end < start
    }
    let step = 1e-7 * max(abs(start), abs(high))
    let stride = request.resolution * (high - low)
    let count = Mutex(0)
    let walks = Mutex<[Int: Result<Walk, PlanningError>]>([:])
    let search = self
    // Neither side waits for the other, and what each finds depends on itself alone.
    DispatchQueue.concurrentPerform(iterations: sides.count) { place in
      let (end, goesUp) = sides[place]
      let walk = Result { () throws(PlanningError) in
        try search.walk(
          followed, to: end, step: (step, stride), loosens: goesUp == followed.loosensUpward, count)
      }
      walks.withLock { $0[place] = walk }
    }
    var curve: [ParametricPiece] = []
    for (place, (end, goesUp)) in sides.enumerated() {
      guard let walk = try walks.withLock({ $0[place] })?.get() else { continue }
      curve += goesUp ? walk.pieces : walk.pieces.reversed()
      frontier.solves += walk.moves
      var ending = ending(walk, followed)
      let loosens = goesUp == followed.loosensUpward
      let isWholeWay = end == (goesUp ? whole.high : whole.low)
      if loosens, walk.isSlack || (walk.isAtEnd && isWholeWay) { ending = .slack }
      if goesUp { frontier.high = ending } else { frontier.low = ending }
    }
    // Where the limit binds nothing as it stands there is no way to go.
    if followed.loosensUpward, high == start, high == whole.high { frontier.high = .slack }
    if !followed.loosensUpward, low == start, low == whole.low { frontier.low = .slack }
    if curve.isEmpty, frontier.stoppedBy == nil {
      curve = [ParametricPiece(constant: followed.cost, from: start, through: start)]
    }
    // Where the limit binds nothing the cost goes on as it is, as far as was asked.
    if followed.loosensUpward, case .slack = frontier.high, let last = curve.last, let end = request.through,
      end > last.through
    {
      curve.append(
        ParametricPiece(constant: last.value(at: last.through), from: last.through, through: end))
    }
    frontier.pieces = curve.joined().within(request.from ?? -.infinity, request.through ?? .infinity)
      .map { Frontier.Piece($0, loosensUpward: followed.loosensUpward) }
  }

  /// One way from where the curve begins.
  private struct Walk: Sendable {
    var pieces: [ParametricPiece]
    var end: CurveTracer.End
    /// Whether it came to where the limit binds nothing.
    var isSlack = false
    var moves: Int
    var program: LinearProgram

    var isAtEnd: Bool { if case .reached = end { true } else { false } }
  }

  /// - Parameter count: pieces found by all walks.
  private func walk(
    _ followed: FollowedProgram, to end: Double, step: (least: Double, usual: Double), loosens: Bool,
    _ count: borrowing Mutex<Int>
  ) throws(PlanningError) -> Walk {
    var pieces: [ParametricPiece] = []
    var isSlack = false
    do {
      var tracer = try CurveTracer(
        analyst.vertices, followed.placement.program, followed.rows, at: followed.position,
        from: followed.basis, clock.solverOptions)
      let end = try tracer.walk(to: end, step: step.least, stride: step.usual) { piece in
        pieces.append(piece)
        let done = count.withLock {
          $0 += 1
          return $0
        }
        options.onProgress?(.answering(AnswerProgress(.frontier, done: done)))
        isSlack = loosens && piece.weights.allSatisfy { $0 == 0 }
        return clock.stop == nil && !isSlack && pieces.count < request.mostPieces ?? .max
      }
      return Walk(
        pieces: pieces, end: end, isSlack: isSlack, moves: tracer.moves + 1, program: tracer.program)
    } catch { throw .solver(error) }
  }

  private func ending(_ walk: Walk, _ followed: FollowedProgram) -> Frontier.End {
    switch walk.end {
    case .reached, .unbounded: .asked
    case .enough: clock.stop.map { .stopped($0) } ?? .asked
    case .stopped(let limit): .stopped(Plan.StopCause(limit))
    case .infeasible(let proof):
      .noPlan(proof.map { followed.placement.conflict($0, in: walk.program) } ?? [])
    }
  }
}
