package import PlacementModel

/// A tangent to the cone of a concentration limit: a row that every plan within the limit keeps.
///
///     sum{k} weight[k] * outlay[k] <= sqrt(max) * total      for weights of length 1
///
/// The cone itself, `sqrt(sum{k} outlay[k]^2) <= sqrt(max) * total`, is what all such rows say together. Cuts are data:
/// planning finds the one that a solution breaks (the direction of its outlays) and solves again.
package struct ConcentrationCut: Hashable, Sendable {
  /// Which cone is meant.
  package enum Cone: Hashable, Sendable {
    case limit(Index<Limit>, Index<Span>)
    /// The goal of little concentration, held at a bound.
    case goal
  }

  package let cone: Cone
  /// By part of the limit, or by provider for the goal; the sum of their squares is 1.
  package let weights: [Double]

  package init(cone: Cone, weights: [Double]) {
    self.cone = cone
    self.weights = weights
  }
}
