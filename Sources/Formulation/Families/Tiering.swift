internal import LinearProgramming
internal import PlacementModel

/// The units of a purchase that lie in one tier of its prices.
struct TierColumn: Sendable {
  /// The tier's position among the option's tiers; its id counts from 1.
  let tier: Int
  /// Where it begins, and where it ends as far as the purchase can go, in units.
  let from: Double
  let upTo: Double
  let units: Variable
  /// Graduated: whether the tier is full. All units: whether the purchase ends in the tier. `nil` where prices by
  /// themselves fill the tiers in their order.
  var choice: Variable?

  var id: String { "\(tier + 1)" }
  var width: Double { upTo - from }
}

/// A purchase of an option with tiers: its units on demand or spot in a step, or those whose term starts in a
/// period.
struct TieredPurchase: Sendable {
  let option: Index<PurchaseOption>
  /// The id of the step or period.
  let place: String
  let counting: TierCounting
  let units: Variable
  let tiers: [TierColumn]

  func ids(_ tier: TierColumn, of problem: Problem) -> [String] {
    [problem.options[option].id, place, tier.id]
  }
}

extension ProgramBuilder {
  /// Every purchase of an option with tiers, split into them.
  ///
  ///     s.t. tiering{q,x}: units[q,x] = sum{k} tier[q,x,k]        or reserve[q,x]
  ///
  /// Graduated tiers whose prices never fall fill in their order by themselves, unless a plan may gain from paying more.
  /// Otherwise:
  ///
  ///     s.t. tierFilled{q,x,k}: tier[q,x,k] >= width[k] * full[q,x,k]
  ///     s.t. tierOpened{q,x,k}: tier[q,x,k+1] <= width[k+1] * full[q,x,k]
  ///
  /// Where all units are paid at the price of the last one's tier, one tier holds them all:
  ///
  ///     s.t. tierLeast{q,x,k}: tier[q,x,k] >= from[k] * inTier[q,x,k]
  ///     s.t. tierMost{q,x,k}:  tier[q,x,k] <= upTo[k] * inTier[q,x,k]
  ///     s.t. oneTier{q,x}:     sum{k} inTier[q,x,k] <= 1
  mutating func addTiering() {
    let purchases = columns.tiered
    for purchase in purchases {
      var sum = 1 * purchase.units
      for tier in purchase.tiers { sum.add(-1, tier.units) }
      add(.tiering, [problem.options[purchase.option].id, purchase.place], sum, .equal(to: 0))
    }
    let graduated = purchases.filter { $0.counting == .graduated }
    for purchase in graduated {
      for tier in purchase.tiers {
        guard let full = tier.choice else { continue }
        let filled = 1 * tier.units - tier.width * full
        add(.tierFilled, purchase.ids(tier, of: problem), filled, .atLeast(0))
      }
    }
    for purchase in graduated {
      for (tier, next) in zip(purchase.tiers, purchase.tiers.dropFirst()) {
        guard let full = tier.choice else { continue }
        let opened = 1 * next.units - next.width * full
        add(.tierOpened, purchase.ids(tier, of: problem), opened, .atMost(0))
      }
    }
    addOneTier(purchases.filter { $0.counting == .allUnits })
  }

  private mutating func addOneTier(_ purchases: [TieredPurchase]) {
    for purchase in purchases {
      for tier in purchase.tiers where tier.from > 0 {
        guard let choice = tier.choice else { continue }
        let least = 1 * tier.units - tier.from * choice
        add(.tierLeast, purchase.ids(tier, of: problem), least, .atLeast(0))
      }
    }
    for purchase in purchases {
      for tier in purchase.tiers {
        guard let choice = tier.choice else { continue }
        let most = 1 * tier.units - tier.upTo * choice
        add(.tierMost, purchase.ids(tier, of: problem), most, .atMost(0))
      }
    }
    for purchase in purchases {
      var sum = LinearExpression()
      for tier in purchase.tiers {
        if let choice = tier.choice { sum.add(1, choice) }
      }
      guard !sum.terms.isEmpty else { continue }
      add(.oneTier, [problem.options[purchase.option].id, purchase.place], sum, .atMost(1))
    }
  }
}

// MARK: - Columns

extension ProgramBuilder {
  /// `tier[q,x,k]` >= 0, and 0 or 1 `full[q,x,k]` or `inTier[q,x,k]` where the order of tiers must be chosen.
  mutating func addTiers() {
    for q in problem.options.indices {
      let option = problem.options[q]
      if let tiers = option.tiers {
        for s in problem.horizon.steps.indices {
          guard let units = columns.units[q, s] else { continue }
          let step = problem.horizon.steps[s]
          let falls = tiers.falls(at: [s])
          columns.append(purchase(q, units, step.id, in: step.period, tiers, falls), at: s)
        }
      }
      if let reservation = option.reservation, let tiers = reservation.tiers {
        for v in problem.horizon.periods.indices {
          guard let reserve = columns.reserve[q, v] else { continue }
          let end = min(v.offset + reservation.term, problem.horizon.periods.count)
          let paid = reservation.reprices ? (v.offset..<end).map { Index<Period>($0) } : [v]
          let id = problem.horizon.periods[v].id
          columns.append(purchase(q, reserve, id, in: v, tiers, tiers.falls(at: paid)), at: v)
        }
      }
    }
  }

  private mutating func purchase<Element>(
    _ q: Index<PurchaseOption>, _ units: Variable, _ place: String, in t: Index<Period>,
    _ tiers: Tiers<Element>, _ falls: (Int) -> Bool
  ) -> TieredPurchase {
    let most = mostUnits(of: q, in: t)
    let reached = tiers.starts.indices.filter { $0 == 0 || tiers.starts[$0] < most }
    let isGraduated = tiers.counting == .graduated
    var columns: [TierColumn] = []
    for k in reached {
      let upTo = k + 1 < tiers.starts.count ? min(tiers.starts[k + 1], most) : most
      let bound = isGraduated ? upTo - tiers.starts[k] : upTo
      let ids = [problem.options[q].id, place, "\(k + 1)"]
      let units = addColumn("tier", ids, in: t, Bounds(lower: 0, upper: bound))
      columns.append(TierColumn(tier: k, from: tiers.starts[k], upTo: upTo, units: units))
    }
    let keepsOrder = isGraduated && !problem.rewardsOutlay && !reached.dropLast().contains(where: falls)
    let needsChoice = reached.count > 1 && !keepsOrder
    if needsChoice {
      for k in reached where !isGraduated || k + 1 < reached.count {
        let ids = [problem.options[q].id, place, "\(k + 1)"]
        columns[k].choice = addColumn(
          isGraduated ? "full" : "inTier", ids, in: t, Bounds(lower: 0, upper: 1), domain: .integer)
      }
    }
    return TieredPurchase(
      option: q, place: place, counting: tiers.counting, units: units, tiers: columns)
  }

  /// The most units of an option that can be bought in a step of a period, or for a term from it, beside those held.
  func mostUnits(of q: Index<PurchaseOption>, in t: Index<Period>) -> Double {
    let option = problem.options[q]
    let most = mostUnits(of: option.offer, in: t)
    guard let quota = option.capacity else { return most }
    return min(most, max(0, quota[t] - (option.reservation?.held[t] ?? 0)))
  }
}

extension Tiers {
  /// Whether the price falls from a tier to the next at any of some places.
  fileprivate func falls(at places: [Index<Element>]) -> (Int) -> Bool {
    { tier in places.contains { prices[tier + 1][$0] < prices[tier][$0] } }
  }
}

extension Problem {
  /// Whether a plan may gain from paying a provider more than it must: to reach a minimum, to hold a share, to owe less.
  ///
  /// Then nothing keeps a dear tier from being filled before a cheap one but a rule of its own.
  var rewardsOutlay: Bool {
    agreements.elements.contains { $0.windows.elements.contains { $0.minimum != nil } }
      || priorities.contains { $0.goal == .concentration }
      || limits.elements.contains { limit in
        switch limit.rule {
        case .share(let share): share.measure == .spend
        case .concentration, .exposure: true
        case .providers(let count): count.minimum != nil
        default: false
        }
      }
  }
}
