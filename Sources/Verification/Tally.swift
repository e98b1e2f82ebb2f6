/// A sum in double-double arithmetic, and the size of what was added: the figure, and what rounding in it is measured by.
///
/// Each term is added with its rounding error (Knuth's two-sum), each product with its own, which a fused multiply-add
/// gives exactly (T. J. Dekker, "A floating-point technique for extending the available precision", 1971). Differences of
/// nearly equal sums keep their digits.
struct Tally: Sendable {
  private var high: Double
  private var low = 0.0
  /// The sum of the magnitudes of the terms.
  private(set) var size: Double

  init(_ value: Double = 0) {
    high = value
    size = abs(value)
  }

  var value: Double { high + low }

  mutating func add(_ term: Double) {
    accumulate(term)
    size += abs(term)
  }

  mutating func add(_ left: Double, times right: Double) {
    let product = left * right
    low += (-product).addingProduct(left, right)
    add(product)
  }

  mutating func add(_ other: Tally, times factor: Double = 1) {
    let product = other.high * factor
    low += (-product).addingProduct(other.high, factor) + other.low * factor
    accumulate(product)
    size += other.size * abs(factor)
  }

  private mutating func accumulate(_ term: Double) {
    let total = high + term
    let part = total - high
    low += (high - (total - part)) + (term - part)
    high = total
  }
}
