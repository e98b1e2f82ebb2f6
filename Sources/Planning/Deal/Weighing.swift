internal import Dispatch
internal import LinearProgramming
internal import PlacementModel
internal import Synchronization

/// One question about deals: what is asked, and what is known so far.
final class Weighing: Sendable {
  struct State {
    /// By the set's bits.
    var outcomes: [Int: DealSet.Outcome] = [:]
    /// Only those that somebody will look at: all deals, and all but one.
    var plans: [Int: Plan] = [:]
    var breakEvens: [Task: BreakEven] = [:]
    /// What planning all deals left behind.
    var remains: Remains?
    var stoppedBy: Plan.StopCause?
    var failure: PlanningError?
    var hasWholeNumbers = false
    var done = 0
    var count = 0
  }

  /// A break-even to seek.
  struct Task: Hashable {
    let place: Int
    let term: BreakEven.Term
  }

  let planner: Planner
  let question: DealQuestion
  let options: PlanOptions
  private let clock: AnswerClock
  let state = Mutex(State())

  init(planner: Planner, question: DealQuestion, options: PlanOptions) {
    self.planner = planner
    self.question = question
    self.options = options
    clock = AnswerClock(options)
  }

  var count: Int { question.deals.count }
  /// The set of all deals.
  var everything: Int { (1 << count) - 1 }
}

// MARK: - Planning

extension Weighing {
  enum Evaluation {
    case planned(Plan)
    case noPlan
    case notAllowed(InvalidProblem)
    case stopped
  }

  /// Plans a set of deals with some terms changed.
  func evaluate(
    _ members: Int, _ terms: [Change] = [], from remains: inout Remains?
  ) throws(PlanningError) -> Evaluation {
    if let cause = stopCause {
      stop(cause)
      return .stopped
    }
    let problem: Problem
    do { problem = try question.problem(with: members, changed: terms) } catch { return .notAllowed(error) }
    let plan = try self.plan(problem, clock.planOptions, from: &remains)
    switch plan.status {
    case .optimal: return .planned(plan)
    case .infeasible: return .noPlan
    case .feasible, .stopped:
      stop(plan.stoppedBy ?? .time)
      return .stopped
    }
  }

  /// A plan from where its neighbour ended; where the solver loses its way from there, or at all, from nothing and by
  /// another method.
  private func plan(
    _ problem: Problem, _ options: PlanOptions, from remains: inout Remains?
  ) throws(PlanningError) -> Plan {
    if remains != nil, let plan = try? planner.plan(problem, options, from: &remains) { return plan }
    remains = nil
    do { return try planner.plan(problem, options, from: &remains) } catch {
      for method in [SolverOptions.Method.dualSimplex, .primalSimplex, .interiorPoint] {
        remains = nil
        var other = options
        other.method = method
        if let plan = try? planner.plan(problem, other, from: &remains) { return plan }
      }
      throw error
    }
  }

  private var stopCause: Plan.StopCause? {
    state.withLock { state in
      state.failure == nil ? state.stoppedBy ?? clock.stop : state.stoppedBy ?? .cancelled
    }
  }

  private func stop(_ cause: Plan.StopCause) {
    state.withLock { state in
      if state.failure == nil { state.stoppedBy = state.stoppedBy ?? cause }
    }
  }

  /// Does two lists of work at once, and tells of each piece that is done.
  func runLanes<Piece: Sendable>(
    _ lanes: [[Piece]], _ work: @Sendable (Piece, inout Remains?) throws(PlanningError) -> Void
  ) throws(PlanningError) {
    let start = state.withLock { $0.remains }
    DispatchQueue.concurrentPerform(iterations: lanes.count) { lane in
      var remains = start
      for piece in lanes[lane] {
        do throws(PlanningError) { try work(piece, &remains) } catch {
          state.withLock { $0.failure = $0.failure ?? error }
          return
        }
        tellOfOneMore()
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  func tellOfOneMore() {
    let (done, count) = state.withLock { state in
      state.done += 1
      return (state.done, state.count)
    }
    options.onProgress?(.answering(AnswerProgress(.deal, done: done, of: count)))
  }
}

// MARK: - Sets

extension Weighing {
  /// Plans all deals first, and from there every other set, each one deal from its neighbour.
  ///
  /// The sets are all less a reflected Gray code. Of its two halves one begins at all deals, and the other ends one deal
  /// from there.
  func weighSets() throws(PlanningError) {
    let (everything, count) = (everything, tasks.count + everything + 1)
    state.withLock { $0.count = count }
    var remains: Remains?
    try weigh(everything, from: &remains)
    let start = remains
    state.withLock { $0.remains = start }
    tellOfOneMore()
    let codes = (1...everything).map { everything ^ ($0 ^ ($0 >> 1)) }
    let half = (everything + 1) / 2
    let lanes = [Array(codes.prefix(half - 1)), Array(codes.suffix(half).reversed())]
    try runLanes(lanes) { (members, remains) throws(PlanningError) in
      try self.weigh(members, from: &remains)
    }
  }

  private func weigh(_ members: Int, from remains: inout Remains?) throws(PlanningError) {
    let evaluation = try evaluate(members, from: &remains)
    let isShown = (everything ^ members).nonzeroBitCount <= 1
    state.withLock { state in
      switch evaluation {
      case .planned(let plan):
        let cost = plan.objective ?? .nan
        state.outcomes[members] = .planned(cost: cost, bound: plan.bound ?? cost)
        if isShown { state.plans[members] = plan }
        if plan.certificate?.boundIsRecomputed == false { state.hasWholeNumbers = true }
      case .noPlan: state.outcomes[members] = .noPlan
      case .notAllowed(let fault): state.outcomes[members] = .notAllowed(fault)
      case .stopped: break
      }
    }
  }
}

// MARK: - Break-evens

extension Weighing {
  /// Every term of every deal.
  private var tasks: [Task] {
    question.deals.enumerated().flatMap { place, deal in
      BreakEven.Term.allCases
        .filter { DealTerm($0, of: deal, in: question.problem) != nil }
        .map { Task(place: place, term: $0) }
    }
  }

  func seekBreakEvens() throws(PlanningError) {
    let tasks = tasks
    let lanes = [0, 1].map { lane in tasks.indices.filter { $0 % 2 == lane }.map { tasks[$0] } }
    try runLanes(lanes) { (task, remains) throws(PlanningError) in
      try self.seek(task, from: remains)
    }
  }

  private func seek(_ task: Task, from remains: Remains?) throws(PlanningError) {
    let all = everything
    let (with, without, hasWholeNumbers) = state.withLock { state in
      (state.plans[all]?.objective, state.plans[all ^ (1 << task.place)]?.objective, state.hasWholeNumbers)
    }
    let deal = question.deals[task.place]
    guard let with, let without, let term = DealTerm(task.term, of: deal, in: question.problem) else {
      return
    }
    let search = BreakEvenSearch(
      term: term, with: with, without: without, gap: hasWholeNumbers ? options.relativeGap : 0,
      guess: guess(of: term, for: deal, worth: without - with))
    // Every plan starts from the one of the nearest value.
    var known = [(value: term.present, remains: remains)]
    let found = try search.run { (value) throws(PlanningError) in
      var nearest = known.min { abs($0.value - value) < abs($1.value - value) }?.remains
      let evaluation: Evaluation
      do {
        evaluation = try self.evaluate(all, [term.change(to: value)], from: &nearest)
      } catch {
        // One value at which the solver breaks down costs this answer, and no other.
        return .stopped
      }
      known.append((value, nearest))
      return switch evaluation {
      case .planned(let plan): .cost(plan.objective ?? .nan)
      case .noPlan, .notAllowed: .noPlan
      case .stopped: .stopped
      }
    }
    state.withLock { $0.breakEvens[task] = found }
  }

  /// Where a term breaks even if nothing moves: what is covered and asked changes with the term, and all else stays.
  private func guess(of term: DealTerm, for deal: Deal, worth: Double) -> Double? {
    guard let plan = state.withLock({ $0.plans[everything] }),
      let agreement = plan.problem.agreements.elements.first(where: { $0.id == deal.id })
    else { return nil }
    let horizon = plan.problem.horizon
    var (covered, asked, later) = (0.0, 0.0, 0.0)
    for standing in plan.agreements where plan.problem.agreements[standing.agreement].id == deal.id {
      let window = agreement.windows[standing.window]
      let exchange = plan.problem.providers[agreement.provider].exchange[window.due]
      let value = horizon.periods[window.due].presentValue * exchange
      covered += standing.covered * value
      asked += max(0, (window.minimum ?? 0) - standing.shortfall) * value
      later += (window.minimum ?? 0) * value
    }
    guard covered > 0 else { return nil }
    switch term.term {
    case .discount:
      let discount = term.isFactor ? (term.stated?.upperBound ?? 0) : term.present
      let list = agreement.counts == .list ? covered : covered / max(0.01, 1 - discount)
      return term.isFactor ? 1 - worth / (list * max(discount, 1e-6)) : discount - worth / list
    case .price: return 1 + worth / covered
    case .commitment: return later > 0 ? (max(covered, asked) + worth) / later : nil
    }
  }
}
