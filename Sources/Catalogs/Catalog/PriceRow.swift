/// What an instance costs per hour, by the way to pay.
struct Prices: Hashable {
  var onDemand: Double?
  var spot: Double?
  var reserved: Double?

  subscript(kind: CatalogRequest.Kind) -> Double? {
    get {
      switch kind {
      case .onDemand: onDemand
      case .spot: spot
      case .reserved: reserved
      }
    }
    set {
      switch kind {
      case .onDemand: onDemand = newValue
      case .spot: spot = newValue
      case .reserved: reserved = newValue
      }
    }
  }

  var isEmpty: Bool { onDemand == nil && spot == nil && reserved == nil }

  /// Each price by a function; without it where that gives `nil`.
  func changed(_ change: (Double) -> Double?) -> Prices {
    Prices(
      onDemand: onDemand.flatMap(change), spot: spot.flatMap(change), reserved: reserved.flatMap(change))
  }

  /// Whether what both price they price alike.
  func agrees(with other: Prices) -> Bool {
    func agree(_ left: Double?, _ right: Double?) -> Bool {
      guard let left, let right else { return true }
      return left == right
    }
    return agree(onDemand, other.onDemand) && agree(spot, other.spot) && agree(reserved, other.reserved)
  }

  /// The lower of each.
  func lower(_ other: Prices) -> Prices {
    func lower(_ left: Double?, _ right: Double?) -> Double? {
      guard let left, let right else { return left ?? right }
      return min(left, right)
    }
    return Prices(
      onDemand: lower(onDemand, other.onDemand), spot: lower(spot, other.spot),
      reserved: lower(reserved, other.reserved))
  }
}

/// A row of a price table, whatever its layout: names as small numbers, sizes and prices as they stand there.
struct PriceRow {
  /// Place among the sites: a region of a cloud.
  var site = 0
  var zone = 0
  var instance = 0
  /// Number of the accelerator's name; 0, which is the empty name, where there is none.
  var accelerator = 0
  var count: Double?
  var vCPUs: Double?
  /// In GiB.
  var memory: Double?
  /// Per hour of the instance, or of a unit where the layout says so; in the currency of the row.
  var prices = Prices()
  /// Number of the currency's name.
  var currency = 0
  /// Whether its shape was read from its name.
  var isInferred = false
}
