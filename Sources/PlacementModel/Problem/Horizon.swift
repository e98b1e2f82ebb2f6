/// The time that is planned: consecutive periods, each divided into the same slices.
///
/// Where the problem has no slices every period has one step of the same name, so that whatever has a load
/// is indexed by step and whatever is bought for a whole period by period.
public struct Horizon: Sendable {
  /// Consecutive, in order of time.
  public let periods: List<Period>
  /// The slices of all periods, or the periods themselves, in order of time.
  public let steps: List<Step>
  /// Rate at which money loses value, per year of 8766 hours; 0 where the file gives none.
  public let discountRate: Double
  /// Present value of one unit of currency at the end of the last period.
  public let presentValueAtEnd: Double
  /// Whether the periods are divided at all.
  public let isSliced: Bool

  package init(
    periods: List<Period>, steps: List<Step>, discountRate: Double, presentValueAtEnd: Double, isSliced: Bool
  ) {
    self.periods = periods
    self.steps = steps
    self.discountRate = discountRate
    self.presentValueAtEnd = presentValueAtEnd
    self.isSliced = isSliced
  }

  /// The steps of a period: one without slices.
  public func steps(of period: Index<Period>) -> [Index<Step>] { periods[period].steps.map { Index($0) } }

  /// The mean of a series over some periods, weighted by their hours.
  package func mean(_ series: Values<Period>, over periods: [Index<Period>]) -> Double {
    let numbers = periods.map { series[$0] }
    if let first = numbers.first, numbers.allSatisfy({ $0 == first }) { return first }
    let hours = periods.map { self.periods[$0].hours }
    return zip(numbers, hours).reduce(0) { $0 + $1.0 * $1.1 } / hours.reduce(0, +)
  }

  /// Hours of the whole horizon.
  public var hours: Double { periods.elements.reduce(0) { $0 + $1.hours } }
}

/// A stretch of time for which supply and prices are one number.
public struct Period: Sendable {
  /// The natural label: `2026Q3`, `2026-07`, `2026-W31`, or the file's own id.
  public let id: String
  /// The first day (or hour) as `2026-07-01` (`2026-07-01T05`), for orders and reports.
  public let starts: String
  /// Its length.
  public let hours: Double
  /// Value at the start of the horizon of one unit of currency paid at the middle of the period.
  public let presentValue: Double
  /// The calendar year that holds the middle of the period: the basis of limits `per: year`.
  public let year: Int
  /// Its steps, as offsets into the horizon's steps.
  public let steps: Range<Int>

  package init(id: String, starts: String, hours: Double, presentValue: Double, year: Int, steps: Range<Int>)
  {
    self.id = id
    self.starts = starts
    self.hours = hours
    self.presentValue = presentValue
    self.year = year
    self.steps = steps
  }
}

/// A period, or one slice of it.
public struct Step: Sendable {
  /// The period's id, followed by `/` and the slice's id where there are slices.
  public let id: String
  /// The period that it is, or is a slice of.
  public let period: Index<Period>
  /// The slice's id; `nil` without slices.
  public let slice: String?
  /// Its length: the slice's part of the period's hours.
  public let hours: Double

  package init(id: String, period: Index<Period>, slice: String?, hours: Double) {
    self.id = id
    self.period = period
    self.slice = slice
    self.hours = hours
  }
}

/// A basis on which a limit holds: one period, the periods of a year, or the whole horizon.
public struct Span: Sendable {
  /// The period's id, the year, or `horizon`.
  public let id: String
  /// Its periods, in order.
  public let periods: [Index<Period>]

  package init(id: String, periods: [Index<Period>]) {
    self.id = id
    self.periods = periods
  }
}
