extension Plan {
  /// The plan as `berth solve --format json` writes it, with a newline at its end.
  public func jsonText(timings: Timings = .included) -> String { json(timings: timings).text + "\n" }
}
