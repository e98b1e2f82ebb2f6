/// A fee that is owed once anything is paid for.
package enum FixedFeeFile: Sendable {
  case perPeriod(SeriesFile)
  case once(Double)
}

/// Prices by volume: tiers in order, the last without an end.
package struct TiersFile: Sendable {
  package enum Kind: String, Sendable { case graduated, allUnits }
  package struct Tier: Sendable {
    package var upTo: Double?
    package var price: SeriesFile
  }
  package var kind: Kind
  package var tiers: [Tier]
}

/// A commitment of money per hour that options draw on.
package struct SpendPlanFile: Sendable {
  package var id: String
  package var provider: String
  package var term: DurationFile
  package var held: SeriesFile?
  package var capacity: SeriesFile?
  package var salvage: Double
  package var leadTime: DurationFile?
  package var orderFrom: CalendarDate?
  package var orderUntil: CalendarDate?
}

/// Capacity that comes with an agreement.
package struct GrantFile: Sendable {
  package var offer: String
  package var units: SeriesFile
}

/// What it costs to send data, row by row or in a CSV file.
package enum EgressPricesFile: Sendable {
  package struct Row: Sendable {
    package var provider: String?
    package var from: String?
    package var to: String?
    package var perGB: SeriesFile
  }
  case rows([Row])
  /// The rows of a CSV file, each with its line.
  case table(csv: String, rows: [(line: Int, row: Row)])
}

/// Units of an offer that serve a workload today.
package struct StandingFile: Sendable {
  package var workload: String
  package var offer: String
  package var units: Double
}

/// A reservation that is decided.
package struct FixedFile: Sendable {
  /// `offer:option`.
  package var option: String
  package var from: CalendarDate
  package var units: Double
}

/// One of several things to minimise, in order of priority.
package struct GoalFile: Sendable {
  package var goal: Goal
  /// By how much of its optimum later goals may worsen it; a fraction.
  package var tolerance = 0.0
}
