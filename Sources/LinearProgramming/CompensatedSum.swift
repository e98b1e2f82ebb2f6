/// A sum of numbers and products that carries its rounding error along, as if it were computed with about
/// twice the digits of `Double` (Ogita, Rump and Oishi, "Accurate sum and dot product", 2005).
///
/// Residuals are differences of nearly equal sums: computed plainly, what is left of them is rounding.
package struct CompensatedSum: Sendable {
  private var sum: Double
  private var error: Double = 0

  package init(_ value: Double = 0) { sum = value }

  /// The sum so far, rounded once.
  package var value: Double { sum + error }

  package mutating func add(_ term: Double) {
    let total = sum + term
    let part = total - sum
    error += (sum - (total - part)) + (term - part)
    sum = total
  }

  /// Adds the product with its own rounding error, which a fused multiply-add gives exactly.
  package mutating func add(_ left: Double, times right: Double) {
    let product = left * right
    error += (-product).addingProduct(left, right)
    add(product)
  }
}
