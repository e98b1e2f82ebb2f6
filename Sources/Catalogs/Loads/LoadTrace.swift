/// A load over time: stretches in order that do not overlap, each with one rate.
struct LoadTrace {
  struct Stretch {
    /// Seconds since 1970.
    let start: Double
    let end: Double
    /// Work per hour.
    let rate: Double
  }

  let stretches: [Stretch]

  var start: Double { stretches.first?.start ?? 0 }
  var end: Double { stretches.last?.end ?? 0 }
  /// Seconds for which the load is known.
  var covered: Double { stretches.reduce(0) { $0 + $1.end - $1.start } }
  /// All the work.
  var work: Double { stretches.reduce(0) { $0 + $1.rate * ($1.end - $1.start) / 3600 } }

  func shifted(by seconds: Double) -> LoadTrace {
    LoadTrace(
      stretches: stretches.map { Stretch(start: $0.start + seconds, end: $0.end + seconds, rate: $0.rate) })
  }

  /// Rates in a span, each with the seconds for which it holds there.
  func weighted(from start: Double, to end: Double) -> [(rate: Double, seconds: Double)] {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].end <= start { low = middle + 1 } else { high = middle }
    }
    var found: [(rate: Double, seconds: Double)] = []
    while low < stretches.count, stretches[low].start < end {
      let stretch = stretches[low]
      let seconds = min(stretch.end, end) - max(stretch.start, start)
      if seconds > 0 { found.append((stretch.rate, seconds)) }
      low += 1
    }
    return found
  }
}

extension DemandImport.Statistic {
  /// The statistic of rates by the time for which they hold; 0 of none.
  ///
  /// The p-th percentile is the least rate such that for p of the time the load is no higher (the inverse of the
  /// distribution, Hyndman and Fan's first definition, weighted).
  func of(_ rates: [(rate: Double, seconds: Double)]) -> Double {
    let seconds = rates.reduce(0) { $0 + $1.seconds }
    guard seconds > 0 else { return 0 }
    switch self {
    case .mean: return rates.reduce(0) { $0 + $1.rate * $1.seconds } / seconds
    case .max: return rates.reduce(0) { Swift.max($0, $1.rate) }
    case .p50: return Self.percentile(0.5, rates, seconds)
    case .p95: return Self.percentile(0.95, rates, seconds)
    }
  }

  private static func percentile(
    _ part: Double, _ rates: [(rate: Double, seconds: Double)], _ seconds: Double
  ) -> Double {
    // Sums of seconds round; a share that is reached but for that is reached.
    let asked = seconds * (part - 1e-9)
    var below = 0.0
    let sorted = rates.sorted { $0.rate < $1.rate }
    for entry in sorted {
      below += entry.seconds
      if below >= asked { return entry.rate }
    }
    return sorted.last?.rate ?? 0
  }
}
