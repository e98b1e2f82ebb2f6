internal import PlacementModel

/// Quantities of a commitment by their unit: those of two units are never added up.
struct CommitmentQuantities {
  struct Sum {
    /// The unit as it is written, in one way whatever the order of the rows.
    var unit: String
    var used = ExactDecimal.zero
    var unused = ExactDecimal.zero

    var isZero: Bool { used.isZero && unused.isZero }
  }

  private var sums: [String: Sum] = [:]

  /// - Parameter unit: empty where none is told.
  /// - Returns: whether the sums can be held.
  mutating func add(_ quantity: ExactDecimal, in unit: String, isUsed: Bool = true) -> Bool {
    let key = unit.lowercased()
    if let known = sums[key]?.unit { sums[key]?.unit = min(known, unit) }
    return isUsed
      ? sums[key, default: Sum(unit: unit)].used.add(quantity)
      : sums[key, default: Sum(unit: unit)].unused.add(quantity)
  }

  /// - Returns: whether the sums can be held.
  mutating func add(_ other: CommitmentQuantities) -> Bool {
    other.ordered.allSatisfy { add($0.used, in: $0.unit) && add($0.unused, in: $0.unit, isUsed: false) }
  }

  private var ordered: [Sum] { sums.sorted { $0.key < $1.key }.map(\.value) }

  /// Sums that are not zero, or where all are, the first.
  var told: [Sum] {
    let found = ordered.filter { !$0.isZero }
    return found.isEmpty ? Array(ordered.prefix(1)) : found
  }
}
