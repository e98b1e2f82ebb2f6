internal import PlacementModel

// Work, supply, and how purchases are made.
extension Stater {
  mutating func stateWork() {
    for w in problem.workloads.indices {
      let workload = problem.workloads[w]
      let balances =
        workload.deferral == nil
        ? steps.map { (id($0), [$0]) } : periods.map { (id($0), horizon.steps(of: $0)) }
      for (number, (balance, steps)) in balances.enumerated() {
        var sum = Sum()
        var demand = 0.0
        for s in steps {
          for route in routes(of: w, in: s) { sum.add(hours(s) * route.rate, route.use) }
          sum.add(hours(s), statement["unmet", id(w), id(s)])
          demand += hours(s) * workload.demand[s]
        }
        if workload.deferral != nil {
          sum.add(1, statement["backlog", id(w), balance])
          if number > 0 { sum.add(-1, statement["backlog", id(w), id(Index<Period>(number - 1))]) }
        }
        statement.add("demand", [id(w), balance], sum, atLeast: demand, atMost: demand)
      }
      guard let window = workload.deferral else { continue }
      for t in periods.dropLast() {
        var sum = Sum()
        sum.add(1, statement["backlog", id(w), id(t)])
        let waiting = (max(0, t.offset - window + 1)...t.offset).flatMap { horizon.steps(of: Index($0)) }
        statement.add(
          "deferral", [id(w), id(t)], sum, atMost: waiting.reduce(0) { $0 + hours($1) * workload.demand[$1] })
      }
    }
  }

  mutating func stateSupply() {
    for o in problem.offers.indices {
      for s in steps {
        let routes = routes(on: o, in: s)
        if !routes.isEmpty {
          var sum = Sum()
          for route in routes { sum.add(occupied(by: route)) }
          sum.add(useful(on: o, in: s, countingSpot: true), times: -1)
          statement.add("supply", [id(o), id(s)], sum, atMost: 0)
        }
        let lasting = routes.filter { !problem.workloads[$0.workload].isInterruptible }
        let sellsSpot = problem.offers[o].options.contains {
          problem.options[$0].isSpot && mayHire($0, in: period(s))
        }
        if !lasting.isEmpty, sellsSpot {
          var sum = Sum()
          for route in lasting { sum.add(occupied(by: route)) }
          sum.add(useful(on: o, in: s, countingSpot: false), times: -1)
          statement.add("firm", [id(o), id(s)], sum, atMost: 0)
        }
        var sum = bought(on: o, in: s)
        if sum.isEmpty { continue }
        sum.add(free(on: o, in: period(s)), times: -1)
        statement.add("capacity", [id(o), id(s)], sum, atMost: 0)
      }
    }
  }

  mutating func statePurchases() {
    for q in problem.options.indices {
      guard let quota = problem.options[q].capacity else { continue }
      for s in steps {
        let sum = bought(q, in: s)
        if sum.isEmpty { continue }
        let held = problem.options[q].reservation?.held[period(s)] ?? 0
        statement.add("quota", [id(q), id(s)], sum, atMost: max(0, quota[period(s)] - held))
      }
    }
    for fixed in problem.fixed {
      guard let reserve = statement["reserve", id(fixed.option), id(fixed.period)] else { continue }
      var sum = Sum()
      sum.add(1, reserve)
      statement.add(
        "fix", [id(fixed.option), id(fixed.period)], sum, atLeast: fixed.units, atMost: fixed.units)
    }
    for q in problem.options.indices {
      let option = problem.options[q]
      for s in steps where mayHire(q, in: period(s)) {
        if let tiers = option.tiers {
          stateTiers(q, id(s), "units", tiers.counting, tiers.starts, mostUnits(of: q, in: period(s)))
        }
        stateSizes(q, id(s), "units", [period(s)])
      }
      for v in periods where mayBuy(q, in: v) {
        guard let reservation = option.reservation else { continue }
        if let tiers = reservation.tiers {
          stateTiers(q, id(v), "reserve", tiers.counting, tiers.starts, mostUnits(of: q, in: v))
        }
        stateSizes(q, id(v), "reserve", term(reservation.term, from: v))
      }
    }
    stateSpendPlans()
  }

  private mutating func stateTiers(
    _ q: Index<PurchaseOption>, _ place: String, _ units: String, _ counting: TierCounting,
    _ starts: [Double],
    _ most: Double
  ) {
    var whole = Sum()
    whole.add(1, statement[units, id(q), place])
    let tiers = starts.indices.filter { statement["tier", id(q), place, "\($0 + 1)"] != nil }
    for k in tiers { whole.add(-1, statement["tier", id(q), place, "\(k + 1)"]) }
    statement.add("tiering", [id(q), place], whole, atLeast: 0, atMost: 0)
    var one = Sum()
    for k in tiers {
      let ids = [id(q), place, "\(k + 1)"]
      let end = tierEnd(k, starts, most)
      if let full = statement.position("full", ids) {
        var filled = Sum()
        filled.add(1, statement.position("tier", ids))
        filled.add(-(end - starts[k]), full)
        statement.add("tierFilled", ids, filled, atLeast: 0)
        var opened = Sum()
        opened.add(1, statement["tier", id(q), place, "\(k + 2)"])
        opened.add(-(tierEnd(k + 1, starts, most) - starts[k + 1]), full)
        statement.add("tierOpened", ids, opened, atMost: 0)
      }
      if let inTier = statement.position("inTier", ids) {
        one.add(1, inTier)
        var (least, largest) = (Sum(), Sum())
        least.add(1, statement.position("tier", ids))
        largest = least
        least.add(-starts[k], inTier)
        largest.add(-end, inTier)
        if starts[k] > 0 { statement.add("tierLeast", ids, least, atLeast: 0) }
        statement.add("tierMost", ids, largest, atMost: 0)
      }
    }
    if !one.isEmpty { statement.add("oneTier", [id(q), place], one, atMost: 1) }
  }

  private mutating func stateSizes(
    _ q: Index<PurchaseOption>, _ place: String, _ units: String, _ paid: [Index<Period>]
  ) {
    let option = problem.options[q]
    let column = statement[units, id(q), place]
    if let size = option.blockSize {
      var sum = Sum()
      sum.add(1, column)
      sum.add(-size, statement["blocks", id(q), place])
      statement.add("blockBalance", [id(q), place], sum, atLeast: 0, atMost: 0)
    }
    guard let minimum = option.minimumUnits else { return }
    let bought = statement["bought", id(q), place]
    var (least, most) = (Sum(), Sum())
    least.add(1, column)
    most = least
    least.add(-minimum, bought)
    most.add(-paid.reduce(.infinity) { min($0, mostUnits(of: q, in: $1)) }, bought)
    statement.add("leastPurchase", [id(q), place], least, atLeast: 0)
    statement.add("mostPurchase", [id(q), place], most, atMost: 0)
  }

  private mutating func stateSpendPlans() {
    for n in problem.spendPlans.indices {
      let spendPlan = problem.spendPlans[n]
      for s in steps {
        var drawn = Sum()
        for q in spendPlan.options { drawn.add(price(q, in: s)) }
        if !spendPlan.options.contains(where: { mayHire($0, in: period(s)) }) { continue }
        drawn.add(committed(to: n, in: period(s)), times: -spendPlan.exchange[period(s)])
        statement.add("planUse", [id(n), id(s)], drawn, atMost: 0)
      }
      guard let most = spendPlan.capacity else { continue }
      for t in periods {
        var sum = committed(to: n, in: t)
        if sum.isEmpty { continue }
        sum.constant = 0
        statement.add("planCapacity", [id(n), id(t)], sum, atMost: max(0, most[t] - spendPlan.held[t]))
      }
    }
  }
}
