/// What is to be made of price catalogues.
public struct CatalogRequest: Sendable {
  /// A way to pay that catalogues have prices for.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Paid while used.
    case onDemand
    /// Paid while used, and taken away by the provider at will.
    case spot
    /// Paid for a term, used or not.
    case reserved
  }

  /// What becomes an offer where several instance types hold the same machine in one region.
  public enum Keep: String, CaseIterable, Hashable, Sendable {
    /// One offer per machine and region; each way to pay at the instance type where its unit is cheapest.
    case cheapest
    /// An offer for every instance type.
    case all
  }

  /// Ids of clouds; all where empty. Where there is exactly one, it is also the cloud of files that do not name theirs.
  public var clouds: [NamePattern] = []
  /// Names of regions, with their cloud before a slash or without.
  public var regions: [NamePattern] = []
  /// Ids of machines, or names that sources have for them.
  public var accelerators: [NamePattern] = []
  /// Names of instance types.
  public var instances: [NamePattern] = []
  /// The ways to pay that are taken; all where empty.
  public var kinds: Set<Kind> = []
  /// The fewest accelerators of an instance; says nothing of instances without any.
  public var minimumCount: Double?
  /// The fewest vCPUs of an instance, with accelerators or without.
  public var minimumVCPUs: Double?
  /// The least memory of an instance, in GiB.
  public var minimumMemory: Double?
  /// Whether instances with accelerators are taken.
  public var takesAccelerators = true
  /// How many vCPUs are a unit of instances without accelerators; `nil` leaves those out.
  public var cpuBlock: Int?
  /// Whether the shape of an instance may be taken from its name where no file has it.
  public var infersShapes = false
  /// What becomes an offer.
  public var keep = Keep.cheapest
  /// Units that every offer has; `nil` leaves the capacity to another part.
  public var capacity: Double?
  /// Units of the offers of one machine, by its id.
  public var capacityOfMachine: [String: Double] = [:]
  /// The part's currency.
  public var currency = "USD"
  /// What one of other currencies is worth in the part's, by their names in capitals.
  public var exchangeRates: [String: Double] = [:]
  /// The useful part of paid time of spot units; `nil` leaves it to another part.
  public var spotAvailability: Double?
  /// The term of reserved prices, as `1y`; `nil` is what the layout is known to hold.
  public var reservedTerm: String?
  /// How tables of no known layout are read.
  public var mapping: CatalogMapping?

  /// Everything that is priced, the cheapest instance of each machine.
  public init() {}

  func takes(_ kind: Kind) -> Bool { kinds.isEmpty || kinds.contains(kind) }
}
