internal import PlacementModel

/// What runs where: demand, waiting, fleets and places.
extension PlanCheck {
  /// Rule: work runs where it may: in a place it is allowed, on a machine that can do it, where there can be units.
  mutating func checkAllocations() {
    for (number, allocation) in plan.allocations.enumerated() {
      let pointer = Pointer.root["allocations"][number]
      let t = horizon.steps[allocation.step].period
      let ids =
        [problem.workloads[allocation.workload].id, problem.offers[allocation.offer].id]
        + [horizon.steps[allocation.step].id]
      ledger.expect(
        facts.isRoute(allocation.workload, allocation.offer, in: t), .eligibility, at: pointer, ids,
        .unexpected)
      ledger.compare(
        Tally(allocation.units), atLeast: 0, .eligibility, at: pointer["units"], ids, tolerance: 0)
      var work = Tally()
      work.add(horizon.steps[allocation.step].hours * facts.rate(of: allocation), times: allocation.units)
      ledger.compare(allocation.work, with: work, .work, at: pointer["work"], ids)
    }
  }

  /// Rule: what is served, stays unmet and is carried over makes up what is demanded; work waits no longer than it may; and
  /// only work with a penalty stays unmet.
  mutating func checkWork() {
    let served = servedWork()
    for (number, service) in plan.workloads.enumerated() {
      let (w, s) = (service.workload, service.step)
      let pointer = Pointer.root["workloads"][number]
      let ids = problem.ids(w, s)
      let workload = problem.workloads[w]
      ledger.compare(
        service.demand, with: Tally(workload.demand[s]), .work, at: pointer["demand"], ids)
      ledger.compare(
        service.served, with: served[w.offset][s.offset], .work, at: pointer["served"], ids, beside: demand(w)
      )
      ledger.compare(Tally(service.unmet), atLeast: 0, .demand, at: pointer["unmet"], ids, tolerance: 0)
      if workload.unmetPenalty == nil {
        ledger.compare(Tally(service.unmet), atMost: 0, .demand, at: pointer["unmet"], ids, tolerance: 0)
      }
      checkBacklog(service, at: pointer, ids)
      guard workload.deferral == nil else { continue }
      var total = served[w.offset][s.offset]
      total.add(service.unmet)
      compareDemand(total, workload.demand[s], at: pointer, ids)
    }
    for w in problem.workloads.indices { checkDeferral(w, served[w.offset]) }
  }

  /// Work per hour that is served, by workload and step.
  private func servedWork() -> [[Tally]] {
    var served = Facts.grid(problem.workloads.count, horizon.steps.count, Tally())
    for allocation in plan.allocations {
      served[allocation.workload.offset][allocation.step.offset].add(
        facts.rate(of: allocation), times: allocation.units)
    }
    return served
  }

  private mutating func compareDemand(
    _ total: Tally, _ demand: Double, at pointer: Pointer, _ ids: [String]
  ) {
    ledger.compare(total, atLeast: demand, .demand, at: pointer, ids)
    ledger.compare(total, atMost: demand, .demand, at: pointer, ids)
  }

  /// Rule: only work that may wait waits; what waits is told on the last step of its period, and nothing waits at the end.
  private mutating func checkBacklog(
    _ service: Plan.WorkloadService, at pointer: Pointer, _ ids: [String]
  ) {
    let pointer = pointer["backlog"]
    ledger.compare(Tally(service.backlog), atLeast: 0, .deferral, at: pointer, ids, tolerance: 0)
    let t = horizon.steps[service.step].period
    let mayWait =
      problem.workloads[service.workload].deferral != nil && horizon.steps(of: t).last == service.step
      && t.offset + 1 < horizon.periods.count
    if !mayWait {
      ledger.compare(Tally(service.backlog), atMost: 0, .deferral, at: pointer, ids, tolerance: 0)
    }
  }

  private mutating func checkDeferral(_ w: Index<Workload>, _ served: [Tally]) {
    let workload = problem.workloads[w]
    guard let window = workload.deferral else { return }
    for t in horizon.periods.indices {
      let ids = [workload.id, horizon.periods[t].id]
      var (total, demand) = (Tally(facts.backlog[w.offset][t.offset]), Tally())
      if t.offset > 0 { total.add(-facts.backlog[w.offset][t.offset - 1]) }
      for s in horizon.steps(of: t) {
        total.add(served[s.offset], times: horizon.steps[s].hours)
        total.add(facts.unmet[w.offset][s.offset], times: horizon.steps[s].hours)
        demand.add(workload.demand[s], times: horizon.steps[s].hours)
      }
      compareDemand(total, demand.value, at: Pointer.root["workloads"], ids)
      var waiting = Tally()
      for u in max(0, t.offset - window + 1)...t.offset {
        for s in horizon.steps(of: Index(u)) {
          waiting.add(workload.demand[s], times: horizon.steps[s].hours)
        }
      }
      ledger.compare(
        Tally(facts.backlog[w.offset][t.offset]), atMost: waiting.value, .deferral,
        at: Pointer.root["workloads"], ids)
    }
  }

  /// Rule: what is used is paid for, and work that may not be interrupted does not run on spot units.
  mutating func checkSupply() {
    var all = Facts.grid(problem.offers.count, horizon.steps.count, Tally())
    var lasting = all
    var used = all
    for allocation in plan.allocations {
      let (o, s) = (allocation.offer.offset, allocation.step.offset)
      used[o][s].add(allocation.units)
      all[o][s].add(facts.occupied(by: allocation))
      if !problem.workloads[allocation.workload].isInterruptible {
        lasting[o][s].add(facts.occupied(by: allocation))
      }
    }
    for (number, use) in plan.capacity.enumerated() {
      let (o, s) = (use.offer, use.step)
      let pointer = Pointer.root["capacity"][number]
      let ids = problem.ids(o, s)
      ledger.compare(
        use.used, with: used[o.offset][s.offset], .use, at: pointer["used"], ids,
        beside: problem.offers[o].mostCapacity(in: horizon.steps[s].period))
      let useful = facts.useful(on: o, in: s, countingSpot: true)
      ledger.compare(all[o.offset][s.offset], atMost: useful.value, .supply, at: pointer, ids)
      let firm = facts.useful(on: o, in: s, countingSpot: false)
      ledger.compare(lasting[o.offset][s.offset], atMost: firm.value, .firm, at: pointer, ids)
    }
  }

  /// Rule: a fleet is large enough for the peak, a whole number where it is to be, and at least its minimum.
  mutating func checkFleets() {
    for (number, allocation) in plan.allocations.enumerated() {
      let workload = problem.workloads[allocation.workload]
      let pointer = Pointer.root["allocations"][number]["fleet"]
      let ids =
        [workload.id, problem.offers[allocation.offer].id, horizon.steps[allocation.step].id]
      let hasFleet = workload.hasWholeUnits || workload.minimumUnits != nil
      ledger.expect(
        hasFleet == (allocation.fleet != nil), .fleet, at: pointer, ids, hasFleet ? .missing : .unexpected)
      guard hasFleet, let fleet = allocation.fleet else { continue }
      ledger.compare(
        Tally(fleet), atLeast: workload.peak[allocation.step] * allocation.units, .fleet, at: pointer, ids)
      if workload.hasWholeUnits {
        ledger.compare(fleet, with: Tally(fleet.rounded()), .fleet, at: pointer, ids)
      }
      if let minimum = workload.minimumUnits, fleet > Ledger.rule {
        ledger.compare(Tally(fleet), atLeast: minimum, .gang, at: pointer, ids)
      }
    }
  }

  /// Rule: a workload that keeps to one place runs at one alone, over the horizon or in each period.
  mutating func checkSites() {
    for w in problem.workloads.indices {
      guard let site = problem.workloads[w].site else { continue }
      var places: [Int: String] = [:]
      for (number, allocation) in plan.allocations.enumerated() where allocation.workload == w {
        // What is rounding beside its demand is at no place.
        guard facts.rate(of: allocation) * allocation.units > Ledger.rule * demand(w) else { continue }
        let span = site.isPerPeriod ? horizon.steps[allocation.step].period.offset : 0
        let offer = problem.offers[allocation.offer]
        let place =
          site.kind == .region ? problem.regions[offer.region].id : problem.providers[offer.provider].id
        ledger.expect(
          places[span] == nil || places[span] == place, .site, at: Pointer.root["allocations"][number],
          [problem.workloads[w].id, horizon.steps[allocation.step].id], .reads(place, places[span] ?? ""))
        places[span] = places[span] ?? place
      }
    }
  }

  private func demand(_ w: Index<Workload>) -> Double {
    problem.workloads[w].demand.numbers.reduce(0, max)
  }
}
