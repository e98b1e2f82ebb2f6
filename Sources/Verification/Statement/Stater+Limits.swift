internal import PlacementModel

// MARK: - Columns

extension Stater {
  /// A column for each row of a soft limit.
  mutating func addExcess(_ family: String, _ ids: [String], _ l: Index<Limit>, _ periods: [Index<Period>])
    -> Int?
  {
    guard let penalty = problem.limits[l].penalty, let last = periods.last else { return nil }
    let position = statement.columns.count
    var column = Statement.Column(name: rowName(family + "Excess", ids))
    column.cost = presentValue(last) * horizon.mean(penalty, over: periods)
    statement.add(column)
    return position
  }

  mutating func addLimitColumns() {
    for l in problem.limits.indices {
      switch problem.limits[l].rule {
      case .providers(let count):
        for p in count.providers {
          for span in count.spans.elements {
            let ids = [id(l), id(p), span.id]
            let isHeld = span.periods.contains { t in
              count.offers.contains { problem.offers[$0].provider == p && problem.held(on: $0, in: t) > 0 }
            }
            if count.maximum != nil { add("used", ids, lower: isHeld ? 1 : 0, upper: 1, isWhole: true) }
            if count.minimum != nil { add("counted", ids, upper: 1, isWhole: true) }
          }
        }
      case .survive(let survive): addRecourse(l, survive)
      case .firstRefusal(let refusal):
        for s in refusal.periods.flatMap(horizon.steps(of:)) where !elsewhere(refusal, in: s).isEmpty {
          add("turn", [id(l), id(s)], upper: 1, isWhole: true)
        }
      default: break
      }
    }
  }

  private mutating func addRecourse(_ l: Index<Limit>, _ survive: SurviveLimit) {
    for part in survive.losses.elements {
      let lost = Set(part.offers)
      for s in steps where survive.serve[period(s)] > 0 {
        for w in survive.workloads where problem.mayBeServed(w, in: s) {
          for route in routes(of: w, in: s) where !lost.contains(route.offer) {
            add("recourse", [id(l), part.id] + ids(route))
          }
        }
      }
    }
  }

  /// A row of a limit: `measured - bound * total - excess <= 0` or `>= 0`, or against the bound itself.
  mutating func state(
    _ family: String, _ ids: [String], _ l: Index<Limit>, _ periods: [Index<Period>], _ measured: Sum,
    of total: Sum? = nil, atMost: Double? = nil, atLeast: Double? = nil
  ) {
    let excess = addExcess(family, ids, l, periods)
    var sum = measured
    sum.add(atMost != nil ? -1 : 1, excess)
    if let total { sum.add(total, times: -(atMost ?? atLeast ?? 0)) }
    statement.add(
      family, ids, sum, atLeast: atLeast.map { total == nil ? $0 : 0 },
      atMost: atMost.map { total == nil ? $0 : 0 })
  }
}

// MARK: - Money and use of offers

extension Stater {
  func sureSaving(_ agreements: [Index<Agreement>], in t: Index<Period>) -> Double {
    agreements.reduce(0) {
      problem.agreements[$1].isConditional ? $0 : $0 + problem.agreements[$1].discount[t]
    }
  }

  func outlay(on offers: Selection, in periods: [Index<Period>], countingShortfalls: Bool) -> Sum {
    var sum = Sum()
    for t in periods {
      for p in offers.whole { sum.add(1, statement["spend", id(p), id(t)]) }
      for o in offers.loose {
        let support = 1 + problem.providers[problem.offers[o].provider].supportFee[t]
        let kept = 1 - sureSaving(agreements(on: o, in: t), in: t)
        for q in problem.offers[o].options { sum.add(value(q, in: t), times: support * kept) }
        sum.add(extras(on: o, in: t))
        sum.add(1, statement["fees", "offer", id(o), id(t)])
      }
    }
    guard countingShortfalls else { return sum }
    for a in problem.agreements.indices where problem.agreements[a].offers.allSatisfy(offers.contains) {
      for window in problem.agreements[a].windows.elements where periods.contains(window.due) {
        sum.add(1, statement["shortfall", id(a), window.id])
      }
    }
    return sum
  }

  func used(
    _ workloads: [Index<Workload>], on offers: Selection, in periods: [Index<Period>], weights: [Double]?
  ) -> Sum {
    let (measured, counted) = (Set(workloads), Set(periods))
    var sum = Sum()
    for route in routes
    where measured.contains(route.workload) && offers.contains(route.offer)
      && counted.contains(period(route.step))
    {
      let weight = weights?[problem.offers[route.offer].machine.offset] ?? route.rate
      sum.add(hours(route.step) * weight, route.use)
    }
    return sum
  }
}

// MARK: - Rows

extension Stater {
  mutating func stateShares() {
    for l in problem.limits.indices {
      switch problem.limits[l].rule {
      case .share(let share): stateShare(l, share)
      case .spread(let spread): stateSpread(l, spread)
      case .budget(let budget):
        let scope = Selection(budget.offers, of: problem)
        for y in budget.spans.indices {
          let span = budget.spans[y]
          let outlay = outlay(on: scope, in: span.periods, countingShortfalls: true)
          state("budget", [id(l), span.id], l, span.periods, outlay, atMost: budget.maximum[y])
        }
      default: break
      }
    }
  }

  private mutating func stateShare(_ l: Index<Limit>, _ share: ShareLimit) {
    let scope = Selection(share.offers, of: problem)
    for part in share.parts.elements {
      let offers = Selection(part.offers, of: problem)
      for y in share.spans.indices {
        let span = share.spans[y]
        let (measured, total) = (measure(share, offers, span), measure(share, scope, span))
        let ids = [id(l), part.id, span.id]
        if let most = share.maximum?[y] {
          state("share", ids, l, span.periods, measured, of: total, atMost: most)
        }
        if let least = share.minimum?[y] {
          state("shareFloor", ids, l, span.periods, measured, of: total, atLeast: least)
        }
      }
    }
  }

  private func measure(_ share: ShareLimit, _ offers: Selection, _ span: Span) -> Sum {
    switch share.measure {
    case .spend: outlay(on: offers, in: span.periods, countingShortfalls: share.countsShortfall)
    case .work: used(share.workloads, on: offers, in: span.periods, weights: nil)
    case .units: used(share.workloads, on: offers, in: span.periods, weights: share.weights)
    }
  }

  private mutating func stateSpread(_ l: Index<Limit>, _ spread: SpreadLimit) {
    for part in spread.parts.elements {
      let offers = Selection(part.offers, of: problem)
      for w in spread.workloads {
        for s in steps {
          var (inside, total) = (Sum(), Sum())
          for route in routes(of: w, in: s) {
            total.add(route.rate, route.use)
            if offers.contains(route.offer) { inside.add(route.rate, route.use) }
          }
          if inside.isEmpty { continue }
          state(
            "spread", [id(l), id(w), part.id, id(s)], l, [period(s)], inside, of: total,
            atMost: spread.maximum[period(s)])
        }
      }
    }
  }

  mutating func statePools() {
    for l in problem.limits.indices {
      switch problem.limits[l].rule {
      case .pool(let pool):
        for s in steps {
          var sum = Sum()
          for o in pool.offers {
            for q in problem.offers[o].options {
              sum.add(paid(q, in: s), times: pool.weights[problem.offers[o].machine.offset])
            }
          }
          state("pool", [id(l), id(s)], l, [period(s)], sum, atMost: pool.maximum[period(s)])
        }
      case .carbon(let carbon):
        let (offers, workloads) = (Selection(carbon.offers, of: problem), Set(carbon.workloads))
        for y in carbon.spans.indices {
          let span = carbon.spans[y]
          var sum = Sum()
          for route in routes
          where offers.contains(route.offer) && workloads.contains(route.workload)
            && span.periods.contains(period(route.step))
          {
            sum.add(kilograms(route), route.use)
          }
          state("carbon", [id(l), span.id], l, span.periods, sum, atMost: carbon.maximum[y])
        }
      default: break
      }
    }
  }

  mutating func stateCounts() {
    for l in problem.limits.indices {
      guard case .providers(let count) = problem.limits[l].rule else { continue }
      for span in count.spans.elements {
        var (used, counted) = (Sum(), Sum())
        for p in count.providers {
          let offers = count.offers.filter { problem.offers[$0].provider == p }
          used.add(1, statement["used", id(l), id(p), span.id])
          counted.add(1, statement["counted", id(l), id(p), span.id])
          if let used = statement["used", id(l), id(p), span.id] { stateUse(l, offers, span, used) }
          if let counted = statement["counted", id(l), id(p), span.id] {
            var sum = outlay(on: Selection(offers, of: problem), in: span.periods, countingShortfalls: true)
            sum.add(-count.countsFrom, counted)
            statement.add("providerOutlay", [id(l), id(p), span.id], sum, atLeast: 0)
          }
        }
        if let most = count.maximum {
          state("mostProviders", [id(l), span.id], l, span.periods, used, atMost: Double(most))
        }
        if let least = count.minimum {
          state("leastProviders", [id(l), span.id], l, span.periods, counted, atLeast: Double(least))
        }
      }
    }
  }

  private mutating func stateUse(_ l: Index<Limit>, _ offers: [Index<Offer>], _ span: Span, _ used: Int) {
    for o in offers {
      for s in span.periods.flatMap(horizon.steps(of:)) {
        var sum = bought(on: o, in: s)
        if sum.isEmpty { continue }
        sum.add(-mostUnits(on: o, in: period(s)), used)
        statement.add("providerUse", [id(l), id(o), id(s)], sum, atMost: 0)
      }
    }
  }
}
