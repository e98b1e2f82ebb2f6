internal import PlacementModel
internal import Synchronization

extension Weighing {
  /// What is known.
  var answer: DealAnswer {
    let state = state.withLock { $0 }
    let sets = (0...everything).map { members in
      DealSet(
        members: (0..<count).filter { members & (1 << $0) != 0 }, outcome: state.outcomes[members] ?? .unknown
      )
    }
    let deals = question.deals.enumerated().map { place, deal in
      worth(of: deal, at: place, sets, state)
    }
    return DealAnswer(
      problem: question.problem, deals: deals, sets: sets, parts: parts(sets),
      relativeGap: state.hasWholeNumbers ? options.relativeGap : nil, stoppedBy: state.stoppedBy)
  }

  private func worth(of deal: Deal, at place: Int, _ sets: [DealSet], _ state: State) -> DealWorth {
    let others = everything ^ (1 << place)
    var worth = DealWorth(deal)
    worth.with = state.plans[everything]
    worth.without = state.plans[others]
    worth.verdict = verdict(at: place, sets)
    if let none = sets[0].cost, let alone = sets[1 << place].cost { worth.alone = none - alone }
    worth.discount = state.breakEvens[Task(place: place, term: .discount)]
    worth.price = state.breakEvens[Task(place: place, term: .price)]
    worth.commitment = state.breakEvens[Task(place: place, term: .commitment)]
    return worth
  }

  private func verdict(at place: Int, _ sets: [DealSet]) -> DealWorth.Verdict {
    let (with, without) = (sets[everything], sets[everything ^ (1 << place)])
    for set in [with, without] { if case .notAllowed(let fault) = set.outcome { return .notAllowed(fault) } }
    switch (with.cost != nil, without.cost != nil) {
    case (true, true): return .weighed
    case (true, false):
      guard without.isImpossible else { return .unknown }
      return isNecessary(place, sets) ? .necessary : .needed
    case (false, true): return with.isImpossible ? .unfulfillable : .unknown
    case (false, false): return with.isImpossible && without.isImpossible ? .hopeless : .unknown
    }
  }

  /// Whether no set without the deal has a plan, and some set with it has.
  private func isNecessary(_ place: Int, _ sets: [DealSet]) -> Bool {
    sets.contains { $0.members.contains(place) && $0.cost != nil }
      && sets.allSatisfy { $0.members.contains(place) || $0.isImpossible }
  }

  /// How what the deals save together divides among them, the necessary ones always there.
  private func parts(_ sets: [DealSet]) -> DealParts {
    guard count > 1 else { return .single }
    guard
      !sets.contains(where: {
        if case .unknown = $0.outcome { true } else { false }
      })
    else { return .unknown }
    let necessary = (0..<count).filter { isNecessary($0, sets) }
    let always = necessary.reduce(0) { $0 | (1 << $1) }
    let open = sets.indices.filter { $0 & always == always }
    let impossible = open.filter { sets[$0].cost == nil }
    guard impossible.isEmpty else { return .undivided(withoutPlan: impossible, necessary: necessary) }
    let free = (0..<count).filter { always & (1 << $0) == 0 }
    let values = free.map { place in
      open.filter { $0 & (1 << place) == 0 }.reduce(0.0) { sum, set in
        let came = set.nonzeroBitCount - necessary.count
        guard let before = sets[set].cost, let after = sets[set | (1 << place)].cost else { return sum }
        return sum + Self.weight(came, of: free.count) * (before - after)
      }
    }
    var parts: [Double?] = Array(repeating: nil, count: count)
    for (place, value) in zip(free, values) { parts[place] = value }
    return .divided(parts, necessary: necessary)
  }

  /// The part of all orders of so many deals in which a given one comes right after a given set of others:
  /// `came! (count - came - 1)! / count!`.
  private static func weight(_ came: Int, of count: Int) -> Double {
    // 1 / (count * C(count - 1, came)).
    var choices = 1.0
    for number in 0..<came { choices = choices * Double(count - 1 - number) / Double(number + 1) }
    return 1 / (Double(count) * choices)
  }
}
