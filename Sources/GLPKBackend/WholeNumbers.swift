internal import LinearProgramming

extension LinearProgram {
  /// Whether every column's bounds, once rounded, still hold a number.
  var hasRoomForWholeNumbers: Bool {
    columnBounds.allSatisfy { ($0.lower ?? -.infinity) <= ($0.upper ?? .infinity) }
  }

  /// The values with those of integer columns made whole and brought inside their bounds.
  ///
  /// A value within 1e-6 of a whole number is that number, whatever the rule.
  func rounded(_ values: [Double], _ rule: FloatingPointRoundingRule) -> [Double] {
    var values = values
    for (position, value) in values.enumerated() where columnDomains[position] == .integer {
      let nearest = value.rounded()
      let whole = abs(value - nearest) <= 1e-6 ? nearest : value.rounded(rule)
      let bounds = columnBounds[position]
      values[position] = min(bounds.upper ?? whole, max(bounds.lower ?? whole, whole))
    }
    return values
  }

  /// The same program with only those columns whole that are yes or no; `nil` unless there are such columns, open ones
  /// among them, and others that are whole.
  var withOnlyDecisionsWhole: LinearProgram? {
    var program = self
    var (decisions, counts) = (0, 0)
    for (position, bounds) in columnBounds.enumerated() where columnDomains[position] == .integer {
      guard let lower = bounds.lower, let upper = bounds.upper, lower >= 0, upper <= 1 else {
        program.setDomain(.continuous, of: Variable(position: position))
        counts += 1
        continue
      }
      if lower < upper { decisions += 1 }
    }
    return decisions > 0 && counts > 0 ? program : nil
  }
}
