extension ProblemDraft {
  /// The time that is planned: periods of a calendar, or a list of periods.
  public struct Horizon: Equatable, Sendable {
    /// The first day of the first period, UTC.
    public var start: Day = ""
    /// The length of every period.
    public var period: Length?
    /// How many periods there are.
    public var count: Int?
    /// Periods of unequal length, in order, instead of `period` and `count`.
    public var periods: [Period] = []
    /// Parts into which every period is divided.
    public var slices: [Slice] = []
    /// A fraction per year.
    public var discountRate: Double?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// Periods of one length.
    public init(
      start: Day, _ period: Length, count: Int, slices: [Slice] = [], discountRate: Double? = nil
    ) {
      self.start = start
      self.period = period
      self.count = count
      self.slices = slices
      self.discountRate = discountRate
    }

    /// Periods of unequal length, as planners use for load levels.
    public init(start: Day, periods: [Period], slices: [Slice] = [], discountRate: Double? = nil) {
      self.start = start
      self.periods = periods
      self.slices = slices
      self.discountRate = discountRate
    }
  }

  /// The length of a period: a unit of the calendar, or hours.
  public struct Length: Equatable, Sendable {
    /// `nil` where the length is in hours.
    public var unit: CalendarUnit?
    /// A length in hours; `nil` where it is a unit of the calendar.
    public var hours: Double?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// An hour.
    public static let hour = calendar(.hour)
    /// A day.
    public static let day = calendar(.day)
    /// A week.
    public static let week = calendar(.week)
    /// A month.
    public static let month = calendar(.month)
    /// A quarter of a year, of its calendar's hours.
    public static let quarter = calendar(.quarter)
    /// A year.
    public static let year = calendar(.year)

    /// A unit of the calendar.
    public static func calendar(_ unit: CalendarUnit) -> Length {
      var length = Length()
      length.unit = unit
      return length
    }

    /// A number of hours.
    public static func hours(_ hours: Double) -> Length {
      var length = Length()
      length.hours = hours
      return length
    }
  }

  /// A period of a listed horizon.
  public struct Period: Equatable, Sendable {
    /// Its name in plans and reports.
    public var id = ""
    /// Its length, hours.
    public var hours = Double.nan
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// A period of its own length.
    public init(_ id: String, hours: Double) {
      self.id = id
      self.hours = hours
    }
  }

  /// A part of every period, with the same supply but another load.
  public struct Slice: Equatable, Sendable {
    /// Its name, unique in its list.
    public var id = ""
    /// A fraction of a period's hours; those of all slices add up to 1.
    public var share = Double.nan
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// A part of every period.
    public init(_ id: String, share: Double) {
      self.id = id
      self.share = share
    }
  }
}

extension ProblemDraft.Horizon: DraftObject {
  static let format = Format.horizon
  static let fields: [DraftField<Self>] = [
    .init("start", \.start), .init("period", \.period), .init("count", \.count),
    .init("periods", \.periods), .init("slices", \.slices), .init("discountRate", \.discountRate),
  ]
}

extension ProblemDraft.Length: DraftObject {
  static let format = Format.hours
  static let fields: [DraftField<Self>] = [.init("hours", \.hours)]

  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    self.init()
    if case .object(let members) = json {
      try readFields(of: members)
    } else {
      unit = try CalendarUnit(draft: json)
    }
  }

  var draftJSON: JSONValue { unit.map { .string($0.rawValue) } ?? .object(memberList) }
}

extension ProblemDraft.Period: DraftObject {
  static let format = Format.period
  static let fields: [DraftField<Self>] = [.init("id", \.id), .init("hours", \.hours)]
}

extension ProblemDraft.Slice: DraftObject {
  static let format = Format.slice
  static let fields: [DraftField<Self>] = [.init("id", \.id), .init("share", \.share)]
}
