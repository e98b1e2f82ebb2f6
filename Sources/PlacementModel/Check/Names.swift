/// Words that have no element of their own: they exist where something uses them.
enum Geography {}
enum Vendor {}
enum Kind {}
enum Origin {}

/// Every name of a file that another place may refer to.
struct Names: Sendable {
  let origins: Registry<Origin>
  let machines: Registry<Machine>
  let vendors: Registry<Vendor>
  let regions: Registry<Region>
  let geographies: Registry<Geography>
  let providers: Registry<Provider>
  let offers: Registry<Offer>
  let spendPlans: Registry<SpendPlan>
  let agreements: Registry<Agreement>
  let workloads: Registry<Workload>
  let kinds: Registry<Kind>
  let limits: Registry<Limit>

  init(_ file: ProblemFile) {
    origins = Registry(kind: "origin", ids: file.origins)
    machines = Registry(kind: "machine", ids: file.machines.map(\.id))
    vendors = Registry(kind: "vendor", words: file.machines.map(\.vendor))
    regions = Registry(kind: "region", ids: file.regions.map(\.id))
    geographies = Registry(kind: "geography", words: file.regions.map(\.geography))
    providers = Registry(kind: "provider", ids: file.providers.map(\.id))
    offers = Registry(kind: "offer", ids: file.offers.map(\.id))
    spendPlans = Registry(kind: "spend plan", ids: file.spendPlans.map(\.id))
    agreements = Registry(kind: "agreement", ids: file.agreements.map(\.id))
    workloads = Registry(kind: "workload", ids: file.workloads.map(\.id))
    kinds = Registry(kind: "kind", words: file.workloads.map(\.kind))
    limits = Registry(kind: "limit", ids: file.limits.map(\.id))
  }

  /// Rule: ids are unique in their list.
  func reportDuplicates(_ findings: inout Findings) {
    let root = Pointer.root
    origins.reportDuplicates(&findings) { root["origins"][$0] }
    machines.reportDuplicates(&findings) { root["machines"][$0]["id"] }
    regions.reportDuplicates(&findings) { root["regions"][$0]["id"] }
    providers.reportDuplicates(&findings) { root["providers"][$0]["id"] }
    offers.reportDuplicates(&findings) { root["offers"][$0]["id"] }
    spendPlans.reportDuplicates(&findings) { root["spendPlans"][$0]["id"] }
    agreements.reportDuplicates(&findings) { root["agreements"][$0]["id"] }
    workloads.reportDuplicates(&findings) { root["workloads"][$0]["id"] }
    limits.reportDuplicates(&findings) { root["limits"][$0]["id"] }
  }

  /// Rule: there is something to place and somewhere to place it.
  func reportEmpty(_ findings: inout Findings) {
    let root = Pointer.root
    if offers.count == 0 { findings.report(.empty(what: "list of offers"), at: root["offers"]) }
    if workloads.count == 0 { findings.report(.empty(what: "list of workloads"), at: root["workloads"]) }
  }
}

/// What selectors can tell an offer by. `nil` where there is no such word, or it is not known.
struct OfferTraits: Sendable {
  let offer: Index<Offer>
  let provider: Index<Provider>?
  let region: Index<Region>?
  let geography: Index<Geography>?
  let machine: Index<Machine>?
  let vendor: Index<Vendor>?

  var isSound: Bool { provider != nil && region != nil && machine != nil }

  /// Rule: an offer's provider, region and machine exist.
  init(
    _ file: OfferFile, _ index: Index<Offer>, in problem: ProblemFile, _ names: Names,
    _ findings: inout Findings
  ) {
    let place = Pointer.root["offers"][index.offset]
    offer = index
    provider = names.providers.resolve(file.provider, at: place["provider"], &findings)
    region = names.regions.resolve(file.region, at: place["region"], &findings)
    machine = names.machines.resolve(file.machine, at: place["machine"], &findings)
    geography = region.flatMap { problem.regions[$0.offset].geography }.flatMap { names.geographies[$0] }
    vendor = machine.flatMap { problem.machines[$0.offset].vendor }.flatMap { names.vendors[$0] }
  }
}

/// What selectors can tell a workload by.
struct WorkloadTraits: Sendable {
  let workload: Index<Workload>
  let kind: Index<Kind>?
}
