/// A point inside the feasible region, nearly optimal, and its prices.
struct InteriorPoint: Sendable {
  var columnValues: [Double]
  var rowValues: [Double]
  var rowDuals: [Double]
  /// The costs at which it is nearly optimal.
  var perturbedCosts: [Double]
  /// How far each column is from its bounds against how dear they are, as a power of ten; the least where it is at one.
  var columnTiers: [Int8]
  /// The same for the slack of each row.
  var rowTiers: [Int8]
}
