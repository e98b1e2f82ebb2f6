internal import PlacementModel

/// What is owed at the end of a period, whatever is done later: payments of reservations and commitments bought so far, and
/// what agreements in force ask in windows due later beyond what was covered and those payments will cover.
extension PlanCheck {
  mutating func exposureRows(_ l: Index<Limit>, _ limit: ExposureLimit) -> [LimitRow] {
    var rows: [LimitRow] = []
    for part in limit.parts.elements {
      let providers = Set(part.offers.map { problem.offers[$0].provider })
      for t in horizon.periods.indices {
        var owed = payments(on: part.offers, to: providers, after: t)
        var isKnown = true
        for a in problem.agreements.indices where providers.contains(problem.agreements[a].provider) {
          let agreement = problem.agreements[a]
          let exchange = problem.providers[agreement.provider].exchange
          for j in agreement.windows.indices
          where agreement.windows[j].minimum != nil && agreement.windows[j].due > t {
            guard let missing = missing(a, j, after: t) else {
              isKnown = false
              continue
            }
            if missing.value > 0 { owed.add(missing, times: exchange[agreement.windows[j].due]) }
          }
          for window in agreement.laterWindows.elements {
            let missing = missing(a, window, at: t)
            if missing.value > 0 { owed.add(missing, times: exchange.numbers.last ?? 1) }
          }
        }
        if !isKnown { ledger.leaveOpen(.creditsOfWindows) }
        let ids = [problem.limits[l].id, part.id, horizon.periods[t].id]
        var row = LimitRow(
          limit: l, part: part.id, span: horizon.periods[t].id, periods: [t], side: .atMost,
          bound: limit.maximum[t], measured: owed, rows: [(rowName("exposure", ids), 1)])
        if !isKnown { row.tolerance = .infinity }
        rows.append(row)
      }
    }
    return rows
  }

  /// What reservations and commitments still pay after a period: less discounts that are sure inside the horizon, at option
  /// prices after it.
  private func payments(
    on offers: [Index<Offer>], to providers: Set<Index<Provider>>, after t: Index<Period>
  ) -> Tally {
    var sum = Tally()
    for o in offers {
      for u in horizon.periods.indices where u > t {
        sum.add(payments(on: o, boughtUpTo: t, in: u), times: 1 - facts.sureSaving(on: o, in: u))
      }
      for q in problem.offers[o].options {
        guard let reservation = problem.options[q].reservation else { continue }
        for v in horizon.periods.indices where v <= t {
          sum.add(facts.paymentAfter(q, reservation, from: v), times: reservation.hoursAfterHorizon[v])
        }
      }
    }
    for n in problem.spendPlans.indices where providers.contains(problem.spendPlans[n].provider) {
      let spendPlan = problem.spendPlans[n]
      for u in horizon.periods.indices where u > t {
        sum.add(payments(to: n, boughtUpTo: t, in: u), times: 1 - facts.sureSaving(on: n, in: u))
      }
      for v in horizon.periods.indices where v <= t {
        sum.add(
          spendPlan.exchangeAfterHorizon * spendPlan.hoursAfterHorizon[v],
          times: facts.committed[n.offset][v.offset])
      }
    }
    return sum
  }

  /// What reservations of an offer pay in a period at option prices: of terms bought up to an earlier one, and held.
  private func payments(on o: Index<Offer>, boughtUpTo t: Index<Period>, in u: Index<Period>) -> Tally {
    let hours = horizon.periods[u].hours
    var sum = Tally()
    for q in problem.offers[o].options {
      guard let reservation = problem.options[q].reservation else { continue }
      sum.add(hours * reservation.heldPrice[u], times: reservation.held[u])
      for v in facts.running(reservation, in: u) where v <= t {
        sum.add(facts.payment(q, reservation, from: v, in: u), times: hours)
      }
    }
    return sum
  }

  private func payments(to n: Index<SpendPlan>, boughtUpTo t: Index<Period>, in u: Index<Period>) -> Tally {
    let spendPlan = problem.spendPlans[n]
    var committed = Tally(spendPlan.held[u])
    for v in max(0, u.offset - spendPlan.term + 1)...u.offset where v <= t.offset {
      committed.add(facts.committed[n.offset][v])
    }
    var sum = Tally()
    sum.add(committed, times: horizon.periods[u].hours * spendPlan.exchange[u])
    return sum
  }

  /// What a window asks beyond what was covered up to a period and payments will cover; in the provider's currency. `nil` where
  /// its credits cannot be told from another window's.
  private func missing(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>, after t: Index<Period>) -> Tally?
  {
    let agreement = problem.agreements[a]
    let window = agreement.windows[j]
    let exchange = problem.providers[agreement.provider].exchange
    var missing = Tally(facts.standings.isInForce(a, in: t) ? window.minimum ?? 0 : 0)
    for part in window.periods where part.share > 0 {
      let u = part.period
      if u <= t {
        missing.add(facts.lists[a.offset][u.offset], times: -part.share / exchange[u])
        if agreement.counts == .net {
          missing.add(facts.saved(a, in: u), times: part.shareOfSaving / exchange[u])
        }
        guard window.credits > 0 else { continue }
        guard let credit = credit(a, j, in: u) else { return nil }
        missing.add(credit / exchange[u])
      } else {
        let isSure = agreement.counts == .net && !agreement.isConditional
        let counted = part.share - (isSure ? part.shareOfSaving * agreement.discount[u] : 0)
        for o in agreement.offers {
          missing.add(payments(on: o, boughtUpTo: t, in: u), times: -counted / exchange[u])
        }
        for n in agreement.spendPlans {
          missing.add(payments(to: n, boughtUpTo: t, in: u), times: -counted / exchange[u])
        }
      }
    }
    return missing
  }

  /// The same of a window after the horizon, by the hours of terms inside it.
  private func missing(_ a: Index<Agreement>, _ window: LaterWindow, at t: Index<Period>) -> Tally {
    let agreement = problem.agreements[a]
    let exchange = problem.providers[agreement.provider].exchange.numbers.last ?? 1
    var missing = Tally(facts.standings.isInForce(a, in: t) ? window.minimum : 0)
    for q in agreement.offers.flatMap({ problem.offers[$0].options }) {
      guard let reservation = problem.options[q].reservation else { continue }
      for v in horizon.periods.indices where v <= t {
        let hours = max(0, min(window.through, reservation.hoursAfterHorizon[v]) - window.from)
        missing.add(facts.paymentAfter(q, reservation, from: v), times: -hours / exchange)
      }
    }
    for n in agreement.spendPlans {
      for v in horizon.periods.indices where v <= t {
        let after = problem.spendPlans[n].hoursAfterHorizon[v]
        missing.add(
          -max(0, min(window.through, after) - window.from), times: facts.committed[n.offset][v.offset])
      }
    }
    return missing
  }
}
