/// Caps that lie below what is paid whatever the plan is.
extension Contradictions {
  /// What is held and committed on the offers of a budget.
  mutating func report(_ limit: BudgetLimit, _ l: Index<Limit>) {
    for y in limit.spans.indices {
      let span = limit.spans[y]
      let least = leastOutlay(on: limit.offers, in: span)
      guard Self.exceeds(least, limit.maximum[y]) else { continue }
      let found = "\(numberText(limit.maximum[y])) in \(span.id)"
      findings.report(
        .contradiction(
          found: found, rule: "`max` is not below what is held and committed there, \(Self.tidy(least))"),
        at: place(l)["max"])
      return
    }
  }

  /// Units held in a pool.
  mutating func report(_ limit: PoolLimit, _ l: Index<Limit>) {
    for t in problem.horizon.periods.indices {
      let held = limit.offers.reduce(0) {
        $0 + limit.weights[problem.offers[$1].machine.offset] * problem.held(on: $1, in: t)
      }
      guard Self.exceeds(held, limit.maximum[t]) else { continue }
      let found = "\(numberText(limit.maximum[t])) in \(problem.horizon.periods[t].id)"
      findings.report(
        .contradiction(found: found, rule: "`max` is not below what is held there, \(Self.tidy(held))"),
        at: place(l)["max"])
      return
    }
  }

  /// Money that is surely paid for some offers over a span: for units held, at their largest discount, and what signed
  /// agreements wholly in scope ask in windows wholly in the span, whichever is more.
  func leastOutlay(on offers: [Index<Offer>], in span: Span) -> Double {
    let scope = Set(offers)
    var open = scope
    var least = 0.0
    for agreement in problem.agreements.elements {
      guard scope.isSuperset(of: agreement.offers), open.isSuperset(of: agreement.offers),
        let committed = committed(by: agreement, in: span)
      else { continue }
      open.subtract(agreement.offers)
      least += max(committed, agreement.offers.reduce(0) { $0 + heldMoney($1, in: span) })
    }
    return open.sorted().reduce(least) { $0 + heldMoney($1, in: span) }
  }

  /// What an agreement surely costs over a span; `nil` where it may not be in force, or is paid otherwise.
  private func committed(by agreement: Agreement, in span: Span) -> Double? {
    guard !agreement.isConditional, agreement.carryShortfall == 0, agreement.carryExcess == 0,
      agreement.windows.elements.allSatisfy({ $0.credits == 0 })
    else { return nil }
    let inside = Set(span.periods)
    let exchange = problem.providers[agreement.provider].exchange
    return agreement.windows.elements.reduce(0) { sum, window in
      guard let minimum = window.minimum, window.periods.allSatisfy({ inside.contains($0.period) }) else {
        return sum
      }
      let periods = window.periods.map(\.period)
      let rate = periods.map { exchange[$0] }.min() ?? 0
      let discount = agreement.counts == .list ? periods.map { agreement.discount[$0] }.max() ?? 0 : 0
      return sum + minimum * rate * (1 - discount)
    }
  }

  private func heldMoney(_ o: Index<Offer>, in span: Span) -> Double {
    let covering = problem.agreements.elements.filter { $0.offers.contains(o) }
    guard covering.allSatisfy({ $0.windows.elements.allSatisfy { $0.credits == 0 } }) else { return 0 }
    return span.periods.reduce(0) { sum, t in
      let saving = covering.reduce(0) { $0 + $1.discount[t] }
      let money = problem.offers[o].options.reduce(0.0) { sum, q in
        guard let reservation = problem.options[q].reservation else { return sum }
        return sum + reservation.heldPrice[t] * reservation.held[t]
      }
      return sum + max(0, 1 - saving) * problem.horizon.periods[t].hours * money
    }
  }
}
