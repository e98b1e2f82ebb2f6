@testable import PlacementModel
import Testing

/// Every key of the format can be given where a value is made, not only set afterwards.
@Suite struct DraftInitialiserTests {
  private static let selection = ProblemDraft.Selection(
    geographies: ["a"], regions: ["a"], providers: ["a"], machines: ["a"], vendors: ["a"], offers: ["a"],
    kinds: ["a"], workloads: ["a"],
    not: .init(
      geographies: ["a"], regions: ["a"], providers: ["a"], machines: ["a"], vendors: ["a"], offers: ["a"],
      kinds: ["a"], workloads: ["a"]),
    each: .provider, latency: .init(from: "a", atMost: 1))

  private static var supply: ProblemDraft {
    var draft = ProblemDraft(
      "a", currency: "EUR",
      horizon: .init(
        start: "2026-01", .hours(6), count: 1, slices: [.init("a", share: 1)], discountRate: 0.1))
    draft.horizon.periods = [.init("a", hours: 1)]
    draft.schema = "a"
    draft.exchangeRates = ["USD": 0.9]
    draft.origins = ["a"]
    draft.machines = [.init("a", vendor: "a", kilowatts: 1)]
    draft.regions = [.init("a", geography: "a", carbonIntensity: 1, latency: ["a": 1], fixedFee: .once(1))]
    draft.providers = [
      .init("a", name: "a", currency: "a", supportFee: 0.1, fixedFee: .perPeriod([1, 2]))
    ]
    let tier = ProblemDraft.Tier(upTo: 1, price: 1)
    draft.offers = [
      .init(
        "a", provider: "a", region: "a", machine: "a", capacity: 1,
        options: [
          .onDemand(
            "a", price: 1, tiers: .graduated([tier]), availability: 1, capacity: 1, blockSize: 1,
            minimumUnits: 1),
          .spot(
            "a", price: 1, tiers: .allUnits([tier]), availability: 1, capacity: 1, blockSize: 1,
            minimumUnits: 1),
          .reserved(
            "a", price: 1, tiers: .allUnits([tier]), term: "1y", upfront: 1, held: 1, heldPrice: 1,
            salvage: 1, availability: 1, capacity: 1, blockSize: 1, minimumUnits: 1, leadTime: "1d",
            orderFrom: "2026-01", orderUntil: "2026-02", reprice: true),
          .spendPlan("a", plan: "a", price: 1, availability: 1, capacity: 1),
        ], delay: .months(3), evictable: true, fixedFee: 5)
    ]
    draft.spendPlans = [
      .init(
        "a", provider: "a", term: "1y", held: 1, capacity: 1, salvage: 1, leadTime: "1d",
        orderFrom: "2026-01", orderUntil: "2026-02")
    ]
    draft.egressPrices = [.init(provider: "a", from: "a", to: "a", perGB: 1)]
    return draft
  }

  private static var whole: ProblemDraft {
    var draft = supply
    draft.agreements = [
      .init(
        "a", provider: "a", from: "2026-01", through: "2026-12", minimumSpend: 1, maximumSpend: [1, 2],
        per: .period, discount: 0.1, status: .optional, counts: .list, scope: selection, spentBefore: 1,
        outsideSpend: 1, atHorizonEnd: .full, sharesMaximumOf: "a", carryShortfall: 0.1, carryExcess: 0.1,
        grantedCapacity: [.init(offer: "a", units: 1)], credits: 1, exitFee: 1)
    ]
    draft.workloads = [
      .init(
        "a", kind: "a", demand: 1, throughput: ["a": 1], where: selection, interruptible: true,
        deferrable: "1d", peak: 1, unmetPenalty: 1, surcharges: [.init(where: selection, perWork: 1)],
        egressPerWork: 1, home: "a", migrationCost: 1, movesBetween: .providers, wholeUnits: true,
        minimumUnits: 1, site: .oneRegion, sitePer: .period)
    ]
    draft.limits = limits
    draft.carbonPrice = 1
    draft.initial = [.init(workload: "a", offer: "a", units: 1)]
    draft.fix = [.init(option: "a:a", from: "2026-01", units: 1)]
    draft.objective = [.unmet, .init(.carbon, tolerance: 0.1), .cost, .concentration, .moves]
    return draft
  }

  private static let limits: Entries<ProblemDraft.Limit> = [
    .share(
      "a", of: selection, min: 0, max: 1, measure: .units, weights: .machines(["a": 1]), per: .year,
      scope: selection, penalty: 1),
    .budget("a", max: 1, per: .year, scope: selection, penalty: 1),
    .spread("a", of: .each(.region), max: 1, scope: selection, penalty: 1),
    .pool("a", max: 1, weights: .kilowatts, scope: selection, penalty: 1),
    .carbon("a", max: 1, per: .year, scope: selection, penalty: 1),
    .exposure("a", of: selection, max: 1, scope: selection, penalty: 1),
    .survive("a", lossOf: selection, serve: 1, burst: 1, scope: selection, penalty: 1),
    .concentration("a", of: selection, max: 1, per: .year, scope: selection, penalty: 1),
    .churn("a", max: 1, scope: selection, penalty: 1),
    .providers("a", min: 1, max: 2, countsFrom: 1, per: .year, scope: selection, penalty: 1),
    .exclusive("a", provider: "a", from: "2026-01", through: "2026-02", scope: selection, penalty: 1),
    .firstRefusal("a", provider: "a", from: "2026-01", through: "2026-02", scope: selection),
  ]

  /// The keys that stand in a document, by table and kind.
  private struct Keys {
    var seen: Set<String> = []

    mutating func visit(_ value: JSONValue, _ shape: Shape) {
      switch shape {
      case .object(let table):
        guard case .object(let members) = value else { return }
        let kind = table.discriminator.flatMap { value[$0]?.text }
        for member in members {
          seen.insert(Self.name(table, kind, member.key))
          for attribute in table.attributes(ofKind: kind) where attribute.key == member.key {
            visit(member.value, attribute.shape)
          }
        }
      case .list(let element, _): value.elements.forEach { visit($0, element) }
      case .map(_, let element, _): value.members.forEach { visit($0.value, element) }
      case .either(let shapes):
        if let shape = shapes.first(where: { $0.hasType(of: value) }) { visit(value, shape) }
      default: break
      }
    }

    static func name(_ table: ObjectFormat, _ kind: String?, _ key: String) -> String {
      "\(table.name) \(kind ?? "") \(key)"
    }
  }

  @Test func everyKeyOfEveryKindCanBeGiven() {
    var keys = Keys()
    keys.visit(Self.whole.json, .object(Format.problem))
    var other = Self.supply
    other.egressPrices = .csv("egress.csv")
    keys.visit(other.json, .object(Format.problem))
    // Which lists a selection has differs from place to place; the test of the fields holds those.
    let selections = ["where", "scope", "parts", "spreadParts", "notWhere", "notScope"]
    let forms = SeriesForm.allCases.map { $0.format(.amount).name }
    for table in FormatWalk.tables where !(selections + forms).contains(table.name) {
      for kind in table.kinds.isEmpty ? [nil] : table.kinds.map(Optional.init) {
        for key in table.keys(ofKind: kind) {
          #expect(keys.seen.contains(Keys.name(table, kind, key)), "\(table.name) \(kind ?? "") \(key)")
        }
      }
    }
  }
}
