extension Measurement {
  /// Of measurements of one problem the median of every time and of memory; the rest is that of the first.
  ///
  /// - Returns: `nil` for none.
  static func median(of measurements: [Measurement]) -> Measurement? {
    guard var result = measurements.first else { return nil }
    for number in result.phases.indices {
      // Phases are the same in every repeat of one problem.
      let same = measurements.compactMap { number < $0.phases.count ? $0.phases[number] : nil }
      result.phases[number].wallSeconds = same.map(\.wallSeconds).median
      let cpu = same.compactMap(\.cpuSeconds)
      result.phases[number].cpuSeconds = cpu.isEmpty ? nil : cpu.median
    }
    result.wallSeconds = measurements.map(\.wallSeconds).median
    result.cpuSeconds = measurements.map(\.cpuSeconds).median
    result.peakMemory = Int(measurements.map { Double($0.peakMemory) }.median)
    return result
  }
}

extension [Double] {
  /// The middle one, or the mean of the middle two; 0 for none.
  var median: Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    let middle = count / 2
    return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
