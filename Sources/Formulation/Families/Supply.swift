internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// What is used is paid for.
  ///
  ///     s.t. supply{o,s}: sum{w} occupied[w,o,s] <= sum{q of o} availability[q,s] * paid[q,s]
  ///
  /// What a workload occupies is its fleet where it has one, else peak[w,s] * use[w,o,s].
  /// Stated where some workload can use the offer.
  mutating func addSupply() {
    for o in problem.offers.indices where !isStopped() {
      for s in problem.horizon.steps.indices where columns.hasRoute(on: o, in: s) {
        var balance = LinearExpression()
        for route in columns.routes(on: o, in: s) { addOccupied(by: route, to: &balance) }
        balance.add(usefulUnits(of: o, in: s, countingSpot: true), times: -1)
        add(.supply, [problem.offers[o].id, problem.horizon.steps[s].id], balance, .atMost(0))
      }
    }
  }

  /// Work that must not be interrupted does not run on spot units.
  ///
  ///     s.t. firm{o,s}: sum{w not interruptible} occupied[w,o,s]
  ///       <= sum{q of o, not spot} availability[q,s] * paid[q,s]
  ///
  /// Stated where the offer has spot units and some such workload can use it.
  mutating func addFirm() {
    for o in problem.offers.indices where !isStopped() {
      for s in problem.horizon.steps.indices {
        let sellsSpot = problem.offers[o].options.contains {
          problem.options[$0].isSpot && columns.units[$0, s] != nil
        }
        guard sellsSpot else { continue }
        var balance = LinearExpression()
        for route in columns.routes(on: o, in: s) where !problem.workloads[route.workload].isInterruptible {
          addOccupied(by: route, to: &balance)
        }
        guard !balance.terms.isEmpty else { continue }
        balance.add(usefulUnits(of: o, in: s, countingSpot: false), times: -1)
        add(.firm, [problem.offers[o].id, problem.horizon.steps[s].id], balance, .atMost(0))
      }
    }
  }

  /// `sum{q of o} availability[q,s] * paid[q,s]`: what is held is the constant.
  func usefulUnits(
    of o: Index<Offer>, in s: Index<Step>, countingSpot: Bool
  ) -> LinearExpression {
    var useful = LinearExpression()
    for q in problem.offers[o].options where countingSpot || !problem.options[q].isSpot {
      useful.add(paid(q, in: s), times: problem.options[q].availability[s])
    }
    return useful
  }

  /// Units of an option that are paid for in a step.
  ///
  ///     paid[q,s] = units[q,s]                                                        on demand, spot
  ///               = held[q,t] + sum{v: v <= t < v + term[q]} reserve[q,v]             reserved
  func paid(_ q: Index<PurchaseOption>, in s: Index<Step>) -> LinearExpression {
    let t = problem.horizon.steps[s].period
    guard let reservation = problem.options[q].reservation else {
      return columns.units[q, s].map { 1 * $0 } ?? LinearExpression()
    }
    var paid = LinearExpression(constant: reservation.held[t])
    for v in reservation.starts(runningIn: t) {
      if let reserve = columns.reserve[q, v] { paid.add(1, reserve) }
    }
    return paid
  }
}
