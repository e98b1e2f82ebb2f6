/// A problem file as it was written: every value has its type and stands in its range, but nothing is yet
/// known to fit together. Arrays keep the file's order, so a place is told by key and position.
public struct ProblemFile: Sendable {
  public var name: String?
  public var currency: String
  public var horizon: HorizonFile
  public var origins: [String]
  public var machines: [MachineFile]
  public var regions: [RegionFile]
  public var providers: [ProviderFile]
  public var offers: [OfferFile]
  public var agreements: [AgreementFile]
  public var workloads: [WorkloadFile]
  public var limits: [LimitFile]
  /// What a unit of another currency is worth in the problem's.
  public var exchangeRates: [(currency: String, rate: SeriesFile)] = []
  public var spendPlans: [SpendPlanFile] = []
  public var egressPrices: EgressPricesFile = .rows([])
  public var carbonPrice: SeriesFile?
  public var initial: [StandingFile] = []
  public var fix: [FixedFile] = []
  /// In order of priority; as written, so perhaps without `cost`.
  public var objective: [GoalFile] = [GoalFile(goal: .cost)]
  /// The whole document, and the digest of its bytes.
  public var source: JSONValue
  public var digest: String
}

public struct HorizonFile: Sendable {
  public enum Length: Sendable {
    case calendar(CalendarUnit)
    case hours(Double)
  }
  public enum Periods: Sendable {
    /// `period` and `count`.
    case regular(Length, count: Int)
    /// `periods`: id and hours, in order.
    case listed([(id: String, hours: Double)])
  }
  public var start: CalendarDate
  public var periods: Periods
  public var slices: [(id: String, share: Double)]
  public var discountRate: Double
}

public enum CalendarUnit: String, CaseIterable, Sendable { case hour, day, week, month, quarter, year }

/// A day of the proleptic Gregorian calendar, UTC.
public struct CalendarDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  /// `nil` where the file gives only year and month: the month's first day, or its last for a `through`.
  public var day: Int?
}

/// A value that may change over time; see PROBLEM-FORMAT, *Series*.
public indirect enum SeriesFile: Sendable {
  case constant(Double)
  case perPeriod([Double])
  case steps([(date: CalendarDate, value: Double)])
  case ramp([(date: CalendarDate, value: Double)])
  case growth(start: Double, perYear: Double)
  /// One row per period, read from the CSV file when the problem is loaded.
  case column([Double])
  /// One series for each slice, by the slice's id.
  case slices([(id: String, series: SeriesFile)])
}

/// A stretch of time: `3y`, `18mo`, `90d`, `6h` or `2 periods`.
public struct DurationFile: Hashable, Sendable {
  public enum Unit: Hashable, Sendable { case years, months, days, hours, periods }
  public var count: Int
  public var unit: Unit
  /// As written, for messages.
  public var text: String
}

public struct MachineFile: Sendable {
  public var id: String
  public var vendor: String?
  public var kilowatts: Double?
}

public struct RegionFile: Sendable {
  public var id: String
  public var geography: String?
  public var carbonIntensity: Double?
  public var latency: [(origin: String, milliseconds: Double)]
  public var fixedFee: FixedFeeFile?
}

public struct ProviderFile: Sendable {
  public var id: String
  public var name: String?
  public var currency: String?
  public var supportFee: SeriesFile?
  public var fixedFee: FixedFeeFile?
}

public struct OfferFile: Sendable {
  public var id: String
  public var provider: String
  public var region: String
  public var machine: String
  public var capacity: SeriesFile
  public var options: [OptionFile]
  public var delay: DurationFile?
  public var isEvictable = false
  public var fixedFee: FixedFeeFile?
}

public struct OptionFile: Sendable {
  public enum Kind: String, CaseIterable, Sendable { case onDemand, spot, reserved, spendPlan }
  public var id: String
  public var kind: Kind
  /// `nil` where there are tiers.
  public var price: SeriesFile?
  public var availability: SeriesFile?
  public var capacity: SeriesFile?
  public var term: DurationFile?
  public var upfront: SeriesFile?
  public var held: SeriesFile?
  public var heldPrice: SeriesFile?
  public var salvage: Double?
  public var tiers: TiersFile?
  /// The id of a spend plan.
  public var plan: String?
  public var blockSize: Double?
  public var minimumUnits: Double?
  public var leadTime: DurationFile?
  public var orderFrom: CalendarDate?
  public var orderUntil: CalendarDate?
  public var isRepriced = false
}

public struct AgreementFile: Sendable {
  public enum Windowing: String, CaseIterable, Sendable { case period, year, term }
  public enum Status: String, CaseIterable, Sendable { case signed, optional }
  public enum HorizonEnd: String, CaseIterable, Sendable { case prorate, full, ignore }
  /// One amount for every window, or one for each in order.
  public enum Amount: Sendable {
    case same(Double)
    case perWindow([Double])
  }
  public var id: String
  public var provider: String
  public var from: CalendarDate
  public var through: CalendarDate
  public var per: Windowing
  public var status: Status
  public var minimumSpend: Amount?
  public var maximumSpend: Amount?
  public var discount: SeriesFile?
  public var counts: Agreement.Counts
  public var scope: SelectorFile?
  /// Currency already spent in the window that is open when the horizon starts.
  public var spentBefore: Double?
  /// Currency spent in each window on what the problem does not model.
  public var outsideSpend: Amount?
  public var atHorizonEnd: HorizonEnd
  /// The id of another agreement.
  public var sharesMaximumOf: String?
  public var carryShortfall = 0.0
  public var carryExcess = 0.0
  public var grantedCapacity: [GrantFile] = []
  public var credits: Amount?
  public var exitFee: Double?
}

/// The grammar that selects things everywhere. An absent list selects all.
public struct SelectorFile: Sendable {
  public enum Each: String, CaseIterable, Sendable { case provider, vendor, machine, region, geography }
  public var lists: Lists
  /// What is taken away again.
  public var not: Lists?
  public var each: Each?
  public var latency: LatencyFile?

  public struct Lists: Sendable {
    public var geographies: [String]?
    public var regions: [String]?
    public var providers: [String]?
    public var machines: [String]?
    public var vendors: [String]?
    public var offers: [String]?
    public var kinds: [String]?
    public var workloads: [String]?
  }
}

/// `{ "from": "us", "atMost": 60 }`, milliseconds.
public struct LatencyFile: Sendable {
  public var from: String
  public var atMost: Double
}

public struct WorkloadFile: Sendable {
  public var id: String
  public var kind: String?
  public var demand: SeriesFile
  public var throughput: [(machine: String, rate: SeriesFile)]
  public var place: SelectorFile?
  public var isInterruptible: Bool
  public var deferrable: DurationFile?
  public var peak: SeriesFile?
  public var unmetPenalty: SeriesFile?
  public var surcharges: [SurchargeFile]
  public var egressPerWork: SeriesFile?
  /// The id of a region.
  public var home: String?
  public var migrationCost: SeriesFile?
  public var movesBetween = Place.regions
  public var hasWholeUnits = false
  public var minimumUnits: Double?
  public var site = Site.any
  public var sitePer = LimitFile.Basis.horizon

  public enum Place: String, CaseIterable, Sendable { case regions, providers }
  public enum Site: String, CaseIterable, Sendable { case any, oneRegion, oneProvider }
}

public struct SurchargeFile: Sendable {
  public var place: SelectorFile
  public var perWork: SeriesFile
}

public struct LimitFile: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case share, budget, spread, pool, carbon, exposure, survive, concentration, churn, providers, exclusive
    case firstRefusal
  }
  public enum Basis: String, CaseIterable, Sendable { case period, year, horizon }
  public var id: String
  public var kind: Kind
  public var of: SelectorFile?
  public var scope: SelectorFile?
  public var minimum: SeriesFile?
  public var maximum: SeriesFile?
  public var measure: Measure
  /// Weight of a unit by machine, or every machine's kilowatts.
  public var weights: Weights?
  public var per: Basis
  public var penalty: SeriesFile?
  public var serve: SeriesFile?
  public var burst: SeriesFile?
  /// The id of the provider of an exclusive window or a right of first refusal.
  public var provider: String?
  public var from: CalendarDate?
  public var through: CalendarDate?
  public var countsFrom = 1.0

  public enum Weights: Sendable {
    case kilowatts
    case machines([(id: String, weight: Double)])
  }
}
