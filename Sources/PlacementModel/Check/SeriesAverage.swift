internal import Foundation

/// Years are 8766 hours (365.25 days) wherever a rate is per year.
let hoursPerYear = 8766.0

/// What holds before the first step of a series.
enum BeforeFirstStep: Sendable {
  /// Nothing: capacity, demand, held.
  case zero
  /// A price, a throughput ... must be known from the start: nothing is free by omission.
  case refused
}

extension SeriesFile {
  /// The exact average over the hours `from` to `to` of the timeline, which lie in one period.
  ///
  /// - Parameter period: its position, for the forms that give one number per period.
  func average(from: Double, to: Double, period: Int, _ timeline: Timeline) -> Double {
    let hours = to - from
    switch self {
    case .constant(let value): return value
    case .perPeriod(let values), .column(let values): return values.indices.contains(period) ? values[period] : 0
    case .steps(let points):
      var sum = 0.0
      for (index, point) in points.enumerated() {
        let begins = max(from, timeline.hour(of: point.date.firstDay))
        let ends = index + 1 < points.count ? timeline.hour(of: points[index + 1].date.firstDay) : to
        sum += max(0, min(to, ends) - begins) * point.value
      }
      return sum / hours
    case .ramp(let points):
      return Self.rampIntegral(points.map { (timeline.hour(of: $0.date.firstDay), $0.value) }, from, to) / hours
    case .growth(let start, let perYear):
      let rate = log1p(perYear) / hoursPerYear
      guard abs(rate * to) > 1e-12 else { return start }
      return start * exp(rate * from) * expm1(rate * hours) / (rate * hours)
    case .slices: return 0
    }
  }

  private static func rampIntegral(_ points: [(hour: Double, value: Double)], _ from: Double, _ to: Double) -> Double {
    guard let first = points.first, let last = points.last else { return 0 }
    var sum = max(0, min(to, first.hour) - from) * first.value
    sum += max(0, to - max(from, last.hour)) * last.value
    for (left, right) in zip(points, points.dropFirst()) {
      let begins = max(from, left.hour)
      let ends = min(to, right.hour)
      guard ends > begins else { continue }
      let slope = (right.value - left.value) / (right.hour - left.hour)
      let middle = left.value + slope * ((begins + ends) / 2 - left.hour)
      sum += (ends - begins) * middle
    }
    return sum
  }
}

extension Checker {
  /// A series averaged over each period.
  mutating func perPeriod(
    _ series: SeriesFile, _ before: BeforeFirstStep, at pointer: Pointer
  ) -> Values<Period> {
    check(series, before, at: pointer)
    if case .constant(let value) = series { return Values(repeating: value, count: timeline.count) }
    return Values(
      (0..<timeline.count).map {
        series.average(from: timeline.edges[$0], to: timeline.edges[$0 + 1], period: $0, timeline)
      })
  }

  /// A series averaged over each step; one per slice where it is given so.
  mutating func perStep(
    _ series: SeriesFile, _ before: BeforeFirstStep, at pointer: Pointer
  ) -> Values<Step> {
    guard case .slices(let parts) = series else {
      let values = perPeriod(series, before, at: pointer)
      guard !file.horizon.slices.isEmpty else { return Values(values.numbers) }
      return Values(values.numbers.flatMap { Array(repeating: $0, count: file.horizon.slices.count) })
    }
    let place = pointer["slices"]
    for part in parts where !file.horizon.slices.contains(where: { $0.id == part.id }) {
      let known = file.horizon.slices.map(\.id)
      findings.report(
        .unknownID(part.id, kind: "slice", nearest: Spelling.nearest(to: part.id, among: known)), at: place[part.id])
    }
    var columns: [Values<Period>] = []
    for slice in file.horizon.slices {
      guard let part = parts.first(where: { $0.id == slice.id }) else {
        findings.report(.missing(key: slice.id, accepted: "a series for each slice"), at: place)
        return Values(repeating: 0, count: timeline.count * file.horizon.slices.count)
      }
      columns.append(perPeriod(part.series, before, at: place[part.id]))
    }
    return Values((0..<timeline.count).flatMap { period in columns.map { $0.numbers[period] } })
  }

  private mutating func check(_ series: SeriesFile, _ before: BeforeFirstStep, at pointer: Pointer) {
    switch series {
    case .perPeriod(let values), .column(let values):
      // An unreadable column was told already, and has no values.
      if values.count != timeline.count, !values.isEmpty {
        findings.report(
          .wrongCount(found: values.count, accepted: "one number for each of the \(timeline.count) periods"), at: pointer)
      }
    case .steps(let points):
      guard before == .refused, let first = points.first else { return }
      if timeline.hour(of: first.date.firstDay) > 0 {
        findings.report(
          .contradiction(
            found: "a first step at \(first.date.text)",
            rule: "this value must have a step at or before the horizon's start, \(file.horizon.start.text)"),
          at: pointer["steps"])
      }
    case .slices:
      if file.horizon.slices.isEmpty {
        findings.report(.contradiction(found: "`slices`", rule: "the horizon has no slices"), at: pointer)
      }
    case .constant, .ramp, .growth: break
    }
  }
}

extension SeriesFile {
  /// `(1 + perYear)` to the power of the years in `hours`.
  static func growthFactor(perYear: Double, hours: Double) -> Double {
    exp(log1p(perYear) * hours / hoursPerYear)
  }
}
