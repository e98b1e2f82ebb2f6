/// A problem file as it was written: every value has its type and stands in its range, but nothing is yet
/// known to fit together. Arrays keep the file's order, so a place is told by key and position.
package struct ProblemFile: Sendable {
  package var name: String?
  package var currency: String
  package var horizon: HorizonFile
  package var origins: [String]
  package var machines: [MachineFile]
  package var regions: [RegionFile]
  package var providers: [ProviderFile]
  package var offers: [OfferFile]
  package var agreements: [AgreementFile]
  package var workloads: [WorkloadFile]
  package var limits: [LimitFile]
  /// What a unit of another currency is worth in the problem's.
  package var exchangeRates: [(currency: String, rate: SeriesFile)] = []
  package var spendPlans: [SpendPlanFile] = []
  package var egressPrices: EgressPricesFile = .rows([])
  package var carbonPrice: SeriesFile?
  package var initial: [StandingFile] = []
  package var fix: [FixedFile] = []
  /// In order of priority; as written, so perhaps without `cost`.
  package var objective: [GoalFile] = [GoalFile(goal: .cost)]
  /// The whole document, and the digest of its bytes.
  package var source: JSONValue
  package var digest: String
}

package struct HorizonFile: Sendable {
  package enum Length: Sendable {
    case calendar(CalendarUnit)
    case hours(Double)
  }
  package enum Periods: Sendable {
    /// `period` and `count`.
    case regular(Length, count: Int)
    /// `periods`: id and hours, in order.
    case listed([(id: String, hours: Double)])
  }
  package var start: CalendarDate
  package var periods: Periods
  package var slices: [(id: String, share: Double)]
  package var discountRate: Double
}

/// A length of period by the calendar, UTC: months, quarters and years have their own hours.
public enum CalendarUnit: String, CaseIterable, Sendable {
  /// 60 minutes.
  case hour
  /// 24 hours.
  case day
  /// Seven days; named by its ISO 8601 number where it begins on a Monday.
  case week
  /// 28 to 31 days.
  case month
  /// Three months of the calendar.
  case quarter
  /// 365 or 366 days.
  case year
}

/// A day of the proleptic Gregorian calendar, UTC.
package struct CalendarDate: Hashable, Sendable {
  package var year: Int
  package var month: Int
  /// `nil` where the file gives only year and month: the month's first day, or its last for a `through`.
  package var day: Int?
}

/// A value that may change over time; see PROBLEM-FORMAT, *Series*.
package indirect enum SeriesFile: Sendable {
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
package struct DurationFile: Hashable, Sendable {
  package enum Unit: Hashable, Sendable { case years, months, days, hours, periods }
  package var count: Int
  package var unit: Unit
  /// As written, for messages.
  package var text: String
}

package struct MachineFile: Sendable {
  package var id: String
  package var vendor: String?
  package var kilowatts: Double?
}

package struct RegionFile: Sendable {
  package var id: String
  package var geography: String?
  package var carbonIntensity: Double?
  package var latency: [(origin: String, milliseconds: Double)]
  package var fixedFee: FixedFeeFile?
}

package struct ProviderFile: Sendable {
  package var id: String
  package var name: String?
  package var currency: String?
  package var supportFee: SeriesFile?
  package var fixedFee: FixedFeeFile?
}

package struct OfferFile: Sendable {
  package var id: String
  package var provider: String
  package var region: String
  package var machine: String
  package var capacity: SeriesFile
  package var options: [OptionFile]
  package var delay: DurationFile?
  package var isEvictable = false
  package var fixedFee: FixedFeeFile?
}

package struct OptionFile: Sendable {
  package typealias Kind = ProblemDraft.Option.Kind
  package var id: String
  package var kind: Kind
  /// `nil` where there are tiers.
  package var price: SeriesFile?
  package var availability: SeriesFile?
  package var capacity: SeriesFile?
  package var term: DurationFile?
  package var upfront: SeriesFile?
  package var held: SeriesFile?
  package var heldPrice: SeriesFile?
  package var salvage: Double?
  package var tiers: TiersFile?
  /// The id of a spend plan.
  package var plan: String?
  package var blockSize: Double?
  package var minimumUnits: Double?
  package var leadTime: DurationFile?
  package var orderFrom: CalendarDate?
  package var orderUntil: CalendarDate?
  package var isRepriced = false
}

package struct AgreementFile: Sendable {
  package typealias Windowing = ProblemDraft.Agreement.Windowing
  package typealias Status = Agreement.Status
  package typealias HorizonEnd = ProblemDraft.Agreement.HorizonEnd
  /// One amount for every window, or one for each in order.
  package enum Amount: Sendable {
    case same(Double)
    case perWindow([Double])
  }
  package var id: String
  package var provider: String
  package var from: CalendarDate
  package var through: CalendarDate
  package var per: Windowing
  package var status: Status
  package var minimumSpend: Amount?
  package var maximumSpend: Amount?
  package var discount: SeriesFile?
  package var counts: Agreement.Counts
  package var scope: SelectorFile?
  /// Currency already spent in the window that is open when the horizon starts.
  package var spentBefore: Double?
  /// Currency spent in each window on what the problem does not model.
  package var outsideSpend: Amount?
  package var atHorizonEnd: HorizonEnd
  /// The id of another agreement.
  package var sharesMaximumOf: String?
  package var carryShortfall = 0.0
  package var carryExcess = 0.0
  package var grantedCapacity: [GrantFile] = []
  package var credits: Amount?
  package var exitFee: Double?
}

/// The grammar that selects things everywhere. An absent list selects all.
package struct SelectorFile: Sendable {
  package typealias Each = ProblemDraft.Selection.Each
  package var lists: Lists
  /// What is taken away again.
  package var not: Lists?
  package var each: Each?
  package var latency: LatencyFile?

  package struct Lists: Sendable {
    package var geographies: [String]?
    package var regions: [String]?
    package var providers: [String]?
    package var machines: [String]?
    package var vendors: [String]?
    package var offers: [String]?
    package var kinds: [String]?
    package var workloads: [String]?
  }
}

/// `{ "from": "us", "atMost": 60 }`, milliseconds.
package struct LatencyFile: Sendable {
  package var from: String
  package var atMost: Double
}

package struct WorkloadFile: Sendable {
  package var id: String
  package var kind: String?
  package var demand: SeriesFile
  package var throughput: [(machine: String, rate: SeriesFile)]
  package var place: SelectorFile?
  package var isInterruptible: Bool
  package var deferrable: DurationFile?
  package var peak: SeriesFile?
  package var unmetPenalty: SeriesFile?
  package var surcharges: [SurchargeFile]
  package var egressPerWork: SeriesFile?
  /// The id of a region.
  package var home: String?
  package var migrationCost: SeriesFile?
  package var movesBetween = Place.regions
  package var hasWholeUnits = false
  package var minimumUnits: Double?
  package var site = Site.any
  package var sitePer = LimitFile.Basis.horizon

  package typealias Place = ProblemDraft.Workload.Place
  package typealias Site = ProblemDraft.Workload.Site
}

package struct SurchargeFile: Sendable {
  package var place: SelectorFile
  package var perWork: SeriesFile
}

package struct LimitFile: Sendable {
  package typealias Kind = ProblemDraft.Limit.Kind
  package typealias Basis = ProblemDraft.Limit.Basis
  package var id: String
  package var kind: Kind
  package var of: SelectorFile?
  package var scope: SelectorFile?
  package var minimum: SeriesFile?
  package var maximum: SeriesFile?
  package var measure: Measure
  /// Weight of a unit by machine, or every machine's kilowatts.
  package var weights: Weights?
  package var per: Basis
  package var penalty: SeriesFile?
  package var serve: SeriesFile?
  package var burst: SeriesFile?
  /// The id of the provider of an exclusive window or a right of first refusal.
  package var provider: String?
  package var from: CalendarDate?
  package var through: CalendarDate?
  package var countsFrom = 1.0

  package enum Weights: Sendable {
    case kilowatts
    case machines([(id: String, weight: Double)])
  }
}
