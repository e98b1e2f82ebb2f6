extension Checker {
  /// Today's units by workload, and there by the offer's offset; nothing is told of offers without units.
  ///
  /// Rules: what stands somewhere is told once, of a workload and an offer that exist.
  mutating func initial() -> [[Int: Double]] {
    var units: [[Int: Double]] = Array(repeating: [:], count: file.workloads.count)
    var first: [[Int]: Pointer] = [:]
    for (offset, standing) in file.initial.enumerated() {
      let place = Pointer.root["initial"][offset]
      let workload = names.workloads.resolve(standing.workload, at: place["workload"], &findings)
      let offer = names.offers.resolve(standing.offer, at: place["offer"], &findings)
      guard let workload, let offer else { continue }
      if let earlier = first.updateValue(place, forKey: [workload.offset, offer.offset]) {
        findings.report(
          .contradiction(
            found:
              "\(Wording.quoted(standing.workload)) at \(Wording.quoted(standing.offer)) again, after \(earlier)",
            rule: "a workload and an offer stand together once"),
          at: place)
      }
      reportWorkless(workload, offer, at: place)
      if standing.units > 0 { units[workload.offset][offer.offset] = standing.units }
    }
    return units
  }

  /// Rule: what runs today is work, on a machine that the workload has a throughput on.
  private mutating func reportWorkless(_ workload: Index<Workload>, _ offer: Index<Offer>, at place: Pointer)
  {
    guard let machine = selecting.offers[offer.offset].machine else { return }
    let id = file.machines[machine.offset].id
    if file.workloads[workload.offset].throughput.contains(where: { $0.machine == id }) { return }
    findings.report(
      .contradiction(
        found: "units of the machine \(Wording.quoted(id))",
        rule: "the workload has a throughput on the machine of the offer"),
      at: place["offer"])
  }

  /// The workloads whose moves are looked at although moving costs nothing: where churn is limited, or few moves
  /// are a goal. Faults of a scope are reported where limits are checked.
  func watchedMoves() -> Set<Index<Workload>> {
    if file.objective.contains(where: { $0.goal == .moves }) {
      return Set(selecting.workloads.map(\.workload))
    }
    var unheard = Findings()
    var watched: Set<Index<Workload>> = []
    for limit in file.limits where limit.kind == .churn {
      let scope = selecting.select(limit.scope, .work, in: "", at: .root, &unheard)
      watched.formUnion(scope?.workloads ?? [])
    }
    return watched
  }

  /// `nil` where nothing looks at the workload's moves.
  mutating func mobility(
    of file: WorkloadFile, isWatched: Bool, at place: Pointer
  ) -> Mobility? {
    let cost = file.migrationCost.flatMap {
      series.perPeriod($0, .moving, at: place["migrationCost"], &findings)
    }
    guard isWatched || file.migrationCost != nil else { return nil }
    return Mobility(between: file.movesBetween == .regions ? .regions : .providers, cost: cost)
  }
}

// MARK: - Limits

extension Checker {
  mutating func churn(_ limit: LimitFile, at place: Pointer) -> ChurnLimit? {
    let scope = selecting.select(
      limit.scope, .work, in: "the scope of a limit on churn", at: place["scope"], &findings)
    guard let bound = limit.maximum else {
      findings.report(.missing(key: "max", accepted: "a fraction from 0 to 1"), at: place)
      return nil
    }
    let maximum = series.perPeriod(bound, .share, at: place["max"], &findings)
    guard let scope, let maximum,
      selecting.reportsAny(scope.workloads, of: "workloads", at: place["scope"], &findings)
    else { return nil }
    return ChurnLimit(workloads: scope.workloads, maximum: maximum)
  }

  /// Rule: a loss leaves something to serve with.
  mutating func survive(_ limit: LimitFile, at place: Pointer) -> SurviveLimit? {
    let scope = selecting.select(
      limit.scope, .work, in: "the scope of a limit `survive`", at: place["scope"], &findings)
    let losses = parts(of: limit.of, within: selecting.offers.map(\.offer), at: place)
    let serve = series.perPeriod(limit.serve ?? .constant(1), .share, at: place["serve"], &findings)
    let burst = series.perPeriod(limit.burst ?? .constant(0), .share, at: place["burst"], &findings)
    if let all = losses?.first(where: { $0.offers.count == file.offers.count }) {
      findings.report(
        .contradiction(
          found: "the loss of \(Wording.quoted(all.id)), which is every offer",
          rule: "a loss leaves an offer to serve with"),
        at: place["of"])
    }
    guard let scope, let losses, let serve, let burst,
      selecting.reportsAny(scope.workloads, of: "workloads", at: place["scope"], &findings)
    else { return nil }
    return SurviveLimit(losses: List(losses), workloads: scope.workloads, serve: serve, burst: burst)
  }
}
