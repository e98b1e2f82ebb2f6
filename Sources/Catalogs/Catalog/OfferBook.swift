/// The cheapest price of every way to pay, for every machine in every region: all that is kept of rows.
struct OfferBook {
  /// A way to pay, and where it is cheapest.
  struct Option {
    let kind: CatalogRequest.Kind
    /// Place of the term; `nil` for what is paid while used.
    let term: Int?
    /// Per hour of one unit.
    var price: Double
    var instance: Int
    /// Accelerators or vCPUs of the instance.
    var size: Double
    /// Place of the file.
    var file: Int
    var isInferred: Bool
  }

  struct Offer {
    let site: Int
    let machine: Int
    /// The instance type it is of, where each has an offer of its own.
    let instance: Int?
    var options: [Option] = []
  }

  private(set) var offers: [Offer] = []
  private var places: [Key: Int] = [:]
  private var last: (key: Key, place: Int)?

  private struct Key: Hashable {
    let site: Int
    let machine: Int
    let instance: Int
  }

  /// Takes an option, or leaves it where there is a cheaper one; of equals the first stays.
  mutating func add(_ option: Option, site: Int, machine: Int, keepsInstance: Bool) {
    let key = Key(site: site, machine: machine, instance: keepsInstance ? option.instance : -1)
    let place = place(of: key, keepsInstance ? option.instance : nil)
    if let same = offers[place].options.firstIndex(where: { $0.kind == option.kind && $0.term == option.term }
    ) {
      if option.price < offers[place].options[same].price { offers[place].options[same] = option }
    } else {
      offers[place].options.append(option)
    }
  }

  private mutating func place(of key: Key, _ instance: Int?) -> Int {
    if let last, last.key == key { return last.place }
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      place = offers.count
      offers.append(Offer(site: key.site, machine: key.machine, instance: instance))
      places[key] = place
    }
    last = (key, place)
    return place
  }
}

/// Counts rows that say again what a row before them said. Of so many different rows that a whole catalogue fits; past that,
/// rows are only compared with those, so that memory does not grow with the file.
struct RepeatedRows {
  static let most = 1 << 17

  private var prices: [UInt64: Prices] = [:]
  private(set) var agreeing = 0
  /// Rows of which a price is another than that of the row before.
  private(set) var differing = 0

  var isFull: Bool { prices.count >= Self.most }

  /// - Parameter machine: its place; sources have several names for it.
  mutating func count(_ row: PriceRow, machine: Int) {
    var key = mix(UInt64(truncatingIfNeeded: row.site), 0)
    key = mix(UInt64(truncatingIfNeeded: row.zone), key)
    key = mix(UInt64(truncatingIfNeeded: row.instance), key)
    key = mix(UInt64(truncatingIfNeeded: machine), key)
    if row.instance == 0 {
      // Without a name an instance is what it is made of.
      key = mix((row.count ?? 0).bitPattern, key)
      key = mix((row.vCPUs ?? 0).bitPattern, key)
      key = mix((row.memory ?? 0).bitPattern, key)
    }
    guard let before = prices[key] else {
      if !isFull { prices[key] = row.prices }
      return
    }
    if before.agrees(with: row.prices) { agreeing += 1 } else { differing += 1 }
  }

  /// A step of SplitMix64 over both: two different rows have one key in 2^-64 of all cases.
  private func mix(_ value: UInt64, _ state: UInt64) -> UInt64 {
    var mixed = (state ^ value) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
