internal import PlacementModel

// What is owed at the end of a period.
extension Stater {
  mutating func stateOwed() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      let last = exchange.numbers.last ?? 1
      for t in periods {
        for window in agreement.windows.elements {
          guard let owed = statement["owed", id(a), window.id, id(t)] else { continue }
          var sum = counted(a, window, upTo: t)
          sum.add(1 / exchange[window.due], owed)
          for part in window.periods where part.period > t && part.share > 0 {
            let isSure = agreement.counts == .net && !agreement.isConditional
            let part = (
              part.period, part.share - (isSure ? part.shareOfSaving * agreement.discount[part.period] : 0)
            )
            for o in agreement.offers {
              sum.add(payments(on: o, upTo: t, in: part.0), times: part.1 / exchange[part.0])
            }
            for n in agreement.spendPlans {
              sum.add(money(of: n, in: part.0, upTo: t), times: part.1 / exchange[part.0])
            }
          }
          sum.add(standing(a, in: t), times: -(window.minimum ?? 0))
          statement.add("owing", [id(a), window.id, id(t)], sum, atLeast: 0)
        }
        for window in agreement.laterWindows.elements {
          guard let owed = statement["owedLater", id(a), window.id, id(t)] else { continue }
          var sum = Sum()
          sum.add(1 / last, owed)
          addLater(a, window, t, to: &sum, last)
          sum.add(standing(a, in: t), times: -window.minimum)
          statement.add("owingLater", [id(a), window.id, id(t)], sum, atLeast: 0)
        }
      }
    }
  }

  private func addLater(
    _ a: Index<Agreement>, _ window: LaterWindow, _ t: Index<Period>, to sum: inout Sum, _ exchange: Double
  ) {
    for q in problem.agreements[a].offers.flatMap({ problem.offers[$0].options }) {
      guard let reservation = problem.options[q].reservation else { continue }
      for v in periods where v <= t {
        let hours = max(0, min(window.through, reservation.hoursAfterHorizon[v]) - window.from)
        sum.add(paymentAfter(q, reservation, from: v), times: hours / exchange)
      }
    }
    for n in problem.agreements[a].spendPlans {
      for v in periods where v <= t {
        let after = problem.spendPlans[n].hoursAfterHorizon[v]
        sum.add(max(0, min(window.through, after) - window.from), statement["commit", id(n), id(v)])
      }
    }
  }

  /// What reservations of an offer pay in a period: of terms bought up to an earlier one, and held.
  private func payments(on o: Index<Offer>, upTo t: Index<Period>, in u: Index<Period>) -> Sum {
    var sum = Sum()
    for q in problem.offers[o].options {
      guard let reservation = problem.options[q].reservation else { continue }
      sum.constant += hours(u) * reservation.heldPrice[u] * reservation.held[u]
      for v in starts(reservation.term, runningIn: u) where v <= t {
        sum.add(payment(q, reservation, from: v, in: u), times: hours(u))
      }
    }
    return sum
  }

  mutating func stateExposure() {
    for l in problem.limits.indices {
      guard case .exposure(let exposure) = problem.limits[l].rule else { continue }
      for part in exposure.parts.elements {
        let providers = Set(part.offers.map { problem.offers[$0].provider })
        for t in periods {
          var sum = Sum()
          for a in problem.agreements.indices where providers.contains(problem.agreements[a].provider) {
            for window in problem.agreements[a].windows.elements {
              sum.add(1, statement["owed", id(a), window.id, id(t)])
            }
            for window in problem.agreements[a].laterWindows.elements {
              sum.add(1, statement["owedLater", id(a), window.id, id(t)])
            }
          }
          addRemaining(part.offers, providers, t, to: &sum)
          state("exposure", [id(l), part.id, id(t)], l, [t], sum, atMost: exposure.maximum[t])
        }
      }
    }
  }

  private func addRemaining(
    _ offers: [Index<Offer>], _ providers: Set<Index<Provider>>, _ t: Index<Period>, to sum: inout Sum
  ) {
    for o in offers {
      for u in periods where u > t {
        sum.add(payments(on: o, upTo: t, in: u), times: 1 - sureSaving(agreements(on: o, in: u), in: u))
      }
      for q in problem.offers[o].options {
        guard let reservation = problem.options[q].reservation else { continue }
        for v in periods where v <= t {
          sum.add(paymentAfter(q, reservation, from: v), times: reservation.hoursAfterHorizon[v])
        }
      }
    }
    for n in problem.spendPlans.indices where providers.contains(problem.spendPlans[n].provider) {
      let spendPlan = problem.spendPlans[n]
      for u in periods where u > t {
        sum.add(money(of: n, in: u, upTo: t), times: 1 - sureSaving(agreements(on: n, in: u), in: u))
      }
      for v in periods where v <= t {
        sum.add(
          spendPlan.exchangeAfterHorizon * spendPlan.hoursAfterHorizon[v], statement["commit", id(n), id(v)])
      }
    }
  }
}
