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
  /// Days, or weeks where there are too many days, that were looked at.
  let points: Int
  let isWeekly: Bool
  /// Of them without load, which have no logarithm.
  let zeros: Int

  /// The fewest days from which growth is read: four weeks, so that no weekday weighs much more than another.
  static let fewestDays = 28
  /// Above it weeks are taken: pairs grow with the square.
  static let mostDays = 2000
  private static let secondsPerYear = 8766.0 * 3600

  /// - Returns: `nil` where the trace has too few whole days.
  /// - Complexity: O(stretches + n^2 log n) for n days.
  init?(_ trace: LoadTrace) {
    let days = (trace.end - trace.start) / 86_400
    let isWeekly = days > Double(Self.mostDays)
    let length = (isWeekly ? 7.0 : 1) * 86_400
    guard days >= Double(Self.fewestDays), days / (isWeekly ? 7 : 1) <= 20_000 else { return nil }
    var points: [(time: Double, level: Double)] = []
    var zeros = 0
    for number in 0..<Int(days * 86_400 / length) {
      let from = trace.start + Double(number) * length
      let rates = trace.weighted(from: from, to: from + length)
      let seconds = rates.reduce(0) { $0 + $1.seconds }
      guard seconds >= length / 2 else { continue }
      let mean = DemandImport.Statistic.mean.of(rates)
      if mean > 0 {
        points.append(((from + length / 2) / Self.secondsPerYear, log(mean)))
      } else {
        zeros += 1
      }
    }
    let fewest = isWeekly ? 4 : Self.fewestDays
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
    (self.points, self.isWeekly, self.zeros) = (points.count, isWeekly, zeros)
  }

  /// What a load of 1 is after some seconds.
  static func factor(_ perYear: Double, after seconds: Double) -> Double {
    perYear == 0 ? 1 : exp(log(1 + perYear) * seconds / secondsPerYear)
  }

  static func years(_ seconds: Double) -> Double { seconds / secondsPerYear }
}
