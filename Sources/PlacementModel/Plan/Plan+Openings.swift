extension Plan {
  /// A place with a fixed fee that is used in a period.
  public struct Opening: Sendable {
    /// Whether an offer, a region or a provider.
    public var kind: FeePlace.Kind
    /// The id of the offer, region or provider.
    public var id: String
    /// In which it is used.
    public var period: Index<Period>
    /// Currency paid in the period; 0 in later periods where the fee is paid once.
    public var fee: Double

    package init(kind: FeePlace.Kind, id: String, period: Index<Period>, fee: Double) {
      self.kind = kind
      self.id = id
      self.period = period
      self.fee = fee
    }
  }
}
