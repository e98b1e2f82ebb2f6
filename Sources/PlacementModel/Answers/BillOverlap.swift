/// The time that a plan and a bill have in common. Money is taken to be spent evenly over its period, so that a period of one counts
/// in a period of the other by the hours they share.
struct BillOverlap {
  private var parts: [BillPeriod: [(period: Int, share: Double)]] = [:]
  private var planShares: [Int: Double] = [:]
  /// Hours in common.
  private(set) var hours = 0.0
  /// Whether any period counts in part.
  private(set) var isProrated = false
  /// The stretches of time in common, in order, by their first and last month or day; none where there is none.
  private(set) var times: [(from: String, through: String)] = []

  /// - Parameter usedUntil: the days at which use ends in periods that are not over; what is billed then is for the time before.
  init(_ plan: Plan, _ periods: [BillPeriod], usedUntil: [BillPeriod: Int]) {
    let planned = plan.problem.horizon.periods.elements.map(Self.hours)
    let billed = periods.map { (Double($0.firstDay) * 24, Double(usedUntil[$0] ?? $0.endDay) * 24) }
    let covered = Self.joined(billed)
    var stretches: [(start: Double, end: Double)] = []
    for (place, period) in planned.enumerated() {
      for stretch in covered where Self.common(period, stretch) > 0 {
        stretches.append((max(period.start, stretch.start), min(period.end, stretch.end)))
      }
      let common = covered.reduce(0) { $0 + Self.common(period, $1) }
      guard common > 0, period.end > period.start else { continue }
      planShares[place] = min(1, common / (period.end - period.start))
      hours += common
    }
    for (period, own) in zip(periods, billed) {
      let parts = planned.indices.compactMap { place -> (period: Int, share: Double)? in
        let common = Self.common(planned[place], (own.0, own.1))
        return common > 0 ? (place, common / (own.1 - own.0)) : nil
      }
      guard !parts.isEmpty else { continue }
      self.parts[period] = parts
    }
    times = Self.joined(stretches).map(Self.label)
    // Plans with periods longer than the bill's, and bills with longer ones than the plan's, need no part of either.
    isProrated =
      planShares.values.contains { $0 < 1 - 1e-12 }
      || self.parts.values.contains { $0.reduce(0) { $0 + $1.share } < 1 - 1e-12 || $0.count > 1 }
  }

  /// The part of a billing period that is in the plan.
  func share(of period: BillPeriod) -> Double { parts[period]?.reduce(0) { $0 + $1.share } ?? 0 }

  /// Its parts by the plan's periods.
  func parts(of period: BillPeriod) -> [(period: Int, share: Double)] { parts[period] ?? [] }

  /// The part of a period of the plan that is billed.
  func share(ofPlanPeriod period: Int) -> Double { planShares[period] ?? 0 }

  /// Hours since 1970 between which a period lies.
  private static func hours(_ period: Period) -> (start: Double, end: Double) {
    guard let date = CalendarDate(parsing: String(period.starts.prefix(10))) else { return (0, 0) }
    let hour = Double(period.starts.dropFirst(11).prefix(2)) ?? 0
    let start = Double(date.firstDay.number) * 24 + hour
    return (start, start + period.hours)
  }

  private static func common(_ left: (start: Double, end: Double), _ right: (start: Double, end: Double))
    -> Double
  {
    max(0, min(left.end, right.end) - max(left.start, right.start))
  }

  /// Stretches in order, those that meet made one.
  private static func joined(_ all: [(start: Double, end: Double)]) -> [(start: Double, end: Double)] {
    var stretches: [(start: Double, end: Double)] = []
    for (start, end) in all {
      if let last = stretches.last, start <= last.end {
        stretches[stretches.count - 1].end = max(last.end, end)
      } else {
        stretches.append((start, end))
      }
    }
    return stretches
  }

  /// The first and last month of whole months, else the first and last day; with hours where it is not of whole days.
  private static func label(_ stretch: (start: Double, end: Double)) -> (from: String, through: String) {
    let (first, end) = (day(stretch.start), day(stretch.end))
    guard stretch.start == Double(first.number) * 24, stretch.end == Double(end.number) * 24 else {
      return (hour(stretch.start), hour(stretch.end))
    }
    let last = CivilDay(number: end.number - 1)
    guard first.date.day == 1, end.date.day == 1 else { return (first.text, last.text) }
    return (String(first.text.prefix(7)), String(last.text.prefix(7)))
  }

  private static func day(_ hours: Double) -> CivilDay { CivilDay(number: Int((hours / 24).rounded(.down))) }

  private static func hour(_ hours: Double) -> String {
    let day = day(hours)
    return "\(day.text)T\(padded(Int(hours - Double(day.number) * 24), to: 2)):00"
  }
}
