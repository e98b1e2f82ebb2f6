internal import LinearProgramming
internal import PlacementModel

// After a loss k of a limit l, in a step s, the work in scope is served again on the offers that are kept. What
// serves it then is recourse: columns of one loss and one step, which cost nothing and stand nowhere else, so
// that each loss and step is a block of its own that a solver may leave out until it cannot be met.

extension ProgramBuilder {
  /// `recourse[l,k,w,o,s]` >= 0, units of a kept offer that serve work in scope after the loss, where there may
  /// be any in the step.
  mutating func addRecourse() {
    for loss in losses {
      let ids = [problem.limits[loss.limit].id, loss.part.id]
      for w in loss.survive.workloads where problem.mayBeServed(w, in: loss.step) {
        for route in columns.routes(of: w, in: loss.step) where !loss.lost.contains(route.offer) {
          let last = [problem.workloads[w].id, problem.offers[route.offer].id, horizonStep(loss).id]
          let units = addColumn("recourse", ids + last, in: route.period)
          columns.recourse[loss.key, default: []].append(Recourse(route: route, units: units))
        }
      }
    }
  }

  /// What is served now can still be served, in part, after the loss; and what serves it then is there.
  ///
  ///     s.t. surviving{l,k,w,s}: hours[s] * sum{o kept} rate[w,o,s] * recourse[l,k,w,o,s]
  ///       >= serve[l,t] * hours[s] * sum{o} rate[w,o,s] * use[w,o,s]
  ///     s.t. standby{l,k,o,s}: sum{w in scope} peak[w,s] * recourse[l,k,w,o,s]
  ///       + sum{w not in scope, not interruptible} occupied[w,o,s]
  ///       <= sum{q of o, not spot} availability[q,s] * paid[q,s] + burst[l,t] * spare[o,s]
  ///
  /// Spare is capacity that is not paid for. Work out of scope stays where it is, unless it may be interrupted.
  mutating func addSurvive() {
    for loss in losses {
      let recourse = columns.recourse[loss.key] ?? []
      let (first, firstLimit) = (program.rowCount, rows.limits.count)
      addSurviving(loss, recourse)
      let firstStandby = program.rowCount
      addStandby(loss, recourse)
      rows.survivals.append(
        SurvivalRows(
          surviving: firstLimit..<rows.limits.count, standby: firstStandby..<program.rowCount,
          recourse: recourse.map(\.units)))
      guard program.rowCount > first, !recourse.isEmpty else { continue }
      self.recourse.append(
        RecourseBlock(
          columns: recourse.map { Int32($0.units.position) },
          rows: (first..<program.rowCount).map { Int32($0) }))
    }
  }

  private mutating func addSurviving(_ loss: Loss, _ recourse: [Recourse]) {
    let step = horizonStep(loss)
    for w in loss.survive.workloads where problem.mayBeServed(w, in: loss.step) {
      var served = LinearExpression()
      for route in columns.routes(of: w, in: loss.step) { served.add(step.hours * route.rate, route.use) }
      var surviving = LinearExpression()
      for entry in recourse where entry.route.workload == w {
        surviving.add(step.hours * entry.route.rate, entry.units)
      }
      guard !served.terms.isEmpty else { continue }
      addLimit(
        .surviving, [problem.limits[loss.limit].id, loss.part.id, problem.workloads[w].id, step.id],
        LimitStatement(
          limit: loss.limit, part: loss.part.id, workload: w, span: step.id, periods: [step.period],
          side: .atLeast, bound: loss.survive.serve[step.period], measured: surviving, total: served))
    }
  }

  private mutating func addStandby(_ loss: Loss, _ recourse: [Recourse]) {
    let step = horizonStep(loss)
    let inScope = Set(loss.survive.workloads)
    for o in Set(recourse.map(\.route.offer)).sorted() {
      var balance = LinearExpression()
      for entry in recourse where entry.route.offer == o {
        balance.add(problem.workloads[entry.route.workload].peak[loss.step], entry.units)
      }
      for route in columns.routes(on: o, in: loss.step) where !inScope.contains(route.workload) {
        let workload = problem.workloads[route.workload]
        if !workload.isInterruptible { addOccupied(by: route, to: &balance) }
      }
      balance.add(usefulUnits(of: o, in: loss.step, countingSpot: false), times: -1)
      balance.add(spareUnits(of: o, in: loss.step), times: -loss.survive.burst[step.period])
      let ids = [problem.limits[loss.limit].id, loss.part.id, problem.offers[o].id, step.id]
      let row = add(.standby, ids, balance, .atMost(0))
      let burst = loss.survive.burst[step.period]
      if burst > 0 { rows.standbys.append((o, loss.step, row, burst)) }
    }
  }

  /// Units of an offer that could be had beside those paid for.
  ///
  ///     spare[o,s] = free[o,t] - sum{q of o} (paid[q,s] - held[q,t])
  private func spareUnits(of o: Index<Offer>, in s: Index<Step>) -> LinearExpression {
    freeUnits(of: o, in: problem.horizon.steps[s].period) - bought(on: o, in: s)
  }

  private func horizonStep(_ loss: Loss) -> Step { problem.horizon.steps[loss.step] }

  /// Every loss in every step, where anything is to survive it.
  private var losses: [Loss] {
    problem.limits.indices.flatMap { l -> [Loss] in
      guard case .survive(let survive) = problem.limits[l].rule else { return [] }
      return survive.losses.indices.flatMap { k -> [Loss] in
        let lost = OfferSet(survive.losses[k].offers, of: problem)
        return problem.horizon.steps.indices.compactMap { s in
          guard survive.serve[problem.horizon.steps[s].period] > 0 else { return nil }
          return Loss(limit: l, survive: survive, number: k, lost: lost, step: s)
        }
      }
    }
  }
}

/// One loss of one limit in one step.
private struct Loss {
  let limit: Index<Limit>
  let survive: SurviveLimit
  let number: Index<Part>
  let lost: OfferSet
  let step: Index<Step>

  var part: Part { survive.losses[number] }
  var key: LossKey { LossKey(limit: limit, loss: number, step: step) }
}

/// Names the columns of one loss in one step.
struct LossKey: Hashable, Sendable {
  let limit: Index<Limit>
  let loss: Index<Part>
  let step: Index<Step>
}

/// Units of a kept offer that serve a workload after a loss.
struct Recourse: Sendable {
  let route: Route
  let units: Variable
}
