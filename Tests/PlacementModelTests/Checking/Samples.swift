@testable import PlacementModel

/// The smallest problem that satisfies every rule: one machine, region, provider, offer and workload over four
/// quarters of 2026. Tests change what they are about.
enum Sample {
  static func file(
    horizon: HorizonFile = horizon(), origins: [String] = ["us"], machines: [MachineFile] = [machine()],
    regions: [RegionFile] = [region()], providers: [ProviderFile] = [provider()],
    offers: [OfferFile] = [offer()], agreements: [AgreementFile] = [],
    workloads: [WorkloadFile] = [workload()], limits: [LimitFile] = [], source: JSONValue = .null
  ) -> ProblemFile {
    ProblemFile(
      name: nil, currency: "USD", horizon: horizon, origins: origins, machines: machines, regions: regions,
      providers: providers, offers: offers, agreements: agreements, workloads: workloads, limits: limits,
      source: source, digest: "")
  }

  static func horizon(
    from start: CalendarDate = date(2026, 1), _ unit: CalendarUnit = .quarter, count: Int = 4,
    slices: [(id: String, share: Double)] = [], discountRate: Double = 0
  ) -> HorizonFile {
    HorizonFile(
      start: start, periods: .regular(.calendar(unit), count: count), slices: slices,
      discountRate: discountRate)
  }

  static func listed(_ periods: [(id: String, hours: Double)], slices: [(id: String, share: Double)] = [])
    -> HorizonFile
  {
    HorizonFile(start: date(2026, 1), periods: .listed(periods), slices: slices, discountRate: 0)
  }

  static func date(_ year: Int, _ month: Int, _ day: Int? = nil) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day)
  }

  static func machine(_ id: String = "gb200", vendor: String? = "NVIDIA", kilowatts: Double? = nil)
    -> MachineFile
  {
    MachineFile(id: id, vendor: vendor, kilowatts: kilowatts)
  }

  static func region(
    _ id: String = "us-east", geography: String? = "america",
    latency: [(origin: String, milliseconds: Double)] = [(origin: "us", milliseconds: 18)]
  ) -> RegionFile {
    RegionFile(id: id, geography: geography, carbonIntensity: nil, latency: latency)
  }

  static func provider(_ id: String = "aws") -> ProviderFile { ProviderFile(id: id, name: nil) }

  static func offer(
    _ id: String = "aws/gb200", provider: String = "aws", region: String = "us-east",
    machine: String = "gb200", capacity: SeriesFile = .constant(100), options: [OptionFile] = [onDemand()]
  ) -> OfferFile {
    OfferFile(
      id: id, provider: provider, region: region, machine: machine, capacity: capacity, options: options)
  }

  static func onDemand(
    _ id: String = "on-demand", price: SeriesFile = .constant(10), availability: SeriesFile? = nil,
    capacity: SeriesFile? = nil
  ) -> OptionFile {
    option(id, .onDemand, price: price, availability: availability, capacity: capacity)
  }

  static func spot(price: SeriesFile = .constant(4)) -> OptionFile { option("spot", .spot, price: price) }

  static func reserved(
    _ id: String = "1y", price: SeriesFile = .constant(6),
    term: DurationFile? = duration(1, .years), held: SeriesFile? = nil, heldPrice: SeriesFile? = nil
  ) -> OptionFile {
    option(id, .reserved, price: price, term: term, held: held, heldPrice: heldPrice)
  }

  static func option(
    _ id: String, _ kind: OptionFile.Kind, price: SeriesFile, availability: SeriesFile? = nil,
    capacity: SeriesFile? = nil, term: DurationFile? = nil, held: SeriesFile? = nil,
    heldPrice: SeriesFile? = nil
  ) -> OptionFile {
    OptionFile(
      id: id, kind: kind, price: price, availability: availability, capacity: capacity, term: term,
      upfront: nil, held: held, heldPrice: heldPrice, salvage: nil)
  }

  static func duration(_ count: Int, _ unit: DurationFile.Unit) -> DurationFile {
    DurationFile(count: count, unit: unit, text: "\(count) \(unit)")
  }

  static func agreement(
    _ id: String = "deal", provider: String = "aws", from: CalendarDate = date(2026, 1),
    through: CalendarDate = date(2026, 12), per: AgreementFile.Windowing = .year,
    minimum: AgreementFile.Amount? = .same(365), maximum: AgreementFile.Amount? = nil,
    discount: SeriesFile? = nil, scope: SelectorFile? = nil, spentBefore: Double? = nil,
    outside: AgreementFile.Amount? = nil, atHorizonEnd: AgreementFile.HorizonEnd = .prorate
  ) -> AgreementFile {
    AgreementFile(
      id: id, provider: provider, from: from, through: through, per: per, status: .signed,
      minimumSpend: minimum, maximumSpend: maximum, discount: discount, counts: .net, scope: scope,
      spentBefore: spentBefore, outsideSpend: outside, atHorizonEnd: atHorizonEnd)
  }

  static func workload(
    _ id: String = "chat", kind: String? = "inference", demand: SeriesFile = .constant(50),
    throughput: [(machine: String, rate: SeriesFile)] = [(machine: "gb200", rate: .constant(1))],
    place: SelectorFile? = nil, isInterruptible: Bool = false, deferrable: DurationFile? = nil,
    peak: SeriesFile? = nil, unmetPenalty: SeriesFile? = nil, surcharges: [SurchargeFile] = []
  ) -> WorkloadFile {
    WorkloadFile(
      id: id, kind: kind, demand: demand, throughput: throughput, place: place,
      isInterruptible: isInterruptible, deferrable: deferrable, peak: peak, unmetPenalty: unmetPenalty,
      surcharges: surcharges)
  }

  static func limit(
    _ id: String = "limit", _ kind: LimitFile.Kind = .share, of: SelectorFile? = each(.provider),
    scope: SelectorFile? = nil, min: SeriesFile? = nil, max: SeriesFile? = .constant(0.5),
    measure: Measure = .spend, weights: LimitFile.Weights? = nil, per: LimitFile.Basis = .period
  ) -> LimitFile {
    LimitFile(
      id: id, kind: kind, of: of, scope: scope, minimum: min, maximum: max, measure: measure,
      weights: weights, per: per)
  }

  static func each(_ each: SelectorFile.Each, _ lists: SelectorFile.Lists = .init()) -> SelectorFile {
    SelectorFile(lists: lists, not: nil, each: each, latency: nil)
  }

  static func selector(
    _ lists: SelectorFile.Lists, not: SelectorFile.Lists? = nil, latency: LatencyFile? = nil
  ) -> SelectorFile {
    SelectorFile(lists: lists, not: not, each: nil, latency: latency)
  }
}

extension Sample {
  /// Two providers, two regions in two geographies, two machines of two vendors; offers in this order:
  /// aws/east/gb200, aws/east/trainium, aws/west/gb200, azure/west/gb200.
  static func wide(
    workloads: [WorkloadFile] = [workload()], agreements: [AgreementFile] = [], limits: [LimitFile] = [],
    horizon: HorizonFile = horizon()
  ) -> ProblemFile {
    file(
      horizon: horizon, origins: ["us", "eu"],
      machines: [machine(kilowatts: 1.2), machine("trainium", vendor: "AWS", kilowatts: nil)],
      regions: [
        region(latency: [(origin: "us", milliseconds: 18), (origin: "eu", milliseconds: 88)]),
        region("eu-west", geography: "europe", latency: [(origin: "eu", milliseconds: 12)]),
      ],
      providers: [provider(), provider("azure")],
      offers: [
        offer("aws/east/gb200"), offer("aws/east/trainium", machine: "trainium"),
        offer("aws/west/gb200", region: "eu-west"),
        offer("azure/west/gb200", provider: "azure", region: "eu-west"),
      ],
      agreements: agreements, workloads: workloads, limits: limits)
  }

  /// Everything that is wrong with a file; nothing where it is sound.
  static func violations(_ file: ProblemFile) -> [Violation] {
    do throws(InvalidProblem) {
      _ = try Problem(validating: file)
      return []
    } catch {
      return error.violations
    }
  }

  /// `pointer` of each violation, in order.
  static func places(_ file: ProblemFile) -> [String] { violations(file).map(\.pointer.description) }
}

extension Violation {
  var isContradiction: Bool { if case .contradiction = fault { true } else { false } }
}

/// Offsets of indices, for short expectations.
func offsets<Element>(_ indices: [Index<Element>]) -> [Int] { indices.map(\.offset) }
