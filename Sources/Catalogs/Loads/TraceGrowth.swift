#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// How a load grows by its trace: the median of the slopes between the logarithms of all pairs of days.
///
/// One bad day, or a month of them, does not move it as it moves a least-squares line. The interval is Sen's: of the slopes, those
/// that leave 95 % of Kendall's distribution between them, by its normal approximation, without ties.
///
/// Source: H Theil, "A rank-invariant method of linear and polynomial regression analysis", Proc. KNAW 53 (1950); P K Sen,
/// "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968) 1379-1389.
struct TraceGrowth {
  /// Fractions per year.
  let perYear: Double
  let low: Double
  let high: Double
  /// What is one observation: a day, a week where there are too many days, or a row of the trace where rows are longer.
  enum Observation { case day, week, row }

  /// How many were looked at.
  let points: Int
  let observation: Observation
  /// Of them without load, which have no logarithm.
  let zeros: Int

  /// The fewest days from which growth is read: four weeks, so that no weekday weighs much more than another.
  static let fewestDays = 28
  /// The fewest rows of more than a day: a year of months.
  static let fewestRows = 12
  /// Above it weeks are taken: pairs grow with the square.
  static let mostDays = 2000
  private static let secondsPerYear = 8766.0 * 3600

  /// - Returns: `nil` where the trace has too few observations.
  /// - Complexity: O(stretches + n^2 log n) for n observations.
  init?(_ trace: LoadTrace) {
    observation = Self.observation(trace)
    let levels =
      observation == .row ? Self.rows(trace) : Self.spans(trace, days: observation == .week ? 7 : 1)
    let points = levels.filter { $0.level > 0 }.map {
      (time: $0.middle / Self.secondsPerYear, level: log($0.level))
    }
    let fewest =
      switch observation {
      case .day: Self.fewestDays
      case .week: Self.fewestDays / 7
      case .row: Self.fewestRows
      }
    guard points.count >= fewest, points.count <= Self.mostDays * 2 else { return nil }
    var slopes: [Double] = []
    for (place, point) in points.enumerated() {
      for later in points[(place + 1)...] {
        slopes.append((later.level - point.level) / (later.time - point.time))
      }
    }
    slopes.sort()
    let n = Double(points.count)
    let width = 1.959_964 * (n * (n - 1) * (2 * n + 5) / 18).squareRoot()
    let last = slopes.count - 1
    // The M1-th and the (M2 + 1)-th slope from 1, so from 0 one less; ranks between two are taken outwards.
    let lower = max(0, Int(((Double(slopes.count) - width) / 2).rounded(.down)) - 1)
    let upper = min(last, Int(((Double(slopes.count) + width) / 2).rounded(.up)))
    let middle = slopes.count / 2
    let median = slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
    perYear = exp(median) - 1
    low = exp(slopes[lower]) - 1
    high = exp(slopes[upper]) - 1
    (self.points, zeros) = (points.count, levels.count - points.count)
  }

  private typealias Level = (middle: Double, level: Double)

  /// Days of a row that is longer would be one number said many times, which no interval would know.
  private static func observation(_ trace: LoadTrace) -> Observation {
    let longest = trace.stretches.lazy.map { $0.end - $0.start }.max() ?? 0
    if longest > 86_400 * 1.05 { return .row }
    return (trace.end - trace.start) / 86_400 > Double(mostDays) ? .week : .day
  }

  private static func rows(_ trace: LoadTrace) -> [Level] {
    trace.stretches.prefix(2 * mostDays + 1).map { (($0.start + $0.end) / 2, $0.rate) }
  }

  /// The means of whole stretches of so many days of which half is known.
  private static func spans(_ trace: LoadTrace, days: Double) -> [Level] {
    let length = days * 86_400
    let count = (trace.end - trace.start) / length
    guard count <= 20_000 else { return [] }
    return (0..<Int(count)).compactMap { number in
      let from = trace.start + Double(number) * length
      let rates = trace.weighted(from: from, to: from + length)
      guard rates.reduce(0, { $0 + $1.seconds }) >= length / 2 else { return nil }
      return (from + length / 2, DemandImport.Statistic.mean.of(rates))
    }
  }

  /// What a load of 1 is after some seconds.
  static func factor(_ perYear: Double, after seconds: Double) -> Double {
    perYear == 0 ? 1 : exp(log(1 + perYear) * seconds / secondsPerYear)
  }

  static func years(_ seconds: Double) -> Double { seconds / secondsPerYear }
}
