/// What a checked problem holds that is allowed, and yet may surprise its author.
public enum Remark: Hashable, Sendable {
  /// More units are held than there is capacity, from this period on at first. They are kept; nothing new can
  /// be bought beside them.
  case heldAboveCapacity(offer: Index<Offer>, period: Index<Period>, held: Double, capacity: Double)
  /// Nothing can serve the workload in the period (or while its work may wait): it goes unmet, at its penalty.
  case unserved(workload: Index<Workload>, period: Index<Period>, reasons: [Ineligibility])
  /// A limit, alone or with others on the same total, that can hold in the span only where the total is 0: the span is
  /// the first of them.
  case holdsAtNothingOnly(limit: Index<Limit>, span: String)
  /// Numbers of one kind lie so far apart that the small ones may drown in the rounding of the large ones. Zeros do not
  /// count.
  case wideScale(ScaleKind, smallest: ScaleEnd, largest: ScaleEnd)
  /// A signed agreement's window asks for more than all capacity in its scope can cost, even at the dearest options:
  /// what is missing is paid as a shortfall.
  case commitmentBeyondCapacity(
    agreement: Index<Agreement>, window: Index<CommitmentWindow>, minimum: Double, most: Double)
}

/// Numbers of a problem file that stand beside each other in sums, and so should be of like size.
public enum ScaleKind: String, CaseIterable, Sendable {
  /// Per unit-hour, per work, per GB.
  case prices
  /// Capacity, quotas, sizes.
  case units
  /// Work per hour.
  case demand
  /// Work per unit-hour.
  case throughput
  /// Commitments, fees, credits.
  case amounts
}

/// A number at one end of a range, and where it stands in the problem file.
public struct ScaleEnd: Hashable, Sendable {
  /// In the unit that it is stated in.
  public let value: Double
  /// Its place in the file.
  public let pointer: Pointer
}
