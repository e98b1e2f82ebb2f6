/// Turns the series of a file into one number for each period or step.
struct SeriesCheck {
  let timeline: Timeline
  /// The slices' ids, in order; none where periods are whole.
  let slices: [String]
  private let wholePeriods: [Interval?]

  init(timeline: Timeline, slices: [String]) {
    self.timeline = timeline
    self.slices = slices
    wholePeriods = timeline.intervals
  }

  /// The mean over each period, or `nil` with a fault reported.
  func perPeriod(
    _ series: SeriesFile, _ quantity: Quantity, at pointer: Pointer, _ findings: inout Findings
  ) -> Values<Period>? {
    averages(series, quantity, over: wholePeriods, at: pointer, &findings).map { Values($0) }
  }

  /// The mean over each step: that of its period, unless the slices have series of their own.
  func perStep(
    _ series: SeriesFile, _ quantity: Quantity, at pointer: Pointer, _ findings: inout Findings
  ) -> Values<Step>? {
    guard case .slices(let parts) = series else {
      let averages = averages(series, quantity, over: wholePeriods, at: pointer, &findings)
      return averages.map { averages in
        Values(averages.flatMap { Array(repeating: $0, count: max(1, slices.count)) })
      }
    }
    let isComplete = reportsSameSlices(parts.map(\.id), at: pointer, &findings)
    var bySlice: [String: [Double]] = [:]
    for part in parts {
      let place = pointer["slices"][part.id]
      bySlice[part.id] = averages(part.series, quantity, over: wholePeriods, at: place, &findings)
    }
    let columns = slices.compactMap { bySlice[$0] }
    guard isComplete, columns.count == slices.count else { return nil }
    return Values((0..<timeline.count).flatMap { period in columns.map { $0[period] } })
  }

  /// The mean over the part of each period inside an interval, times that part; 0 for a period outside.
  func perPeriod(
    _ series: SeriesFile, _ quantity: Quantity, within interval: Interval, at pointer: Pointer,
    _ findings: inout Findings
  ) -> Values<Period>? {
    let parts = timeline.intervals.map { $0.intersection(interval) }
    let averages = averages(series, quantity, over: parts, at: pointer, &findings)
    return averages.map { averages in
      Values(
        zip(averages, parts).enumerated().map { period, pair in
          guard let part = pair.1 else { return 0 }
          let whole = timeline.interval(period)
          return part == whole ? pair.0 : pair.0 * part.hours / whole.hours
        })
    }
  }

  /// Rule: averages stay in the quantity's range, also where growth carries them away.
  private func averages(
    _ series: SeriesFile, _ quantity: Quantity, over intervals: [Interval?], at pointer: Pointer,
    _ findings: inout Findings
  ) -> [Double]? {
    let first = intervals.lazy.compactMap { $0 }.first?.start ?? 0
    guard let curve = curve(series, quantity, from: first, at: pointer, &findings) else { return nil }
    var averages = Array(repeating: 0.0, count: intervals.count)
    for (period, interval) in intervals.enumerated() {
      guard let interval else { continue }
      let average = curve.mean(over: interval, in: period)
      guard quantity.range.contains(average) else {
        findings.report(.outOfRange(found: average, accepted: quantity.accepted), at: pointer)
        return nil
      }
      averages[period] = average
    }
    return averages
  }

  private func curve(
    _ series: SeriesFile, _ quantity: Quantity, from hour: Double, at pointer: Pointer,
    _ findings: inout Findings
  ) -> Curve? {
    switch series {
    case .constant(let value): return Curve(shape: .constant(value))
    case .perPeriod(let values), .column(let values):
      return perPeriodCurve(values, at: pointer, &findings)
    case .steps(let points):
      return stepsCurve(points, quantity, from: hour, at: pointer["steps"], &findings)
    case .ramp(let points):
      let points = ordered(points, at: pointer["ramp"], &findings)
      return points.map { Curve(shape: .ramp($0)) }
    case .growth(let start, let perYear):
      if perYear >= -1 { return Curve(shape: .growth(start: start, factor: 1 + perYear)) }
      findings.report(.outOfRange(found: perYear, accepted: "a number from -1"), at: pointer["growthPerYear"])
      return nil
    case .slices:
      findings.report(
        .contradiction(
          found: "a series per slice",
          rule: "only demand, peak, availability and the prices of on-demand and spot options vary by slice"),
        at: pointer)
      return nil
    }
  }
}

extension SeriesCheck {
  /// Rule: an array or a column has one number per period.
  private func perPeriodCurve(_ values: [Double], at pointer: Pointer, _ findings: inout Findings) -> Curve? {
    if values.count == timeline.count { return Curve(shape: .perPeriod(values)) }
    let accepted = "\(timeline.count), one per period"
    findings.report(.wrongCount(found: values.count, accepted: accepted), at: pointer)
    return nil
  }

  /// Rule: what must be known from the start has a step at or before it.
  private func stepsCurve(
    _ points: [(date: CalendarDate, value: Double)], _ quantity: Quantity, from hour: Double,
    at pointer: Pointer, _ findings: inout Findings
  ) -> Curve? {
    guard let steps = ordered(points, at: pointer, &findings), let first = steps.first else { return nil }
    if first.hour <= hour { return Curve(shape: .steps(steps)) }
    if quantity.beforeFirstStep == .zero {
      return Curve(shape: .steps([(hour: min(0, hour), value: 0)] + steps))
    }
    let earliest = points.min { $0.date.firstDay < $1.date.firstDay }?.date.text ?? ""
    let start = PeriodNames(timeline: timeline, unit: nil).start(at: hour)
    findings.report(
      .contradiction(
        found: "a first step at \(earliest)",
        rule:
          "\(quantity.name) have a step at or before \(start): nothing is known of them before their first"),
      at: pointer)
    return nil
  }

  /// Rule: there are points, and no two of one day. Their order in the file means nothing.
  private func ordered(
    _ points: [(date: CalendarDate, value: Double)], at pointer: Pointer, _ findings: inout Findings
  ) -> [Curve.Point]? {
    if points.isEmpty {
      findings.report(.empty(what: "list of dates"), at: pointer)
      return nil
    }
    let sorted = points.sorted { $0.date.firstDay < $1.date.firstDay }
    for (point, next) in zip(sorted, sorted.dropFirst()) where point.date.firstDay == next.date.firstDay {
      findings.report(
        .contradiction(
          found: "\(point.date.text) and \(next.date.text)", rule: "a series has one value for a day"),
        at: pointer)
      return nil
    }
    return sorted.map { (hour: timeline.hour(of: $0.date.firstDay), value: $0.value) }
  }

  /// Rule: a series per slice has every slice and no other.
  private func reportsSameSlices(_ ids: [String], at pointer: Pointer, _ findings: inout Findings) -> Bool {
    let before = findings.count
    let known = Registry<Step>(kind: "slice", ids: slices)
    for id in ids { _ = known.resolve(id, at: pointer["slices"][id], &findings) }
    for missing in slices where !ids.contains(missing) {
      findings.report(.missing(key: missing, accepted: "a series for every slice"), at: pointer["slices"])
    }
    return findings.count == before
  }
}
