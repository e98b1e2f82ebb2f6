internal import PlacementModel

/// Whether every list of a plan has the entries it should, each once.
extension PlanCheck {
  mutating func checkEntries() {
    let (problem, horizon, firstPlanOrder) = (problem, horizon, plan.orders.count)
    checkUnique("allocations", plan.allocations) { [$0.workload.offset, $0.offer.offset, $0.step.offset] }
    checkUnique("purchases", plan.purchases) { [$0.option.offset, $0.step.offset] }
    checkUnique("orders", plan.orders) { [$0.option.offset, $0.period.offset] }
    checkUnique("orders", plan.planOrders, from: firstPlanOrder) {
      [$0.spendPlan.offset, $0.period.offset]
    }
    checkUnique("moves", plan.moves) { [$0.workload.offset, $0.period.offset] }
    checkWhole(
      "workloads", plan.workloads, problem.workloads.count, horizon.steps.count,
      { ($0.workload.offset, $0.step.offset) },
      { [problem.workloads.elements[$0].id, horizon.steps.elements[$1].id] })
    checkWhole(
      "capacity", plan.capacity, problem.offers.count, horizon.steps.count,
      { ($0.offer.offset, $0.step.offset) },
      { [problem.offers.elements[$0].id, horizon.steps.elements[$1].id] })
    checkWhole(
      "providers", plan.providers, problem.providers.count, horizon.periods.count,
      { ($0.provider.offset, $0.period.offset) },
      { [problem.providers.elements[$0].id, horizon.periods.elements[$1].id] })
    checkWindowEntries()
    checkPurchaseEntries()
  }

  private mutating func checkUnique<Entry>(
    _ list: String, _ entries: [Entry], from first: Int = 0, _ key: (Entry) -> [Int]
  ) {
    var seen: Set<[Int]> = []
    for (number, entry) in entries.enumerated() {
      ledger.expect(
        seen.insert(key(entry)).inserted, .entries, at: Pointer.root[list][first + number], [], .unexpected)
    }
  }

  /// Rule: a list has one entry for each pair.
  private mutating func checkWhole<Entry>(
    _ list: String, _ entries: [Entry], _ rows: Int, _ columns: Int, _ place: (Entry) -> (Int, Int),
    _ ids: (Int, Int) -> [String]
  ) {
    checkUnique(list, entries) { [place($0).0, place($0).1] }
    var seen = Facts.grid(rows, columns, false)
    for entry in entries { seen[place(entry).0][place(entry).1] = true }
    for row in 0..<rows {
      for column in 0..<columns {
        ledger.expect(
          seen[row][column], .entries, at: Pointer.root[list], ids(row, column), .missing)
      }
    }
  }

  private mutating func checkWindowEntries() {
    checkUnique("agreements", plan.agreements) { [$0.agreement.offset, $0.window.offset] }
    let seen = Set(plan.agreements.map { [$0.agreement.offset, $0.window.offset] })
    for a in problem.agreements.indices {
      for j in problem.agreements[a].windows.indices {
        ledger.expect(
          seen.contains([a.offset, j.offset]), .entries, at: Pointer.root["agreements"],
          [problem.agreements[a].id, problem.agreements[a].windows[j].id], .missing)
      }
    }
  }

  /// Rule: what is paid for is told, step by step.
  private mutating func checkPurchaseEntries() {
    let seen = Set(plan.purchases.map { [$0.option.offset, $0.step.offset] })
    for q in problem.options.indices where problem.options[q].reservation != nil {
      for s in horizon.steps.indices {
        let paid = facts.paid(q, in: s)
        guard !seen.contains([q.offset, s.offset]) else { continue }
        ledger.compare(
          paid, atMost: 0, .entries, at: Pointer.root["purchases"], problem.ids(q, s), tolerance: 0)
      }
    }
    let told = Set(plan.spendPlans.map { [$0.spendPlan.offset, $0.step.offset] })
    for n in problem.spendPlans.indices {
      for s in horizon.steps.indices where !told.contains([n.offset, s.offset]) {
        let committed = facts.committed(to: n, in: horizon.steps[s].period)
        ledger.compare(
          committed, atMost: 0, .entries, at: Pointer.root["spendPlans"],
          [problem.spendPlans[n].id, horizon.steps[s].id], tolerance: 0)
      }
    }
  }
}
