internal import PlacementModel

extension Stater {
  mutating func addColumns() {
    addRoutes()
    addPurchases()
    addWorkColumns()
    addAgreementColumns()
    addPlaceColumns()
    addMoveColumns()
    addLimitColumns()
  }

  mutating func add(
    _ name: String, _ ids: [String], lower: Double = 0, upper: Double? = nil, isWhole: Bool = false,
    most: Double = .infinity
  ) {
    var column = Statement.Column(name: rowName(name, ids))
    (column.lower, column.upper, column.isWhole) = (lower, upper, isWhole)
    column.most = min(most, upper ?? .infinity)
    statement.add(column)
  }

  private mutating func addPurchases() {
    for q in problem.options.indices {
      let option = problem.options[q]
      for s in steps where mayHire(q, in: period(s)) {
        add("units", [option.id, id(s)])
        if let tiers = option.tiers {
          addTiers(q, id(s), tiers.counting, tiers.starts, mostUnits(of: q, in: period(s))) { k in
            tiers.prices[k + 1][s] < tiers.prices[k][s]
          }
        }
        addSizes(option, id(s))
      }
      for v in periods where mayBuy(q, in: v) {
        add("reserve", [option.id, id(v)])
        if let reservation = option.reservation, let tiers = reservation.tiers {
          let paid = reservation.reprices ? term(reservation.term, from: v) : [v]
          addTiers(q, id(v), tiers.counting, tiers.starts, mostUnits(of: q, in: v)) { k in
            paid.contains { tiers.prices[k + 1][$0] < tiers.prices[k][$0] }
          }
        }
        addSizes(option, id(v))
      }
    }
    for n in problem.spendPlans.indices {
      for v in periods where problem.spendPlans[n].mayStart[v.offset] { add("commit", [id(n), id(v)]) }
    }
  }

  private mutating func addSizes(_ option: PurchaseOption, _ place: String) {
    if option.blockSize != nil { add("blocks", [option.id, place], isWhole: true) }
    if option.minimumUnits != nil { add("bought", [option.id, place], upper: 1, isWhole: true) }
  }

  /// The tiers that a purchase reaches: each with its column, and what keeps their order where prices do not.
  private mutating func addTiers(
    _ q: Index<PurchaseOption>, _ place: String, _ counting: TierCounting, _ starts: [Double], _ most: Double,
    _ falls: (Int) -> Bool
  ) {
    let reached = starts.indices.filter { $0 == 0 || starts[$0] < most }
    for k in reached {
      let end = tierEnd(k, starts, most)
      add("tier", [id(q), place, "\(k + 1)"], upper: counting == .graduated ? end - starts[k] : end)
    }
    guard reached.count > 1 else { return }
    if counting == .allUnits {
      for k in reached { add("inTier", [id(q), place, "\(k + 1)"], upper: 1, isWhole: true) }
    } else if problem.gainsFromPayingMore || reached.dropLast().contains(where: falls) {
      for k in reached.dropLast() { add("full", [id(q), place, "\(k + 1)"], upper: 1, isWhole: true) }
    }
  }

  func tierEnd(_ k: Int, _ starts: [Double], _ most: Double) -> Double {
    k + 1 < starts.count && starts[k + 1] < most ? starts[k + 1] : most
  }

  private mutating func addWorkColumns() {
    for w in problem.workloads.indices {
      let workload = problem.workloads[w]
      for s in steps where workload.unmetPenalty != nil {
        add("unmet", [id(w), id(s)], most: mostWork(of: w, in: s))
      }
      for t in periods.dropLast() where workload.deferral != nil { add("backlog", [id(w), id(t)]) }
    }
    for route in routes {
      let workload = problem.workloads[route.workload]
      if workload.hasWholeUnits {
        add("fleet", ids(route), isWhole: true)
      } else if workload.minimumUnits != nil {
        add("gang", ids(route))
      }
      if workload.minimumUnits != nil { add("placed", ids(route), upper: 1, isWhole: true) }
    }
  }

  private mutating func addPlaceColumns() {
    for place in problem.feePlaces {
      for t in periods where place.offers.contains(where: { problem.hasUnits(problem.offers[$0], t) }) {
        let isHeld = place.offers.contains { problem.held(on: $0, in: t) > 0 }
        let ids = [place.kind.rawValue, place.id, id(t)]
        add("open", ids, lower: isHeld ? 1 : 0, upper: 1, isWhole: true)
        add("fees", ids)
      }
    }
    for w in problem.workloads.indices {
      guard let site = problem.workloads[w].site else { continue }
      for span in site.isPerPeriod ? periods.map({ id($0) }) : ["horizon"] {
        for place in sites(of: w) { add("sited", [id(w), place, span], upper: 1, isWhole: true) }
      }
    }
  }

  func place(_ o: Index<Offer>, _ kind: Site.Kind) -> String {
    kind == .region ? problem.regions[problem.offers[o].region].id : id(problem.offers[o].provider)
  }

  /// The places in which a workload's offers are, each once.
  func sites(of w: Index<Workload>) -> [String] {
    guard let site = problem.workloads[w].site else { return [] }
    let own = Set(problem.workloads[w].offers.map { place($0, site.kind) })
    let all = site.kind == .region ? problem.regions.elements.map(\.id) : problem.providers.elements.map(\.id)
    return all.filter(own.contains)
  }

  private mutating func addAgreementColumns() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      if agreement.isOptional { add("sign", [agreement.id], upper: 1, isWhole: true) }
      for t in periods where isInForce(a, in: t) {
        add("list", [agreement.id, id(t)])
        add("saved", [agreement.id, id(t)])
      }
      for j in agreement.windows.indices {
        let window = agreement.windows[j]
        let ids = [agreement.id, window.id]
        if window.mayLeave { add("stay", ids, upper: 1, isWhole: true) }
        if let minimum = window.minimum {
          let put =
            agreement.carryShortfall
            * (j.offset > 0 ? agreement.windows.elements[j.offset - 1].minimum ?? 0 : 0)
          add("shortfall", ids, most: (minimum + put) * exchange[window.due])
          let mayCarry =
            minimum > 0 && j.offset + 1 < agreement.windows.count
            && agreement.windows.elements[j.offset + 1].minimum != nil
          if mayCarry, agreement.carryShortfall > 0 {
            add("carried", ids, upper: agreement.carryShortfall * minimum)
          }
          if mayCarry, agreement.carryExcess > 0 { add("extra", ids, upper: agreement.carryExcess * minimum) }
        }
        for part in window.periods where window.credits > 0 && part.share > 0 {
          add("credit", ids + [id(part.period)])
        }
      }
    }
    for p in problem.providers.indices {
      for t in periods { add("spend", [id(p), id(t)]) }
    }
    addOwedColumns()
  }

  private mutating func addOwedColumns() {
    let exposed = problem.exposedProviders
    for a in problem.agreements.indices where exposed.contains(problem.agreements[a].provider) {
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      for t in periods {
        for window in agreement.windows.elements where window.due > t {
          if let minimum = window.minimum {
            add("owed", [agreement.id, window.id, id(t)], most: minimum * exchange[window.due])
          }
        }
        for window in agreement.laterWindows.elements {
          add(
            "owedLater", [agreement.id, window.id, id(t)],
            most: window.minimum * (exchange.numbers.last ?? 1))
        }
      }
    }
  }

  private mutating func addMoveColumns() {
    for w in problem.workloads.indices {
      guard let mobility = problem.workloads[w].mobility else { continue }
      for t in periods where t.offset > 0 || !problem.workloads[w].initial.isEmpty {
        let places = places(of: w, in: t, mobility)
        let most = horizon.steps(of: t).reduce(0) { max($0, mostWork(of: w, in: $1)) }
        for place in places {
          add("gained", [id(w), problem.id(ofPlace: place, mobility.between), id(t)], most: most)
        }
        if !places.isEmpty { add("moved", [id(w), id(t)], most: most * Double(places.count)) }
      }
    }
  }

  /// The places that can do work of a workload in a period.
  func places(of w: Index<Workload>, in t: Index<Period>, _ mobility: Mobility) -> [Int] {
    let all = horizon.steps(of: t).flatMap { routes(of: w, in: $0) }
    return Set(all.map { problem.place(of: $0.offer, mobility.between) }).sorted()
  }
}

extension Problem {
  /// Whether a plan may gain from paying a provider more than it must, so that dear tiers could be filled before cheap ones.
  fileprivate var gainsFromPayingMore: Bool {
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
