extension Checker {
  /// Checks what workloads name, when supply is already known to be faulty.
  mutating func checkWorkloadReferences() {
    for (index, workload) in file.workloads.enumerated() {
      let pointer = Pointer.root["workloads"][index]
      _ = throughput(of: workload, at: pointer)
      _ = allowed(workload, at: pointer)
      _ = surcharges(of: workload, at: pointer)
      _ = demandSide(of: workload, at: pointer)
    }
  }

  mutating func workloadList(_ offers: List<Offer>, _ options: List<PurchaseOption>) -> List<Workload> {
    let supply = SupplyFlags(offers, options, periods: timeline.count)
    let steps = timeline.count * max(1, file.horizon.slices.count)
    if Double(file.workloads.count) * Double(offers.count) * Double(steps) > Self.largestTable {
      findings.report(
        .contradiction(
          found: "\(file.workloads.count) workloads x \(offers.count) offers x \(steps) steps",
          rule: "their product is at most 5e8; use fewer periods or merge equal workloads"), at: .root)
      return List()
    }
    return List(
      file.workloads.enumerated().map { index, workload in
        self.workload(workload, offers, supply, at: Pointer.root["workloads"][index])
      })
  }

  /// Products of workloads, offers and steps past this would need tens of gigabytes.
  static let largestTable = 5e8

  private mutating func workload(
    _ workload: WorkloadFile, _ offers: List<Offer>, _ supply: SupplyFlags, at pointer: Pointer
  ) -> Workload {
    let throughput = throughput(of: workload, at: pointer)
    let (place, latency) = allowed(workload, at: pointer)
    let demandSide = demandSide(of: workload, at: pointer)
    let eligibility = Eligibility(
      throughput: throughput, place: place, latency: latency, isInterruptible: workload.isInterruptible,
      offers: offers, supply: supply)
    if workload.unmetPenalty == nil {
      reportUnservable(workload, demandSide.demand, demandSide.deferral ?? 0, eligibility, at: pointer)
    }
    return Workload(
      id: workload.id, kind: workload.kind, demand: demandSide.demand, throughput: throughput,
      offers: eligibility.offers.indices.filter { eligibility.reason($0, in: nil) == nil },
      isInterruptible: workload.isInterruptible, deferral: demandSide.deferral, peak: demandSide.peak,
      unmetPenalty: demandSide.penalty, surcharges: surcharges(of: workload, at: pointer))
  }

  private mutating func throughput(of workload: WorkloadFile, at pointer: Pointer) -> [Values<Period>?] {
    var throughput: [Values<Period>?] = Array(repeating: nil, count: file.machines.count)
    for (machine, series) in workload.throughput {
      let place = pointer["throughput"][machine]
      let values = perPeriod(series, .refused, at: place)
      if let index = machines.resolve(machine, at: place, &findings) { throughput[index.offset] = values }
    }
    return throughput
  }

  private struct DemandSide {
    var demand: Values<Step>
    var deferral: Int?
    var peak: Values<Step>
    var penalty: Values<Period>?
  }

  private mutating func demandSide(of workload: WorkloadFile, at pointer: Pointer) -> DemandSide {
    DemandSide(
      demand: perStep(workload.demand, .zero, at: pointer["demand"]),
      deferral: workload.deferrable.map { periods(in: $0, at: pointer["deferrable"]) },
      peak: perStep(workload.peak ?? .constant(1), .refused, at: pointer["peak"]),
      penalty: workload.unmetPenalty.map { perPeriod($0, .refused, at: pointer["unmetPenalty"]) })
  }

  /// The offers that `where` allows, and of those the ones near enough.
  private mutating func allowed(_ workload: WorkloadFile, at pointer: Pointer) -> (place: [Bool], latency: [Bool]) {
    let place = offers(in: workload.place, at: pointer["where"], forWorkloads: false, latency: true)
    guard let bound = workload.place?.latency else {
      return (place, Array(repeating: true, count: file.offers.count))
    }
    let origins = Registry<Never>(kind: "origin", ids: file.origins)
    _ = origins.resolve(bound.from, at: pointer["where"]["latency"]["from"], &findings)
    let near = file.regions.map { region in
      region.latency.contains { $0.origin == bound.from && $0.milliseconds <= bound.atMost }
    }
    return (place, places.map { $0.map { near[$0.region.offset] } ?? false })
  }

  private mutating func surcharges(of workload: WorkloadFile, at pointer: Pointer) -> [Int: Values<Period>] {
    var total: [Int: Values<Period>] = [:]
    for (number, surcharge) in workload.surcharges.enumerated() {
      let place = pointer["surcharges"][number]
      let selected = offers(in: surcharge.place, at: place["where"], forWorkloads: false)
      let amounts = perPeriod(surcharge.perWork, .refused, at: place["perWork"])
      for offer in selected.indices where selected[offer] {
        total[offer] = Values(
          zip(amounts.numbers, total[offer]?.numbers ?? Array(repeating: 0, count: timeline.count)).map { $0 + $1 })
      }
    }
    return total
  }

  /// Rule: work without a penalty can be served when it falls due.
  private mutating func reportUnservable(
    _ workload: WorkloadFile, _ demand: Values<Step>, _ deferral: Int, _ eligibility: Eligibility, at pointer: Pointer
  ) {
    let slices = max(1, file.horizon.slices.count)
    for period in 0..<timeline.count {
      let due = (0..<slices).contains { demand.numbers[period * slices + $0] > 0 }
      guard due else { continue }
      let until = min(period + deferral, timeline.count - 1)
      if (period...until).contains(where: eligibility.isServed) { continue }
      let reasons = eligibility.reasons(in: period)
      findings.report(.unservable(workload: workload.id, reasons: reasons), at: pointer)
      return
    }
  }
}

/// What supply there is, by offer and period.
struct SupplyFlags {
  /// Whether the offer can have units in the period.
  let hasUnits: [[Bool]]
  /// Whether it sells anything but spot.
  let isFirm: [Bool]

  init(_ offers: List<Offer>, _ options: List<PurchaseOption>, periods: Int) {
    hasUnits = offers.elements.map { offer in
      (0..<periods).map { t in
        offer.capacity.numbers[t] > 0
          || offer.options.contains { (options[$0].reservation?.held.numbers[t] ?? 0) > 0 }
      }
    }
    isFirm = offers.elements.map { $0.options.contains { !options[$0].isSpot } }
  }
}

/// Which offers can serve a workload, and why the others cannot.
struct Eligibility {
  let throughput: [Values<Period>?]
  let place: [Bool]
  let latency: [Bool]
  let isInterruptible: Bool
  let offers: List<Offer>
  let supply: SupplyFlags

  /// Why an offer cannot serve in a period, or with `nil` in any period; the first reason of those in order.
  func reason(_ index: Index<Offer>, in period: Int?) -> Ineligibility.Reason? {
    let o = index.offset
    let periods = period.map { $0..<$0 + 1 } ?? 0..<supply.hasUnits[o].count
    let rates = throughput[offers[index].machine.offset]?.numbers
    guard let rates, periods.contains(where: { rates[$0] > 0 }) else { return .throughput }
    if !place[o] { return .place }
    if !latency[o] { return .latency }
    guard periods.contains(where: { rates[$0] > 0 && supply.hasUnits[o][$0] }) else { return .capacity }
    return isInterruptible || supply.isFirm[o] ? nil : .interruption
  }

  func isServed(in period: Int) -> Bool {
    offers.indices.contains { reason($0, in: period) == nil }
  }

  /// How many offers each reason turns away.
  func reasons(in period: Int) -> [Ineligibility] {
    var counts: [Ineligibility.Reason: Int] = [:]
    for o in offers.indices {
      if let reason = reason(o, in: period) { counts[reason, default: 0] += 1 }
    }
    let order: [Ineligibility.Reason] = [.throughput, .place, .latency, .capacity, .interruption]
    return order.compactMap { reason in counts[reason].map { Ineligibility(reason: reason, offers: $0) } }
  }
}
