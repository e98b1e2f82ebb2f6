/// A fee that is owed once anything is paid for.
public enum FixedFeeFile: Sendable {
  case perPeriod(SeriesFile)
  case once(Double)
}

/// Prices by volume: tiers in order, the last without an end.
public struct TiersFile: Sendable {
  public enum Kind: String, Sendable { case graduated, allUnits }
  public struct Tier: Sendable {
    public var upTo: Double?
    public var price: SeriesFile
  }
  public var kind: Kind
  public var tiers: [Tier]
}

/// A commitment of money per hour that options draw on.
public struct SpendPlanFile: Sendable {
  public var id: String
  public var provider: String
  public var term: DurationFile
  public var held: SeriesFile?
  public var capacity: SeriesFile?
  public var salvage: Double
  public var leadTime: DurationFile?
  public var orderFrom: CalendarDate?
  public var orderUntil: CalendarDate?
}

/// Capacity that comes with an agreement.
public struct GrantFile: Sendable {
  public var offer: String
  public var units: SeriesFile
}

/// What it costs to send data, row by row or in a CSV file.
public enum EgressPricesFile: Sendable {
  public struct Row: Sendable {
    public var provider: String?
    public var from: String?
    public var to: String?
    public var perGB: SeriesFile
  }
  case rows([Row])
  /// The rows of a CSV file, each with its line.
  case table(csv: String, rows: [(line: Int, row: Row)])
}

/// Units of an offer that serve a workload today.
public struct StandingFile: Sendable {
  public var workload: String
  public var offer: String
  public var units: Double
}

/// A reservation that is decided.
public struct FixedFile: Sendable {
  /// `offer:option`.
  public var option: String
  public var from: CalendarDate
  public var units: Double
}

/// One of several things to minimise, in order of priority.
public struct GoalFile: Sendable {
  public var goal: Goal
  /// By how much of its optimum later goals may worsen it; a fraction.
  public var tolerance = 0.0
}
