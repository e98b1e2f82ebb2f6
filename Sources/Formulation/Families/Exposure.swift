internal import LinearProgramming
internal import PlacementModel

// What is owed at the end of a period t, whatever is done later: the payments of reservations and commitments to spend
// plans bought so far (the sums over reservations below are over both), and of what
// agreements in force ask in windows that are due later, what neither was covered so far nor those payments will cover.

extension ProgramBuilder {
  /// What a window asks beyond what was covered in it and what reservations will pay in it.
  ///
  ///     s.t. owing{a,j,t}: owed[a,j,t] / exchange[p,due] + sum{u in j: u <= t} covered[a,j,u]
  ///       + sum{q of a, v <= t, u in j: u > t} counted[a,j,u] * hours[u] * payment[q,v,u] / exchange[p,u] * reserve[q,v]
  ///       + the same of what is held >= minimum[a,j] * standing[a,t]
  ///
  /// Stated for windows that are due after t. What is carried between windows is left out.
  mutating func addOwing() {
    for (a, j, t, owed) in owedColumns {
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange[agreement.windows[j].due]
      var rest = 1 / exchange * owed
      rest.add(missing(a, j, after: t), times: -1)
      add(
        .owing, [agreement.id, agreement.windows[j].id, problem.horizon.periods[t].id], rest, .atLeast(0))
    }
  }

  /// What a window asks after the horizon beyond what reservations will pay in it.
  ///
  ///     s.t. owingLater{a,j,t}: owedLater[a,j,t] / exchange[p,last]
  ///       + sum{q of a, v <= t} paymentAfter[q,v] * (hours of the term in j) / exchange[p,last] * reserve[q,v]
  ///       >= laterMinimum[a,j] * standing[a,t]
  mutating func addOwingLater() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.laterWindows.indices {
        for t in problem.horizon.periods.indices {
          guard let owed = columns.terms.owedLater[a.offset][j.offset][t.offset] else { continue }
          var rest = 1 / lastExchange(of: agreement) * owed
          rest.add(missingLater(a, j, at: t), times: -1)
          add(
            .owingLater, [agreement.id, agreement.laterWindows[j].id, problem.horizon.periods[t].id], rest,
            .atLeast(0))
        }
      }
    }
  }

  /// Caps what is owed to providers at the end of each period.
  ///
  ///     s.t. exposure{l,k,t}: sum{a of k, j} (owed[a,j,t] + owedLater[a,j,t])
  ///       + sum{q of k, v <= t} remains[q,v,t] * reserve[q,v] + sum{q of k} remainsHeld[q,t] <= exposureMaximum[l,t]
  mutating func addExposure() {
    for l in problem.limits.indices {
      guard case .exposure(let exposure) = problem.limits[l].rule else { continue }
      for part in exposure.parts.elements {
        for t in problem.horizon.periods.indices {
          let period = problem.horizon.periods[t]
          let payments = remaining(over: part, after: t) + remainingOfPlans(over: part, after: t)
          let owed = owed(to: part, at: t)
          addLimit(
            .exposure, [problem.limits[l].id, part.id, period.id],
            LimitStatement(
              limit: l, part: part.id, span: period.id, periods: [t], side: .atMost,
              bound: exposure.maximum[t], measured: payments + owed.columns))
          rows.limits[rows.limits.count - 1].owed = (payments, owed.amounts)
        }
      }
    }
  }

  private var owedColumns: [(Index<Agreement>, Index<CommitmentWindow>, Index<Period>, Variable)] {
    problem.agreements.indices.flatMap { a in
      problem.agreements[a].windows.indices.flatMap { j in
        problem.horizon.periods.indices.compactMap { t in
          columns.terms.owed[a.offset][j.offset][t.offset].map { (a, j, t, $0) }
        }
      }
    }
  }

  /// What agreements with a part's providers ask: their columns, and each as an expression that counts where it is
  /// above 0.
  private func owed(
    to part: Part, at t: Index<Period>
  ) -> (columns: LinearExpression, amounts: [LinearExpression]) {
    let providers = problem.providers(of: part)
    var sum = LinearExpression()
    var amounts: [LinearExpression] = []
    for a in problem.agreements.indices where providers.contains(problem.agreements[a].provider) {
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      for j in agreement.windows.indices {
        guard let owed = columns.terms.owed[a.offset][j.offset][t.offset] else { continue }
        sum.add(1, owed)
        amounts.append(exchange[agreement.windows[j].due] * missing(a, j, after: t))
      }
      for j in agreement.laterWindows.indices {
        guard let owed = columns.terms.owedLater[a.offset][j.offset][t.offset] else { continue }
        sum.add(1, owed)
        amounts.append(lastExchange(of: agreement) * missingLater(a, j, at: t))
      }
    }
    return (sum, amounts)
  }
}

// MARK: - What is missing

extension ProgramBuilder {
  /// In the agreement's currency; below 0 where there is more than the minimum.
  private func missing(
    _ a: Index<Agreement>, _ j: Index<CommitmentWindow>, after t: Index<Period>
  ) -> LinearExpression {
    let agreement = problem.agreements[a]
    let window = agreement.windows[j]
    let exchange = problem.providers[agreement.provider].exchange
    var missing = LinearExpression()
    missing.add(columns.standing(a, in: t, of: problem), times: window.minimum ?? 0)
    missing.add(columns.covered(a, j, upTo: t, of: problem), times: -1)
    for part in window.periods where part.period > t && part.share > 0 {
      let u = part.period
      let isSaved = agreement.counts == .net && !agreement.isConditional
      let saved = isSaved ? part.shareOfSaving * agreement.discount[u] : 0
      for o in agreement.offers {
        missing.add(payments(on: o, boughtUpTo: t, in: u), times: -(part.share - saved) / exchange[u])
      }
      for n in agreement.spendPlans {
        missing.add(payments(to: n, boughtUpTo: t, in: u), times: -(part.share - saved) / exchange[u])
      }
    }
    return missing
  }

  private func missingLater(
    _ a: Index<Agreement>, _ j: Index<LaterWindow>, at t: Index<Period>
  ) -> LinearExpression {
    let agreement = problem.agreements[a]
    let window = agreement.laterWindows[j]
    var missing = LinearExpression()
    missing.add(columns.standing(a, in: t, of: problem), times: window.minimum)
    for q in agreement.offers.flatMap({ problem.offers[$0].options }) {
      guard let reservation = problem.options[q].reservation else { continue }
      for v in problem.horizon.periods.indices where v <= t {
        let hours = max(0, min(window.through, reservation.hoursAfterHorizon[v]) - window.from)
        missing.add(
          columns.paymentAfterHorizon(q, reservation, startingIn: v),
          times: -hours / lastExchange(of: agreement))
      }
    }
    for n in agreement.spendPlans {
      for v in problem.horizon.periods.indices where v <= t {
        guard let commit = columns.commit[n, v] else { continue }
        let after = problem.spendPlans[n].hoursAfterHorizon[v]
        missing.add(-max(0, min(window.through, after) - window.from), commit)
      }
    }
    return missing
  }

  private func lastExchange(of agreement: Agreement) -> Double {
    problem.providers[agreement.provider].exchange.numbers.last ?? 1
  }
}

// MARK: - Payments

extension ProgramBuilder {
  /// What reservations of an offer pay in a period at option prices: of terms bought up to an earlier one, and held.
  private func payments(
    on o: Index<Offer>, boughtUpTo t: Index<Period>, in u: Index<Period>
  ) -> LinearExpression {
    let hours = problem.horizon.periods[u].hours
    var payments = LinearExpression()
    for q in problem.offers[o].options {
      guard let reservation = problem.options[q].reservation else { continue }
      payments.constant += hours * reservation.heldPrice[u] * reservation.held[u]
      for v in reservation.starts(runningIn: u) where v <= t {
        payments.add(columns.payment(q, reservation, startingIn: v, in: u), times: hours)
      }
    }
    return payments
  }

  /// What commitments to a spend plan pay in a period: of terms bought up to an earlier one, and held.
  private func payments(
    to n: Index<SpendPlan>, boughtUpTo t: Index<Period>, in u: Index<Period>
  ) -> LinearExpression {
    let plan = problem.spendPlans[n]
    var committed = LinearExpression(constant: plan.held[u])
    for v in max(0, u.offset - plan.term + 1)...u.offset where v <= t.offset {
      if let commit = columns.commit[n, Index(v)] { committed.add(1, commit) }
    }
    return problem.horizon.periods[u].hours * plan.exchange[u] * committed
  }

  /// What commitments to the spend plans of a part's providers still pay after a period.
  private func remainingOfPlans(over part: Part, after t: Index<Period>) -> LinearExpression {
    let providers = problem.providers(of: part)
    var remaining = LinearExpression()
    for n in problem.spendPlans.indices where providers.contains(problem.spendPlans[n].provider) {
      let plan = problem.spendPlans[n]
      for u in problem.horizon.periods.indices where u > t {
        let saving = agreements(covering: n, in: u).reduce(0) { sum, a in
          problem.agreements[a].isConditional ? sum : sum + problem.agreements[a].discount[u]
        }
        remaining.add(payments(to: n, boughtUpTo: t, in: u), times: 1 - saving)
      }
      for v in problem.horizon.periods.indices where v <= t {
        guard let commit = columns.commit[n, v] else { continue }
        remaining.add(plan.exchangeAfterHorizon * plan.hoursAfterHorizon[v], commit)
      }
    }
    return remaining
  }

  /// What reservations of a part's offers still pay after a period: less discounts that are sure, and at option prices
  /// after the horizon.
  private func remaining(over part: Part, after t: Index<Period>) -> LinearExpression {
    var remaining = LinearExpression()
    for o in part.offers {
      for u in problem.horizon.periods.indices where u > t {
        remaining.add(payments(on: o, boughtUpTo: t, in: u), times: 1 - sureSaving(on: o, in: u))
      }
      for q in problem.offers[o].options {
        guard let reservation = problem.options[q].reservation else { continue }
        for v in problem.horizon.periods.indices where v <= t {
          remaining.add(
            columns.paymentAfterHorizon(q, reservation, startingIn: v),
            times: reservation.hoursAfterHorizon[v])
        }
      }
    }
    return remaining
  }
}
