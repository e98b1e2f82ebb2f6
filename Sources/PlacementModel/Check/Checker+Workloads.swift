extension Checker {
  /// The workloads, and remarks on those that go unmet because nothing can serve them.
  ///
  /// - Parameter supply: `nil` where it is at fault; then only what stands in the workloads is checked.
  mutating func workloads(served supply: Supply?) -> (workloads: [Workload], remarks: [Remark]) {
    let eligibility = supply.map { Eligibility($0, horizon) }
    var workloads: [Workload] = []
    var remarks: [Remark] = []
    let (prices, initial, watched) = (egressPrices(), initial(), watchedMoves())
    for (offset, file) in file.workloads.enumerated() {
      let place = Pointer.root["workloads"][offset]
      guard var draft = draft(file, isWatched: watched.contains(Index(offset)), at: place), let supply,
        let eligibility
      else { continue }
      let periods = 0..<timeline.count
      let offers = eligibility.offers(for: draft.demands, in: periods)
      draft.initial = initial[offset]
      draft.egress = egress(of: draft.flow, from: offers, supply, prices, at: place)
      workloads.append(workload(file, draft, on: offers))
      reportGang(of: file, on: offers, of: supply, at: place)
      guard let window = firstUnserved(draft, by: offers, eligibility) else { continue }
      let reasons = eligibility.reasons(against: draft.demands, in: window)
      if draft.unmetPenalty == nil {
        findings.report(.unservable(workload: file.id, reasons: reasons), at: place)
      } else {
        remarks.append(
          .unserved(workload: Index(offset), period: Index(window.lowerBound), reasons: reasons))
      }
    }
    return (workloads, remarks)
  }

  /// A workload before it is known which offers can serve it.
  private struct Draft {
    let demand: Values<Step>
    let demands: Eligibility.Demands
    let deferral: Int?
    let peak: Values<Step>
    let unmetPenalty: Values<Period>?
    let surcharges: [(offers: [Index<Offer>], perWork: Values<Period>)]
    let flow: DataFlow?
    let mobility: Mobility?
    var egress: [Int: Values<Period>] = [:]
    var initial: [Int: Double] = [:]
  }

  private mutating func draft(_ file: WorkloadFile, isWatched: Bool, at place: Pointer) -> Draft? {
    let before = findings.count
    let demand = series.perStep(file.demand, .demand, at: place["demand"], &findings)
    let throughput = throughput(of: file, at: place["throughput"])
    let places = selecting.select(
      file.place, [.places, .latency], in: "`where`", at: place["where"], &findings)
    let deferral = file.deferrable.flatMap { durations.periods($0, at: place["deferrable"], &findings) }
    let peak = series.perStep(file.peak ?? .constant(1), .peak, at: place["peak"], &findings)
    let penalty = file.unmetPenalty.flatMap {
      series.perPeriod($0, .penalty, at: place["unmetPenalty"], &findings)
    }
    let surcharges = surcharges(of: file, at: place["surcharges"])
    let flow = dataFlow(of: file, at: place)
    let mobility = mobility(of: file, isWatched: isWatched, at: place)
    reportSite(of: file, at: place)
    guard findings.count == before, let demand, let places, let peak else { return nil }
    var isAllowed = Array(repeating: false, count: names.offers.count)
    for offer in places.offers { isAllowed[offer.offset] = true }
    return Draft(
      demand: demand,
      demands: Eligibility.Demands(
        throughput: throughput, isAllowed: isAllowed, reach: places.reach,
        isInterruptible: file.isInterruptible),
      deferral: deferral, peak: peak, unmetPenalty: penalty, surcharges: surcharges, flow: flow,
      mobility: mobility)
  }

  private func workload(_ file: WorkloadFile, _ draft: Draft, on offers: [Index<Offer>]) -> Workload {
    let eligible = Set(offers)
    var surcharges: [Int: Values<Period>] = [:]
    for surcharge in draft.surcharges {
      for offer in surcharge.offers where eligible.contains(offer) {
        surcharges[offer.offset] =
          surcharges[offer.offset].map { $0.adding(surcharge.perWork) }
          ?? surcharge.perWork
      }
    }
    return Workload(
      id: file.id, kind: file.kind, demand: draft.demand, throughput: draft.demands.throughput,
      offers: offers,
      isInterruptible: file.isInterruptible, deferral: draft.deferral, peak: draft.peak,
      unmetPenalty: draft.unmetPenalty, surcharges: surcharges, egress: draft.egress, initial: draft.initial,
      mobility: draft.mobility, hasWholeUnits: file.hasWholeUnits, minimumUnits: file.minimumUnits,
      site: site(of: file))
  }

  /// By machine. Rule: throughput is of machines that exist.
  private mutating func throughput(of file: WorkloadFile, at place: Pointer) -> [Values<Period>?] {
    var throughput: [Values<Period>?] = Array(repeating: nil, count: names.machines.count)
    for (machine, rate) in file.throughput {
      let index = names.machines.resolve(machine, at: place[machine], &findings)
      let rates = series.perPeriod(rate, .throughput, at: place[machine], &findings)
      if let index { throughput[index.offset] = rates }
    }
    return throughput
  }

  private mutating func surcharges(
    of file: WorkloadFile, at place: Pointer
  ) -> [(offers: [Index<Offer>], perWork: Values<Period>)] {
    var surcharges: [(offers: [Index<Offer>], perWork: Values<Period>)] = []
    for (offset, surcharge) in file.surcharges.enumerated() {
      let offers = selecting.selectOffers(
        surcharge.place, [.places, .latency], in: "`where`", at: place[offset]["where"], &findings)
      let perWork = series.perPeriod(surcharge.perWork, .surcharge, at: place[offset]["perWork"], &findings)
      if let offers, let perWork { surcharges.append((offers, perWork)) }
    }
    return surcharges
  }

  /// The periods in which work of the first period that nothing can serve would have to be done; `nil` where
  /// all work can be. Rule: work that must be served can be, at once or while it may wait.
  private func firstUnserved(
    _ draft: Draft, by offers: [Index<Offer>], _ eligibility: Eligibility
  ) -> Range<Int>? {
    let served = eligibility.served(draft.demands, by: offers, periods: timeline.count)
    guard served.contains(false) else { return nil }
    var nextServed = Int.max
    var unserved: Range<Int>?
    for period in (0..<timeline.count).reversed() {
      if served[period] { nextServed = period }
      let end = min(period + (draft.deferral ?? 0), timeline.count - 1)
      let hasDemand = horizon.periods.elements[period].steps.contains { draft.demand.numbers[$0] > 0 }
      if hasDemand, nextServed > end { unserved = period..<(end + 1) }
    }
    return unserved
  }
}

extension Values {
  func adding(_ other: Values) -> Values { Values(zip(numbers, other.numbers).map { $0 + $1 }) }
}
