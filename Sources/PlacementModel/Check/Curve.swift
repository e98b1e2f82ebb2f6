#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A value at every hour, of which means are taken exactly.
struct Curve: Sendable {
  typealias Point = (hour: Double, value: Double)

  enum Shape: Sendable {
    case constant(Double)
    /// By the period's number.
    case perPeriod([Double])
    /// From each point on until the next; the first value holds before it too. Points are in order.
    case steps([Point])
    /// Straight lines between the points, flat outside. Points are in order.
    case ramp([Point])
    /// `start * factor ^ years`, from the start of the horizon, in years of 8766 hours; `factor` is not negative.
    case growth(start: Double, factor: Double)
  }

  let shape: Shape

  /// The mean over an interval that lies in a period and is not empty.
  func mean(over interval: Interval, in period: Int) -> Double {
    switch shape {
    case .constant(let value): value
    case .perPeriod(let values): values[period]
    case .steps(let points): Self.mean(ofSteps: points, over: interval)
    case .ramp(let points): Self.mean(ofRamp: points, over: interval)
    case .growth(let start, let factor): start * Self.meanGrowth(factor, over: interval)
    }
  }

  private static func mean(ofSteps points: [Point], over interval: Interval) -> Double {
    let first = max(0, count(of: points, upTo: interval.start) - 1)
    var sum = 0.0
    for number in first..<points.count {
      let next = number + 1 < points.count ? points[number + 1].hour : .infinity
      let from = number == first ? interval.start : points[number].hour
      if from >= interval.end { break }
      if number == first, next >= interval.end { return points[number].value }
      sum += points[number].value * (min(next, interval.end) - from)
    }
    return sum / interval.hours
  }

  /// Over a straight line the mean is the value in the middle.
  private static func mean(ofRamp points: [Point], over interval: Interval) -> Double {
    var sum = 0.0
    var from = interval.start
    var next = count(of: points, upTo: from)
    while from < interval.end {
      let to = next < points.count ? min(points[next].hour, interval.end) : interval.end
      let value = value(ofRamp: points, at: from + (to - from) / 2, before: next)
      if from == interval.start, to == interval.end { return value }
      sum += value * (to - from)
      from = to
      next += 1
    }
    return sum / interval.hours
  }

  private static func value(ofRamp points: [Point], at hour: Double, before next: Int) -> Double {
    if next == 0 { return points[0].value }
    let left = points[next - 1]
    if next == points.count { return left.value }
    let right = points[next]
    return left.value + (right.value - left.value) * (hour - left.hour) / (right.hour - left.hour)
  }

  /// How many points stand at or before an hour.
  private static func count(of points: [Point], upTo hour: Double) -> Int {
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if points[middle].hour <= hour { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The integral of `factor ^ years` over the interval, per year of it:
  /// `factor ^ a * (factor ^ (b - a) - 1) / ((b - a) ln factor)`, in a form that is exact near a factor of 1.
  private static func meanGrowth(_ factor: Double, over interval: Interval) -> Double {
    guard factor > 0 else { return 0 }
    let exponent = log(factor) * interval.hours / Timeline.hoursPerYear
    let atStart = pow(factor, interval.start / Timeline.hoursPerYear)
    return exponent == 0 ? atStart : atStart * expm1(exponent) / exponent
  }
}
