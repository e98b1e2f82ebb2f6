extension Problem {
  /// What a limit bounds a place by, in its own unit; `nil` where it has no number (`exclusive`, `firstRefusal`).
  package func bound(at place: LimitPlace) -> Double? {
    func ofSpan(_ values: Values<Span>?, _ spans: List<Span>) -> Double? {
      guard let values, let span = spans.indices.first(where: { spans[$0].id == place.span }) else {
        return nil
      }
      return values[span]
    }
    func ofPeriod(_ values: Values<Period>) -> Double? {
      periods(of: .limit(place)).first.map { values[$0] }
    }
    switch limits[place.limit].rule {
    case .share(let limit): return ofSpan(place.isFloor ? limit.minimum : limit.maximum, limit.spans)
    case .budget(let limit): return ofSpan(limit.maximum, limit.spans)
    case .carbon(let limit): return ofSpan(limit.maximum, limit.spans)
    case .concentration(let limit): return ofSpan(limit.maximum, limit.spans)
    case .providers(let limit): return (place.isFloor ? limit.minimum : limit.maximum).map(Double.init)
    case .spread(let limit): return ofPeriod(limit.maximum)
    case .pool(let limit): return ofPeriod(limit.maximum)
    case .churn(let limit): return ofPeriod(limit.maximum)
    case .exposure(let limit): return ofPeriod(limit.maximum)
    case .survive(let limit): return ofPeriod(limit.serve)
    case .exclusive, .firstRefusal: return nil
    }
  }
}
