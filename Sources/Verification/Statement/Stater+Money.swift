internal import PlacementModel

// Spend under agreements and to providers; what windows ask.
extension Stater {
  mutating func addCosts() {
    var cost = Sum()
    for p in problem.providers.indices {
      for t in periods { cost.add(presentValue(t), statement["spend", id(p), id(t)]) }
    }
    for a in problem.agreements.indices {
      for window in problem.agreements[a].windows.elements {
        cost.add(presentValue(window.due), statement["shortfall", id(a), window.id])
      }
    }
    for w in problem.workloads.indices {
      guard let penalty = problem.workloads[w].unmetPenalty else { continue }
      for s in steps {
        cost.add(presentValue(period(s)) * hours(s) * penalty[period(s)], statement["unmet", id(w), id(s)])
      }
    }
    if let price = problem.carbonPrice {
      for route in routes {
        cost.add(presentValue(period(route.step)) * price[period(route.step)] * kilograms(route), route.use)
      }
    }
    for w in problem.workloads.indices {
      for t in periods {
        cost.add(
          presentValue(t) * (problem.workloads[w].mobility?.cost?[t] ?? 0), statement["moved", id(w), id(t)])
      }
    }
    for place in problem.feePlaces where place.payee == nil {
      for t in periods { cost.add(presentValue(t), statement["fees", place.kind.rawValue, place.id, id(t)]) }
    }
    addCostsAfterHorizon(to: &cost)
    statement.add(cost: cost)
  }

  private func addCostsAfterHorizon(to cost: inout Sum) {
    let end = horizon.presentValueAtEnd
    for q in problem.options.indices {
      guard let reservation = problem.options[q].reservation else { continue }
      for v in periods {
        let after = reservation.hoursAfterHorizon[v]
        cost.add(paymentAfter(q, reservation, from: v), times: end * (1 - reservation.salvage) * after)
        cost.add(
          -end * reservation.salvage * reservation.upfront[v] * after / reservation.termHours[v],
          statement["reserve", id(q), id(v)])
      }
    }
    for n in problem.spendPlans.indices {
      let spendPlan = problem.spendPlans[n]
      for v in periods {
        cost.add(
          end * (1 - spendPlan.salvage) * spendPlan.exchangeAfterHorizon * spendPlan.hoursAfterHorizon[v],
          statement["commit", id(n), id(v)])
      }
    }
  }

  func kilograms(_ route: Route) -> Double { hours(route.step) * problem.kilogramsPerUnitHour(route.offer) }

  mutating func stateMoney() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for t in periods {
        guard let list = statement["list", id(a), id(t)], let saved = statement["saved", id(a), id(t)] else {
          continue
        }
        let ids = [id(a), id(t)]
        var balance = Sum()
        balance.add(1, list)
        for o in agreement.offers {
          for q in problem.offers[o].options where problem.options[q].spendPlan == nil {
            balance.add(value(q, in: t), times: -1)
          }
        }
        for n in agreement.spendPlans { balance.add(money(of: n, in: t), times: -1) }
        statement.add("listBalance", ids, balance, atLeast: 0, atMost: 0)
        var off = Sum()
        off.add(1, saved)
        off.add(-agreement.discount[t], list)
        guard agreement.isConditional else {
          statement.add("savedBalance", ids, off, atLeast: 0, atMost: 0)
          continue
        }
        statement.add("savedAtMost", ids, off, atMost: 0)
        guard agreement.discount[t] > 0 else { continue }
        let most = agreement.discount[t] * agreement.worth[t]
        var signed = Sum()
        signed.add(1, saved)
        signed.add(standing(a, in: t), times: -most)
        statement.add("savedIfSigned", ids, signed, atMost: 0)
        off.add(standing(a, in: t), times: -most)
        statement.add("savedInFull", ids, off, atLeast: -most)
      }
    }
    for p in problem.providers.indices {
      for t in periods { stateSpend(p, t) }
    }
  }

  private mutating func stateSpend(_ p: Index<Provider>, _ t: Index<Period>) {
    let support = 1 + problem.providers[p].supportFee[t]
    var sum = Sum()
    sum.add(1, statement["spend", id(p), id(t)])
    for a in problem.agreements.indices where problem.agreements[a].provider == p {
      let agreement = problem.agreements[a]
      sum.add(-support, statement["list", id(a), id(t)])
      sum.add(support, statement["saved", id(a), id(t)])
      for j in agreement.windows.indices {
        let window = agreement.windows[j]
        sum.add(1, statement["credit", id(a), window.id, id(t)])
        guard let stay = statement["stay", id(a), window.id], window.first == t else { continue }
        let fee = agreement.exitFee * problem.providers[p].exchange[t]
        sum.add(standing(a, through: j.offset - 1), times: -fee)
        sum.add(fee, stay)
      }
    }
    for o in problem.offers.indices where problem.offers[o].provider == p {
      let seen = Double(agreements(on: o, in: t).count)
      for q in problem.offers[o].options where problem.options[q].spendPlan == nil {
        sum.add(value(q, in: t), times: support * (seen - 1))
      }
      sum.add(extras(on: o, in: t), times: -1)
    }
    for n in problem.spendPlans.indices where problem.spendPlans[n].provider == p {
      sum.add(money(of: n, in: t), times: support * (Double(agreements(on: n, in: t).count) - 1))
    }
    for place in problem.feePlaces where place.payee == p {
      sum.add(-1, statement["fees", place.kind.rawValue, place.id, id(t)])
    }
    statement.add("spendBalance", [id(p), id(t)], sum, atLeast: 0, atMost: 0)
  }

  /// Surcharges and egress of work on an offer.
  func extras(on o: Index<Offer>, in t: Index<Period>) -> Sum {
    var sum = Sum()
    for s in horizon.steps(of: t) {
      for route in routes(on: o, in: s) {
        let workload = problem.workloads[route.workload]
        let perWork = (workload.surcharges[o.offset]?[t] ?? 0) + (workload.egress[o.offset]?[t] ?? 0)
        sum.add(hours(s) * perWork * route.rate, route.use)
      }
    }
    return sum
  }

  /// Spend that counts in a window, up to a period, in the provider's currency.
  func covered(
    _ a: Index<Agreement>, _ parts: [CommitmentWindow.Coverage], upTo last: Index<Period>? = nil
  ) -> Sum {
    let agreement = problem.agreements[a]
    let exchange = problem.providers[agreement.provider].exchange
    var sum = Sum()
    for part in parts where part.share > 0 && part.period <= last ?? part.period {
      let (t, rate) = (part.period, exchange[part.period])
      sum.add(part.share / rate, statement["list", id(a), id(t)])
      if agreement.counts == .net { sum.add(-part.shareOfSaving / rate, statement["saved", id(a), id(t)]) }
    }
    return sum
  }

  private func credits(
    _ a: Index<Agreement>, _ window: CommitmentWindow, upTo last: Index<Period>? = nil
  ) -> Sum {
    let exchange = problem.providers[problem.agreements[a].provider].exchange
    var sum = Sum()
    for part in window.periods where part.period <= last ?? part.period {
      sum.add(1 / exchange[part.period], statement["credit", id(a), window.id, id(part.period)])
    }
    return sum
  }

  /// Covered spend of a window, less what credits pay.
  func counted(_ a: Index<Agreement>, _ window: CommitmentWindow, upTo last: Index<Period>? = nil) -> Sum {
    var sum = covered(a, window.periods, upTo: last)
    sum.add(credits(a, window, upTo: last), times: -1)
    return sum
  }

  mutating func stateWindows() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      for j in agreement.windows.indices {
        let window = agreement.windows[j]
        let ids = [id(a), window.id]
        let stands = standing(a, through: j.offset)
        if window.credits > 0 { stateCredits(a, j, stands) }
        let before = j.offset > 0 ? agreement.windows.elements[j.offset - 1] : nil
        if let minimum = window.minimum {
          var sum = counted(a, window)
          sum.add(1 / exchange[window.due], statement.position("shortfall", ids))
          sum.add(1, statement.position("carried", ids))
          sum.add(-1, statement.position("extra", ids))
          if let before {
            sum.add(-1, statement["carried", id(a), before.id])
            sum.add(1, statement["extra", id(a), before.id])
          }
          sum.add(stands, times: -minimum)
          statement.add("commitment", ids, sum, atLeast: 0)
        }
        if window.maximum != nil { stateCeiling(a, j) }
        guard agreement.isConditional else { continue }
        if let minimum = window.minimum {
          let put = before.flatMap { statement["carried", id(a), $0.id] == nil ? nil : $0.minimum } ?? 0
          var sum = Sum()
          sum.add(1, statement.position("shortfall", ids))
          sum.add(stands, times: -exchange[window.due] * (minimum + agreement.carryShortfall * put))
          statement.add("shortfallIfSigned", ids, sum, atMost: 0)
        }
        if let carried = statement.position("carried", ids) {
          var sum = Sum()
          sum.add(1, carried)
          sum.add(
            standing(a, through: j.offset + 1), times: -agreement.carryShortfall * (window.minimum ?? 0))
          statement.add("carriedIfSigned", ids, sum, atMost: 0)
        }
      }
    }
  }

  private mutating func stateCredits(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>, _ stands: Sum) {
    let window = problem.agreements[a].windows[j]
    var sum = credits(a, window)
    sum.add(stands, times: -window.credits)
    statement.add("creditBalance", [id(a), window.id], sum, atMost: 0)
    for part in window.periods {
      guard let credit = statement["credit", id(a), window.id, id(part.period)] else { continue }
      var sum = Sum()
      sum.add(1, credit)
      sum.add(-part.share, statement["list", id(a), id(part.period)])
      sum.add(part.shareOfSaving, statement["saved", id(a), id(part.period)])
      statement.add("creditLimit", [id(a), window.id, id(part.period)], sum, atMost: 0)
    }
  }

  private mutating func stateCeiling(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>) {
    let agreement = problem.agreements[a]
    let window = agreement.windows[j]
    guard let maximum = window.maximum else { return }
    let exchange = problem.providers[agreement.provider].exchange
    var sum = counted(a, window)
    var most = window.periods.reduce(0) { $0 + $1.share * agreement.worth[$1.period] / exchange[$1.period] }
    for sharer in window.sharers {
      let other = problem.agreements[sharer.agreement]
      let rate = problem.providers[other.provider].exchange
      sum.add(covered(sharer.agreement, sharer.periods))
      for part in sharer.periods {
        most += part.share * other.worth[part.period] / rate[part.period]
        for window in other.windows.elements {
          sum.add(
            -part.shareOfSaving / rate[part.period],
            statement["credit", other.id, window.id, id(part.period)])
        }
      }
    }
    let beyond = agreement.isConditional ? max(0, most - maximum) : 0
    var stands = standing(a, through: j.offset)
    let isDecided = stands.isEmpty
    stands.constant = 0
    sum.add(stands, times: beyond)
    statement.add("ceiling", [id(a), window.id], sum, atMost: maximum + (isDecided ? 0 : beyond))
  }

  mutating func stateTerms() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let stay = statement["stay", id(a), agreement.windows[j].id] else { continue }
        var sum = Sum()
        sum.add(1, stay)
        sum.add(standing(a, through: j.offset - 1), times: -1)
        if sum.coefficients.count > 1 {
          statement.add("leaving", [id(a), agreement.windows[j].id], sum, atMost: 0)
        }
      }
    }
    for b in problem.agreements.indices {
      for rival in problem.agreements[b].rivals {
        for t in rival.periods {
          var sum = standing(rival.agreement, in: t)
          sum.add(standing(b, in: t))
          statement.add("eitherAgreement", [id(rival.agreement), id(b), id(t)], sum, atMost: 1)
        }
      }
    }
  }
}
