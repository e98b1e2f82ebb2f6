extension Plan {
  /// The plan as `berth solve --format json` writes it, with a newline at its end.
  ///
  /// - Throws: `JSONText.NonFiniteNumber` where a figure is none: a plan that passed its own check has no such.
  public func jsonText(timings: Timings = .included) throws(JSONText.NonFiniteNumber) -> String {
    try JSONText(json(timings: timings)).string
  }
}
