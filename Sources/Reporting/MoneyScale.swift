/// One unit for all the money of a table, so that its figures compare at a glance.
///
/// Amounts below ten million are written out; larger ones in millions, and from ten trillion in billions.
package struct MoneyScale: Sendable {
  /// The unit as it stands in a heading: `USD`, `M USD`, `B USD`.
  package let unit: String
  let divisor: Double
  let decimals: Int

  /// The scale under which the largest of some amounts shows about `digits` significant digits, with no more
  /// than three decimals.
  package init(_ amounts: some Sequence<Double>, currency: String, digits: Int = 5) {
    let largest = amounts.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    switch largest {
    case ..<1e7: (divisor, unit) = (1, currency)
    case ..<1e13: (divisor, unit) = (1e6, "M " + currency)
    default: (divisor, unit) = (1e9, "B " + currency)
    }
    // Money that is written out keeps its cents while they matter.
    let least = divisor == 1 && largest < 1e6 ? 2 : 0
    decimals = min(3, max(least, digits - wholeDigits(of: largest / divisor)))
  }

  /// The scale for amounts that are held against a bill: to the cent below a billion, which four columns of a terminal have
  /// room for; above it the plain one, with three decimals, so that a small provider beside a large one is not 0.
  package init(toTheCent amounts: some Sequence<Double>, currency: String) {
    let largest = amounts.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    if largest < 1e9 {
      (divisor, unit, decimals) = (1, currency, 2)
    } else {
      (divisor, unit) = largest < 1e13 ? (1e6, "M " + currency) : (1e9, "B " + currency)
      decimals = 3
    }
  }

  /// The figure alone, for a column whose heading names the unit.
  package func text(_ amount: Double) -> String { (amount / divisor).text(decimals: decimals) }

  /// The figure and its unit: `1,234.5 M USD`.
  package func textWithUnit(_ amount: Double) -> String { text(amount) + " " + unit }
}

/// Digits before the decimal point, at least one.
private func wholeDigits(of number: Double) -> Int {
  var digits = 1
  var threshold = 10.0
  while number >= threshold {
    digits += 1
    threshold *= 10
  }
  return digits
}
