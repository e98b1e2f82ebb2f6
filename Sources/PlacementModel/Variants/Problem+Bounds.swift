extension Problem {
  /// The bounds of a limit at one end, by the ids of its spans: periods, years or the horizon; empty where it has none that
  /// are numbers.
  package func bounds(of limit: Index<Limit>, _ side: LimitSide) -> [(span: String, bound: Double)] {
    func bySpan(_ spans: List<Span>, _ values: Values<Span>?) -> [(span: String, bound: Double)] {
      zip(spans.elements, values?.numbers ?? []).map { ($0.id, $1) }
    }
    func byPeriod(_ values: Values<Period>) -> [(span: String, bound: Double)] {
      zip(horizon.periods.elements, values.numbers).map { ($0.id, $1) }
    }
    switch (limits[limit].rule, side) {
    case (.share(let share), .maximum): return bySpan(share.spans, share.maximum)
    case (.share(let share), .minimum): return bySpan(share.spans, share.minimum)
    case (.budget(let budget), .maximum): return bySpan(budget.spans, budget.maximum)
    case (.carbon(let carbon), .maximum): return bySpan(carbon.spans, carbon.maximum)
    case (.concentration(let limit), .maximum): return bySpan(limit.spans, limit.maximum)
    case (.spread(let spread), .maximum): return byPeriod(spread.maximum)
    case (.pool(let pool), .maximum): return byPeriod(pool.maximum)
    case (.exposure(let exposure), .maximum): return byPeriod(exposure.maximum)
    case (.churn(let churn), .maximum): return byPeriod(churn.maximum)
    case (.survive(let survive), .minimum): return byPeriod(survive.serve)
    default: return []
    }
  }

  /// The change that gives all bounds of a limit at one end another value, or multiplies them; `nil` where it has none.
  ///
  /// - Parameter position: a bound in the limit's own unit, or with `isFactor` what each bound is multiplied by.
  package func change(
    ofLimit limit: Index<Limit>, _ side: LimitSide, to position: Double, isFactor: Bool
  ) -> Change? {
    let bounds = bounds(of: limit, side)
    guard !bounds.isEmpty else { return nil }
    var spans: [String: Double] = [:]
    for (span, bound) in bounds { spans[span] = isFactor ? position * bound : position }
    let id = limits[limit].id
    if case .survive = limits[limit].rule { return .limit(id, serve: .inSpans(spans)) }
    return side == .maximum ? .limit(id, maximum: .inSpans(spans)) : .limit(id, minimum: .inSpans(spans))
  }
}
