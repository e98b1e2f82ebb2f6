internal import PlacementModel

/// The top of a plan's page: what it is, what it costs, who gets what, in sentences to be read out.
struct Headline {
  let figures: PlanFigures

  private var plan: Plan { figures.plan }
  private var currency: String { figures.currency }

  var markup: Markup {
    .joined([
      Tag.p([.class: "status \(plan.status.rawValue)"]) { Wording.badge(plan.status) },
      Tag.h1 { Markup.name(plan.problem.name.isEmpty ? Wording.unnamed : plan.problem.name) },
      tiles,
      Tag.div([.class: "lead"]) { sentences.map { sentence in Tag.p { sentence } } },
    ])
  }

  private var tiles: Markup {
    guard let objective = plan.objective, let cost = plan.cost else { return .nothing }
    let money = { (amount: Double) in Markup.figure(amount, Wording.money(amount, currency, digits: 5)) }
    let gap = plan.certificate?.relativeGap
    return Tag.dl([.class: "tiles"]) {
      tile(Wording.tileCost, Wording.tileCostNote, money(objective), isMain: true)
      tile(Wording.tileCash, Wording.tileCashNote, money(cost.cash))
      tile(Wording.tileOwed, Wording.tileOwedNote, money(cost.owedAfterHorizon))
      if let gap, gap.isFinite {
        tile(Wording.tileGap, Wording.tileGapNote(plan), .figure(gap, gap == 0 ? "0" : gap.scientificText))
      }
    }
  }

  private func tile(_ name: String, _ note: String, _ value: Markup, isMain: Bool = false) -> Markup {
    Tag.div([.class: isMain ? "tile main" : "tile"]) {
      Tag.dt { name }
      Tag.dd {
        Tag.span([.class: "big"]) { value }
        Tag.small { note }
      }
    }
  }

  private var sentences: [Markup] {
    var sentences = [Markup(Wording.status(plan))]
    if let objective = plan.objective {
      sentences.append(Markup(Wording.planCosts(objective, over: figures.horizon, currency)))
    }
    if !plan.goals.isEmpty { sentences.append(Markup(Wording.goalsReached(plan.goals, currency))) }
    sentences += [whoGetsWhat, whatLimits, whatIsUnserved].compactMap { $0 }
    if plan.objective == nil { sentences.append(Markup(Wording.whatNext(plan.status))) }
    return sentences
  }

  private var whoGetsWhat: Markup? {
    let shares = figures.shares.sorted { (-$0.outlay, $0.provider) < (-$1.outlay, $1.provider) }
    guard let first = shares.first else { return nil }
    let total = shares.reduce(0) { $0 + $1.outlay }
    func part(_ entry: (provider: Index<Provider>, outlay: Double, share: Double)) -> Markup {
      .joined([
        Tag.strong { Markup.name(plan.problem.providers[entry.provider].name) }, Markup(" "),
        .figure(entry.share, entry.share.percentText),
      ])
    }
    let parts = shares.prefix(8).map(part)
    return .joined([
      Markup(Wording.ofTheOutlay(Wording.money(total, currency, digits: 4))),
      parts.dropFirst().reduce(part(first)) { .joined([$0, Markup(", "), $1]) },
      Markup(shares.count > 8 ? Wording.andOthers(shares.count - 8) : "."),
    ])
  }

  /// The dearest bounds, by what one percent more room would save.
  private var whatLimits: Markup? {
    let bounds = Bounds(figures).dearest.prefix(3)
    guard !bounds.isEmpty else {
      return plan.certificate?.dualResidual == nil ? nil : Markup(Wording.nothingLimits)
    }
    let parts = bounds.map { bound -> Markup in
      .joined([
        Markup.name(bound.title), Markup(" ("),
        .figure(bound.saving, Wording.price(bound.saving, currency)), Markup(")"),
      ])
    }
    return .joined([
      Markup(Wording.whatLimitsMost), parts.dropFirst().reduce(parts[0]) { .joined([$0, Markup(", "), $1]) },
      Markup("."),
    ])
  }

  private var whatIsUnserved: Markup? {
    guard plan.objective != nil else { return nil }
    var (unmet, demand) = (0.0, 0.0)
    for service in plan.workloads {
      let hours = figures.horizon.steps[service.step].hours
      unmet += service.unmet * hours
      demand += service.demand * hours
    }
    guard demand > 0 else { return nil }
    return unmet > 1e-6 * demand
      ? .joined([
        Markup(Wording.unserved), .figure(unmet / demand, (unmet / demand).percentText), Markup("."),
      ])
      : Markup(Wording.allServed)
  }
}
