/// One check of one file: what is known so far, and what was found wrong.
///
/// The sections of a file stand in extensions of their own. A function that meets a fault reports it and
/// returns `nil`; a problem is made only where nothing was reported, so no stand-in ever leaves the check.
struct Checker {
  let file: ProblemFile
  let names: Names
  let timeline: Timeline
  let horizon: Horizon
  let series: SeriesCheck
  let durations: DurationCheck
  let selecting: Selecting
  /// Units of the problem's currency for one of each provider's, by provider; known once the supply is read.
  var exchanges: [Values<Period>] = []
  var findings: Findings

  /// - Returns: `nil` where the horizon cannot be laid out, and nothing that depends on time can be checked.
  init?(_ file: ProblemFile, _ findings: inout Findings) {
    let names = Names(file)
    names.reportDuplicates(&findings)
    names.reportEmpty(&findings)
    var offers: [OfferTraits] = []
    for (offset, offer) in file.offers.enumerated() {
      offers.append(OfferTraits(offer, Index(offset), in: file, names, &findings))
    }
    let check = HorizonCheck(file: file.horizon)
    guard let timeline = check.timeline(&findings) else { return nil }
    self.file = file
    self.names = names
    self.timeline = timeline
    horizon = check.horizon(on: timeline, &findings)
    series = SeriesCheck(timeline: timeline, slices: file.horizon.slices.map(\.id))
    durations = DurationCheck(timeline: timeline, unit: check.calendarUnit)
    selecting = Selecting(
      names: names, offers: offers,
      workloads: file.workloads.enumerated().map { offset, workload in
        WorkloadTraits(workload: Index(offset), kind: workload.kind.flatMap { names.kinds[$0] })
      },
      latency: file.regions.map { region in
        Dictionary(
          region.latency.map { ($0.origin, $0.milliseconds) }, uniquingKeysWith: { first, _ in first })
      })
    self.findings = findings
  }

  /// Everything checked and put together, or `nil` where anything was reported.
  mutating func problem() -> Problem? {
    guard reportsPlannableSize() else { return nil }
    let bare = supply()
    let drafts = agreements()
    let supply = bare?.granting(drafts)
    let (workloads, unserved) = workloads(served: supply)
    let limits = limits()
    let carbonPrice = carbonPrice()
    let priorities = priorities()
    reportUnknownEmissions(limits, carbonPrice, priorities)
    let fixed = supply.map { fixedPurchases(of: $0) } ?? []
    if let supply { reportHeldProviders(limits, of: supply) }
    guard findings.isEmpty, let supply else { return nil }
    let agreements = drafts.map { draft in
      var agreement = draft.agreement
      agreement.worth = Worth(supply: supply, horizon: horizon).worth(of: agreement)
      return agreement
    }
    var problem = Problem(
      name: file.name ?? "problem", currency: file.currency, horizon: horizon, machines: supply.machines,
      regions: supply.regions, providers: supply.providers, offers: supply.offers, options: supply.options,
      agreements: List(agreements), workloads: List(workloads), limits: List(limits), source: file.source,
      digest: file.digest,
      remarks: remarks(on: supply) + remarks(on: agreements) + unserved
        + Scales.remarks(in: file.source))
    problem.spendPlans = supply.spendPlans
    problem.fixed = fixed
    problem.carbonPrice = carbonPrice
    problem.priorities = priorities
    return consistent(problem)
  }

  /// The problem with remarks on its rules, or `nil` where they contradict each other.
  private mutating func consistent(_ problem: Problem) -> Problem? {
    var contradictions = Contradictions(problem)
    contradictions.find()
    findings = contradictions.findings
    guard findings.isEmpty else { return nil }
    var problem = problem
    problem.remarks += contradictions.remarks
    return problem
  }

  /// Most pairs of workload and offer over all steps: what the largest machines can hold as columns.
  static let mostRoutes = 5e8

  /// Rule: the problem is not beyond all memory.
  private mutating func reportsPlannableSize() -> Bool {
    let routes = Double(file.workloads.count) * Double(file.offers.count) * Double(horizon.steps.count)
    if routes <= Self.mostRoutes { return true }
    let found =
      "\(file.workloads.count) workloads x \(file.offers.count) offers x \(horizon.steps.count) steps"
    findings.report(
      .contradiction(found: found, rule: "the product is at most \(numberText(Self.mostRoutes))"), at: .root)
    return false
  }
}
