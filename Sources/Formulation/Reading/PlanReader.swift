internal import LinearProgramming
internal import PlacementModel

/// Reads a solution of a placement program as a plan, in the problem's order.
///
/// Columns that ought to be at least 0 and lie below by rounding are read as 0.
struct PlanReader {
  let placement: PlacementProgram
  let solution: Solution
  // Parts of the placement, which are too large to be handed out anew whenever one of them is asked for something.
  let problem: Problem
  let columns: Columns
  let horizon: Horizon
  /// Of every option in every step.
  private var bills: [Bill] = []

  /// Units of an option that are paid for in a step, and what they cost.
  typealias Bill = (units: Double, money: Double)

  init(of solution: Solution, in placement: PlacementProgram) {
    self.placement = placement
    self.solution = solution
    problem = placement.problem
    columns = placement.columns
    horizon = placement.problem.horizon
    bills = problem.options.indices.flatMap { q in
      let option = problem.options[q]
      return horizon.steps.indices.map { bill(q, option, in: $0) }
    }
  }

  func value(_ variable: Variable?) -> Double { variable.map { max(0, solution[$0]) } ?? 0 }
  /// Of amounts that are at least 0, each for itself.
  func value(_ expression: LinearExpression) -> Double {
    expression.terms.reduce(expression.constant) { $0 + $1.coefficient * value($1.variable) }
  }
  func dual(_ row: Constraint?) -> Double? { row.flatMap { prices?[$0] } }

  /// The duals; of a plan with whole numbers those of the program with its whole numbers fixed.
  var prices: Duals? { solution.duals ?? solution.fixedDuals }

  /// Fills in everything of a plan that is read from columns and duals.
  func fill(_ plan: inout Plan) {
    plan.cost = cost()
    plan.allocations = allocations()
    plan.purchases = purchases()
    plan.orders = orders()
    plan.planOrders = planOrders()
    plan.spendPlans = spendPlans()
    plan.agreements = agreements()
    plan.providers = providers()
    plan.limits = limits()
    plan.capacity = capacity()
    plan.openings = openings()
    plan.workloads = workloads()
    plan.moves = moves()
    plan.duals = duals()
    plan.tangents = tangents()
  }
}

// MARK: - Quantities

extension PlanReader {
  func allocations() -> [Plan.Allocation] {
    columns.routes.compactMap { route in
      let units = value(route.use)
      guard units > 0 else { return nil }
      return Plan.Allocation(
        workload: route.workload, offer: route.offer, step: route.step, units: units,
        work: horizon.steps[route.step].hours * route.rate * units, fleet: route.fleet.map { value($0) })
    }
  }

  /// Units of an option paid for in a step, and what they cost.
  func paid(_ q: Index<PurchaseOption>, in s: Index<Step>) -> Bill {
    bills[q.offset * horizon.steps.count + s.offset]
  }

  private func bill(_ q: Index<PurchaseOption>, _ option: PurchaseOption, in s: Index<Step>) -> Bill {
    let step = horizon.steps[s]
    guard let reservation = option.reservation else {
      return (value(columns.units[q, s]), step.hours * value(columns.price(q, option, in: s)))
    }
    let t = step.period
    var units = reservation.held[t]
    var money = step.hours * reservation.heldPrice[t] * reservation.held[t]
    for v in reservation.starts(runningIn: t) {
      let bought = value(columns.reserve[q, v])
      units += bought
      money += step.hours * value(columns.payment(q, reservation, startingIn: v, in: t))
      if v == t, s == horizon.steps(of: t).first { money += reservation.upfront[v] * bought }
    }
    return (units, money)
  }

  func purchases() -> [Plan.Purchase] {
    problem.options.indices.flatMap { q in
      horizon.steps.indices.compactMap { s in
        let (units, money) = paid(q, in: s)
        return units > 0 ? Plan.Purchase(option: q, step: s, units: units, cost: money) : nil
      }
    }
  }

  func orders() -> [Plan.Order] {
    problem.options.indices.flatMap { q -> [Plan.Order] in
      guard let reservation = problem.options[q].reservation else { return [] }
      return horizon.periods.indices.compactMap { v in
        let units = value(columns.reserve[q, v])
        guard units > 0 else { return nil }
        let cash = reservation.upfront[v] * units
        return Plan.Order(
          option: q, period: v, by: reservation.orderDates[v.offset], units: units, cash: cash,
          contractValue: cash + payments(q, reservation, startingIn: v))
      }
    }
  }

  /// What terms that start in a period pay over all their time, beside upfront money.
  private func payments(
    _ q: Index<PurchaseOption>, _ reservation: Reservation, startingIn v: Index<Period>
  ) -> Double {
    let after =
      reservation.hoursAfterHorizon[v] * value(columns.paymentAfterHorizon(q, reservation, startingIn: v))
    let last = min(v.offset + reservation.term, horizon.periods.count)
    return (v.offset..<last).map { Index<Period>($0) }.reduce(after) { sum, t in
      sum + horizon.periods[t].hours * value(columns.payment(q, reservation, startingIn: v, in: t))
    }
  }

  func capacity() -> [Plan.OfferUse] {
    problem.offers.indices.flatMap { o in
      horizon.steps.indices.map { s in
        let price = dual(placement.rows.capacity[o, s]).map { positive(-$0 / horizon.steps[s].hours) }
        return Plan.OfferUse(
          offer: o, step: s,
          paid: problem.offers[o].options.reduce(0) { $0 + paid($1, in: s).units },
          used: columns.routes(on: o, in: s).reduce(0) { $0 + value($1.use) },
          price: prices == nil ? nil : price ?? 0, granted: granted(o, in: horizon.steps[s].period))
      }
    }
  }

  /// Units that come with agreements that might not be in force and are.
  private func granted(_ o: Index<Offer>, in t: Index<Period>) -> Double {
    problem.offers[o].grants.reduce(0) { sum, grant in
      let standing = columns.standing(grant.agreement, in: t, of: problem)
      return sum + grant.units[t] * standing.value(at: solution.columnValues)
    }
  }

  func openings() -> [Plan.Opening] {
    columns.fees.flatMap { fee in
      horizon.periods.indices.compactMap { t in
        guard value(fee.open[t.offset]) > 0.5 else { return nil }
        return Plan.Opening(
          kind: fee.place.kind, id: fee.place.id, period: t, fee: value(fee.fees[t.offset]))
      }
    }
  }

  func workloads() -> [Plan.WorkloadService] {
    problem.workloads.indices.flatMap { w in
      horizon.steps.indices.map { s in
        let t = horizon.steps[s].period
        let isLast = horizon.steps(of: t).last == s
        return Plan.WorkloadService(
          workload: w, step: s, demand: problem.workloads[w].demand[s],
          served: columns.routes(of: w, in: s).reduce(0) { $0 + $1.rate * value($1.use) },
          unmet: value(columns.unmet[w, s]), backlog: isLast ? value(columns.backlog[w, t]) : 0,
          marginalCost: marginalCost(of: w, in: s))
      }
    }
  }

  /// What one more unit of work demanded in a step costs, present value.
  ///
  /// The work stands on the right-hand side of its demand row and of the deferral rows of the periods into
  /// which it may wait: the sum over those rows of dual times d(right-hand side)/d(work).
  private func marginalCost(of w: Index<Workload>, in s: Index<Step>) -> Double? {
    guard let duals = prices else { return nil }
    let t = horizon.steps[s].period
    guard let window = problem.workloads[w].deferral else {
      return duals[placement.rows.demand[w.offset][s.offset]]
    }
    var cost = duals[placement.rows.demand[w.offset][t.offset]]
    for later in t.offset..<min(t.offset + window, horizon.periods.count) {
      if let row = placement.rows.deferral[w, Index(later)] { cost += duals[row] }
    }
    return cost
  }

  func duals() -> [Plan.RowDual] {
    guard let duals = prices else { return [] }
    return zip(placement.program.rowNames, duals.rowDuals).compactMap { name, dual in
      dual == 0 ? nil : Plan.RowDual(row: name, dual: dual)
    }
  }

  /// The weights of tangents whose rows have a dual.
  private func tangents() -> [Plan.Tangent] {
    guard let duals = prices else { return [] }
    var next: [ConcentrationCut.Cone: Int] = [:]
    return placement.cuts.compactMap { cut in
      let number = next[cut.cone, default: 0]
      next[cut.cone] = number + 1
      guard let cone = placement.rows.cones.first(where: { $0.cone == cut.cone }), number < cone.rows.count,
        duals[cone.rows[number]] != 0
      else { return nil }
      let row = placement.program.rowNames[cone.rows[number].position]
      return Plan.Tangent(row: row, weights: cut.weights)
    }
  }

  /// Rounding leaves prices of -0 and of the wrong sign's last digit.
  func positive(_ price: Double) -> Double { max(0, price) }
}
