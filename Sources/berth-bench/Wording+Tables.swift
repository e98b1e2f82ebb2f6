internal import BerthKit

extension Wording {
  static func list(_ instances: [Instance]) -> String {
    var table = TextTable([
      .init("family", .left), .init("instance", .left), .init("workloads"), .init("offers"),
      .init("periods"), .init("", .left),
    ])
    for instance in instances { table.add([instance.family.rawValue, instance.name] + cells(instance)) }
    return table.lines(width: 120).joined(separator: "\n")
  }

  private static func cells(_ instance: Instance) -> [String] {
    switch instance.source {
    case .file(let path): return ["", "", "", path]
    case .generated(let shape):
      let kind =
        shape.classes.map { "\($0) classes of workloads" }
        ?? (shape.hasWholeNumbers ? "blocks and fees" : "all different")
      return ["\(shape.workloads)", "\(shape.offers)", "\(shape.quarters)", kind]
    }
  }

  /// Processor seconds and counts, a line for each instance; failures beneath.
  static func table(_ report: BenchmarkReport) -> String {
    let phases = ["read", "check", "formulate", "solve", "readBack", "write"]
    var table = TextTable(
      [.init("instance", .left), .init("total")] + phases.map { .init($0) }
        + ["MB", "pivots", "rows", "columns", "objective"].map { .init($0) } + [.init("status", .left)])
    for result in report.results {
      guard let measurement = result.measurement else { continue }
      table.add(
        [result.instance, seconds(measurement.cpuSeconds)]
          + phases.map { seconds(measurement.phase($0)?.cpuSeconds) }
          + [
            (Double(measurement.peakMemory) / 1e6).text(decimals: 0), measurement.work.iterations.text,
            measurement.work.rows.text, measurement.work.columns.text,
            measurement.objective?.text(significantDigits: 10) ?? "", measurement.status,
          ])
    }
    let failures = report.results.compactMap { result in
      result.failure.map { "\(result.instance): \($0)" }
    }
    return (table.lines(width: 160) + failures).joined(separator: "\n")
  }

  /// `0.012`, `1.24`, `123`.
  static func seconds(_ seconds: Double?) -> String {
    guard let seconds else { return "" }
    return seconds.text(decimals: seconds < 1 ? 3 : seconds < 100 ? 2 : 0)
  }
}
