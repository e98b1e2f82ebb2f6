/// Turns a problem file into a problem, and finds every rule that it breaks on the way.
///
/// A rule that fails leaves a finding and a harmless value, so that the rules after it can still be looked at;
/// with any finding there is no problem.
struct Checker {
  let file: ProblemFile
  let timeline: Timeline
  var findings = Findings()

  let machines: Registry<Machine>
  let regions: Registry<Region>
  let providers: Registry<Provider>
  let offers: Registry<Offer>
  let workloads: Registry<Workload>
  let geographies: Registry<String>
  let vendors: Registry<String>
  let kinds: Registry<String>

  /// The offers whose provider, region and machine are known, by position in the file.
  var places: [OfferPlace?] = []

  struct OfferPlace {
    let provider: Index<Provider>
    let region: Index<Region>
    let machine: Index<Machine>
  }

  init(_ file: ProblemFile) {
    self.file = file
    timeline = Timeline(file.horizon)
    machines = Registry(kind: "machine", ids: file.machines.map(\.id))
    regions = Registry(kind: "region", ids: file.regions.map(\.id))
    providers = Registry(kind: "provider", ids: file.providers.map(\.id))
    offers = Registry(kind: "offer", ids: file.offers.map(\.id))
    workloads = Registry(kind: "workload", ids: file.workloads.map(\.id))
    geographies = Registry(kind: "geography", words: file.regions.map(\.geography))
    vendors = Registry(kind: "vendor", words: file.machines.map(\.vendor))
    kinds = Registry(kind: "kind", words: file.workloads.map(\.kind))
  }
}

extension Problem {
  /// Checks a problem file against every rule of the format and resolves it.
  ///
  /// - Throws: `InvalidProblem` with every rule that is broken, in the order of the document, up to 50.
  /// - Complexity: O(workloads x offers x periods).
  public init(validating file: ProblemFile) throws(InvalidProblem) {
    var checker = Checker(file)
    checker.checkIDs()
    let horizon = checker.horizon()
    let machines = List(
      file.machines.map { Machine(id: $0.id, vendor: $0.vendor, kilowatts: $0.kilowatts) })
    let regions = checker.regionList()
    let providers = List(file.providers.map { Provider(id: $0.id, name: $0.name ?? $0.id) })
    checker.places = checker.offerPlaces()
    let (offers, options) = checker.supply()
    let agreements = checker.agreementList()
    guard checker.findings.isEmpty else {
      // Selections and eligibility lean on offers: their faults are told as well, for what can be resolved.
      _ = checker.limitList(horizon)
      checker.checkWorkloadReferences()
      throw checker.findings.invalidProblem(in: file.source)
    }
    let workloads = checker.workloadList(offers, options)
    let limits = checker.limitList(horizon)
    guard checker.findings.isEmpty else { throw checker.findings.invalidProblem(in: file.source) }
    self.init(
      name: file.name ?? "", currency: file.currency, horizon: horizon, machines: machines, regions: regions,
      providers: providers, offers: offers, options: options, agreements: agreements, workloads: workloads,
      limits: limits, source: file.source, digest: file.digest)
  }
}

// MARK: - Ids, horizon and regions

extension Checker {
  /// Rule: ids are unique in their list, options in their offer, and `offer:option` addresses everywhere.
  mutating func checkIDs() {
    reportDuplicates("machine", file.machines.map(\.id)) { Pointer.root["machines"][$0]["id"] }
    reportDuplicates("region", file.regions.map(\.id)) { Pointer.root["regions"][$0]["id"] }
    reportDuplicates("provider", file.providers.map(\.id)) { Pointer.root["providers"][$0]["id"] }
    reportDuplicates("offer", file.offers.map(\.id)) { Pointer.root["offers"][$0]["id"] }
    reportDuplicates("agreement", file.agreements.map(\.id)) { Pointer.root["agreements"][$0]["id"] }
    reportDuplicates("workload", file.workloads.map(\.id)) { Pointer.root["workloads"][$0]["id"] }
    reportDuplicates("limit", file.limits.map(\.id)) { Pointer.root["limits"][$0]["id"] }
    reportDuplicates("origin", file.origins) { Pointer.root["origins"][$0] }
    reportDuplicates("slice", file.horizon.slices.map(\.id)) { Pointer.root["horizon"]["slices"][$0]["id"] }
    if case .listed(let periods) = file.horizon.periods {
      reportDuplicates("period", periods.map(\.id)) { Pointer.root["horizon"]["periods"][$0]["id"] }
    }
    let addresses = file.offers.enumerated().flatMap { offer, content in
      content.options.enumerated().map { option, value in
        (id: content.id + ":" + value.id, pointer: Pointer.root["offers"][offer]["options"][option]["id"])
      }
    }
    reportDuplicates("option", addresses.map(\.id)) { addresses[$0].pointer }
  }

  private mutating func reportDuplicates(_ kind: String, _ ids: [String], at place: (Int) -> Pointer) {
    Registry<Never>(kind: kind, ids: ids).reportDuplicates(&findings, at: place)
  }

  /// Periods and steps, with their hours and present values.
  mutating func horizon() -> Horizon {
    let slices = file.horizon.slices
    let shares = slices.reduce(0) { $0 + $1.share }
    if !slices.isEmpty, abs(shares - 1) > 1e-9 {
      findings.report(
        .contradiction(found: "shares that add up to \(Wording.number(shares))", rule: "shares of slices add up to 1"),
        at: Pointer.root["horizon"]["slices"])
    }
    let labels = timeline.labels(file.horizon)
    let perPeriod = max(1, slices.count)
    var periods: [Period] = []
    var steps: [Step] = []
    for (index, label) in labels.enumerated() {
      let hours = timeline.hours(index)
      let middle = timeline.edges[index] + hours / 2
      periods.append(
        Period(
          id: label, starts: timeline.startText(index), hours: hours, presentValue: presentValue(at: middle),
          year: timeline.day(at: middle).date.year, steps: index * perPeriod..<(index + 1) * perPeriod))
      if slices.isEmpty { steps.append(Step(id: label, period: Index(index), slice: nil, hours: hours)) }
      for slice in slices {
        steps.append(
          Step(id: label + "/" + slice.id, period: Index(index), slice: slice.id, hours: hours * slice.share))
      }
    }
    return Horizon(
      periods: List(periods), steps: List(steps), discountRate: file.horizon.discountRate,
      presentValueAtEnd: presentValue(at: timeline.end), isSliced: !slices.isEmpty)
  }

  /// What one unit of currency paid at an hour is worth at the start of the horizon.
  private func presentValue(at hour: Double) -> Double {
    SeriesFile.growthFactor(perYear: file.horizon.discountRate, hours: -hour)
  }

  /// Rule: latencies are given from origins that the file names.
  mutating func regionList() -> List<Region> {
    let origins = Registry<Never>(kind: "origin", ids: file.origins)
    for (index, region) in file.regions.enumerated() {
      for (origin, _) in region.latency {
        _ = origins.resolve(origin, at: Pointer.root["regions"][index]["latency"][origin], &findings)
      }
    }
    return List(
      file.regions.map { region in
        Region(
          id: region.id, geography: region.geography, carbonIntensity: region.carbonIntensity,
          latency: Dictionary(region.latency.map { ($0.origin, $0.milliseconds) }, uniquingKeysWith: { first, _ in first }))
      })
  }
}
