internal import PlacementModel

/// Lays a trace on the periods of a horizon, and carries it on to those that it does not reach.
///
/// A period counts as measured where the trace covers half of it. One that is not has the load of the last measured before it (the first
/// after it, where there is none before), grown over the time between their middles. Where no period is measured, the whole
/// trace is one observation at its middle.
struct Projection {
  /// The longest time over which a load is carried on, in years.
  private static let longest = 20.0

  private let request: DemandImport
  private let file: TableFile
  private let trace: LoadTrace
  private let workload: String

  init(_ request: DemandImport, _ file: TableFile, _ trace: LoadTrace, _ workload: String) {
    (self.request, self.file, self.workload) = (request, file, workload)
    let shift = request.horizon.start - trace.start
    self.trace = request.isAligned ? trace.shifted(by: shift) : trace
  }

  /// The workload's members.
  func members(_ reading: inout RowReading) -> ObjectBuilder {
    var members = ObjectBuilder()
    guard trace.covered > 0 else {
      reading.report(InvalidImport.Fault(file: file.name, Wording.noLoad(workload)))
      return members
    }
    guard let growth = growth(&reading), fits(growth, &reading) else { return members }
    let rates = trace.weighted(from: trace.start, to: trace.end)
    switch request.form {
    case .periods:
      members.add("demand", .array(periods(growth, &reading).map { .number($0.toTwelveDigits) }))
    case .growth:
      let start = request.statistic.of(rates) * TraceGrowth.factor(growth, after: horizonStart - middle)
      var demand = ObjectBuilder()
      demand.add("start", start.toTwelveDigits)
      demand.add("growthPerYear", growth.toTwelveDigits)
      members.add("demand", demand.value)
    }
    if let peak = request.peak {
      let mean = DemandImport.Statistic.mean.of(rates)
      let high = (peak == .max ? DemandImport.Statistic.max : .p95).of(rates)
      members.add("peak", mean > 0 ? max(1, (high / mean).toTwelveDigits) : 1)
    }
    return members
  }

  private var horizonStart: Double { request.horizon.start }
  private var horizonEnd: Double { request.horizon.end }
  private var middle: Double { (trace.start + trace.end) / 2 }

  // MARK: Periods

  private struct Measured {
    let middle: Double
    let level: Double
  }

  private func periods(_ growth: Double, _ reading: inout RowReading) -> [Double] {
    let bounds = request.horizon.bounds
    let spans = zip(bounds, bounds.dropFirst()).map { (start: $0, end: $1) }
    let measured = spans.map { span -> Measured? in
      let rates = trace.weighted(from: span.start, to: span.end)
      let seconds = rates.reduce(0) { $0 + $1.seconds }
      guard seconds >= (span.end - span.start) / 2 else { return nil }
      return Measured(middle: (span.start + span.end) / 2, level: request.statistic.of(rates))
    }
    let whole = Measured(
      middle: middle, level: request.statistic.of(trace.weighted(from: trace.start, to: trace.end)))
    var before = measured.lazy.compactMap(\.self).first ?? whole
    var levels: [Double] = []
    for (span, found) in zip(spans, measured) {
      if let found { before = found }
      let distance = found == nil ? (span.start + span.end) / 2 - before.middle : 0
      levels.append(before.level * TraceGrowth.factor(growth, after: distance))
    }
    tell(measured.count { $0 != nil }, of: spans.count, growth, &reading)
    return levels
  }

  private func tell(_ measured: Int, of all: Int, _ growth: Double, _ reading: inout RowReading) {
    reading.figure(Wording.measuredPeriods(workload, measured, of: all))
    guard measured < all else { return }
    reading.remark(Wording.carriedOn(workload, measured, of: all, growth: growth))
  }

  // MARK: Growth

  /// A fraction per year; `nil` where the trace gives none that is asked of it.
  private func growth(_ reading: inout RowReading) -> Double? {
    switch request.growth {
    case .perYear(let growth): return growth
    case .none:
      if trace.end < horizonEnd, let found = TraceGrowth(trace) {
        reading.remark(Wording.growth(workload, found, isApplied: false))
      }
      return 0
    case .fromTrace:
      guard let found = TraceGrowth(trace) else {
        reading.report(
          InvalidImport.Fault(file: file.name, Wording.noGrowth(workload, in: trace.end - trace.start)))
        return nil
      }
      reading.remark(Wording.growth(workload, found, isApplied: true))
      return found.perYear
    }
  }

  // MARK: Fit

  /// Rule: without a growth, and without being moved there, a trace has something to say of the horizon; and it is not carried on for
  /// decades.
  private func fits(_ growth: Double, _ reading: inout RowReading) -> Bool {
    let overlaps = trace.start < horizonEnd && trace.end > horizonStart
    if !overlaps, request.growth == .none, !request.isAligned {
      let words = Wording.outside(trace: (trace.start, trace.end), horizon: (horizonStart, horizonEnd))
      reading.report(InvalidImport.Fault(file: file.name, words))
      return false
    }
    let years = TraceGrowth.years(max(horizonStart - trace.end, trace.start - horizonEnd))
    if years > Self.longest {
      reading.report(
        InvalidImport.Fault(file: file.name, Wording.tooFar(years: years, longest: Self.longest)))
      return false
    }
    return true
  }
}
