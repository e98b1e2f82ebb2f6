internal import LinearProgramming
internal import PlacementModel

/// A place with a fixed fee and its columns, by period; `nil` where it can have no units.
struct FeeColumns: Sendable {
  let place: FeePlace
  /// 1 where the place is used.
  var open: [Variable?]
  /// What is paid for it, in currency.
  var fees: [Variable?]
  /// Whether units are held, so that the place is open whatever is decided.
  var isHeld: [Bool]
  let ids: [String]
}

extension ProgramBuilder {
  /// `open[f,x,t]` 0 or 1 where the place can have units, 1 where it holds some; `fees[f,x,t]` >= 0.
  mutating func addFeeColumns() {
    let periods = problem.horizon.periods
    for place in problem.feePlaces {
      var columns = FeeColumns(
        place: place, open: Array(repeating: nil, count: periods.count),
        fees: Array(repeating: nil, count: periods.count),
        isHeld: Array(repeating: false, count: periods.count), ids: [place.kind.rawValue, place.id])
      for t in periods.indices where place.offers.contains(where: { problem.hasUnits(problem.offers[$0], t) })
      {
        let isHeld = place.offers.contains { problem.held(on: $0, in: t) > 0 }
        let ids = columns.ids + [periods[t].id]
        columns.isHeld[t.offset] = isHeld
        columns.open[t.offset] = addColumn(
          "open", ids, in: t, .between(isHeld ? 1 : 0, 1), domain: .integer)
        // A region's fee is nobody's spend.
        columns.fees[t.offset] = addColumn(
          "fees", ids, in: t, cost: place.payee == nil ? periods[t].presentValue : 0)
      }
      self.columns.fees.append(columns)
    }
  }

  /// What a place costs while it is used.
  ///
  ///     s.t. feeBalance{f,x,t}: fees[f,x,t] = fee[f,x,t] * open[f,x,t]                     per period
  ///     s.t. feeOnce{f,x,t}:    sum{u <= t} fee[f,x,t] / fee[f,x,u] * fees[f,x,u] >= fee[f,x,t] * open[f,x,t]  once
  ///     s.t. feeInUse{f,x,t}:   fees[f,x,t] <= fee[f,x,t] * open[f,x,t]                                       once
  ///     s.t. feeAtMost{f,x}:    sum{t} fees[f,x,t] / fee[f,x,t] <= 1                                          once
  ///
  /// Without the last two a plan could pay before the first use, where money is cheaper then, or more than is asked, where
  /// outlay helps it to a floor.
  mutating func addFeeBalance() {
    for fee in columns.fees where !fee.place.fee.isOnce {
      for t in problem.horizon.periods.indices {
        guard let open = fee.open[t.offset], let paid = fee.fees[t.offset] else { continue }
        var balance = 1 * paid
        balance.add(-fee.place.fee.amounts[t], open)
        add(.feeBalance, fee.ids + [problem.horizon.periods[t].id], balance, .equal(to: 0))
      }
    }
    for fee in columns.fees where fee.place.fee.isOnce {
      let amounts = fee.place.fee.amounts
      for t in problem.horizon.periods.indices {
        guard let open = fee.open[t.offset] else { continue }
        var balance = LinearExpression()
        for u in problem.horizon.periods.indices where u <= t {
          if let paid = fee.fees[u.offset] { balance.add(amounts[t] / amounts[u], paid) }
        }
        balance.add(-amounts[t], open)
        add(.feeOnce, fee.ids + [problem.horizon.periods[t].id], balance, .atLeast(0))
      }
    }
    addFeesOnceAtMost()
  }

  private mutating func addFeesOnceAtMost() {
    let once = columns.fees.filter(\.place.fee.isOnce)
    for fee in once {
      for t in problem.horizon.periods.indices {
        guard let open = fee.open[t.offset], let paid = fee.fees[t.offset] else { continue }
        var rest = 1 * paid
        rest.add(-fee.place.fee.amounts[t], open)
        add(.feeInUse, fee.ids + [problem.horizon.periods[t].id], rest, .atMost(0))
      }
    }
    for fee in once {
      var parts = LinearExpression()
      for t in problem.horizon.periods.indices where fee.place.fee.amounts[t] > 0 {
        if let paid = fee.fees[t.offset] { parts.add(1 / fee.place.fee.amounts[t], paid) }
      }
      if !parts.terms.isEmpty { add(.feeAtMost, fee.ids, parts, .atMost(1)) }
    }
  }

  /// Nothing is bought where a place is not open.
  ///
  ///     s.t. opening{f,x,o,s}: sum{q of o} (paid[q,s] - held[q,t]) <= mostUnits[o,t] * open[f,x,t]
  ///
  /// Stated for the offers o of the place, unless it holds units in the period.
  mutating func addOpening() {
    for fee in columns.fees {
      for o in fee.place.offers {
        for s in problem.horizon.steps.indices {
          let step = problem.horizon.steps[s]
          guard let open = fee.openable(in: step.period) else { continue }
          var bought = bought(on: o, in: s)
          guard !bought.terms.isEmpty else { continue }
          bought.add(-mostUnits(of: o, in: step.period), open)
          add(.opening, fee.ids + [problem.offers[o].id, step.id], bought, .atMost(0))
        }
      }
    }
  }

  /// Work runs where a place is open: what `opening` says of all work together, for each workload by itself, so
  /// that the relaxation opens places whole.
  ///
  ///     s.t. serving{f,x,w,s}: sum{o of x} rate[w,o,s] * use[w,o,s] <= load[w,s] * open[f,x,t]
  ///
  /// Stated for work that may not wait.
  mutating func addServing() {
    for fee in columns.fees {
      let offers = OfferSet(fee.place.offers, of: problem)
      for w in problem.workloads.indices where problem.workloads[w].deferral == nil {
        for s in problem.horizon.steps.indices {
          let step = problem.horizon.steps[s]
          guard let open = fee.openable(in: step.period) else { continue }
          var served = LinearExpression()
          for route in columns.routes(of: w, in: s) where offers.contains(route.offer) {
            served.add(route.rate, route.use)
          }
          guard !served.terms.isEmpty else { continue }
          served.add(-problem.workloads[w].demand[s], open)
          add(.serving, fee.ids + [problem.workloads[w].id, step.id], served, .atMost(0))
        }
      }
    }
  }
}

extension FeeColumns {
  /// The column that decides whether the place is open in a period; `nil` where that is not for the plan to decide.
  fileprivate func openable(in t: Index<Period>) -> Variable? { isHeld[t.offset] ? nil : open[t.offset] }
}

// MARK: - Units and money

extension ProgramBuilder {
  /// Units of an offer that are bought in the plan and paid for in a step: all but what was held.
  func bought(on o: Index<Offer>, in s: Index<Step>) -> LinearExpression {
    var bought = LinearExpression()
    for q in problem.offers[o].options { bought.add(paid(q, in: s)) }
    bought.constant = 0
    return bought
  }

  /// The most units of an offer that the plan can buy beside those held.
  func mostUnits(of o: Index<Offer>, in t: Index<Period>) -> Double {
    max(0, problem.offers[o].mostCapacity(in: t) - problem.held(on: o, in: t))
  }

  /// Fixed fees that a provider is paid in a period: its own and its offers'.
  func fees(to p: Index<Provider>, in t: Index<Period>) -> LinearExpression {
    fees(in: t) { $0.payee == p }
  }

  /// The fixed fee of an offer alone.
  func fees(on o: Index<Offer>, in t: Index<Period>) -> LinearExpression {
    fees(in: t) { $0.kind == .offer && $0.offers == [o] }
  }

  private func fees(in t: Index<Period>, where isCounted: (FeePlace) -> Bool) -> LinearExpression {
    var sum = LinearExpression()
    for fee in columns.fees where isCounted(fee.place) {
      if let paid = fee.fees[t.offset] { sum.add(1, paid) }
    }
    return sum
  }
}
