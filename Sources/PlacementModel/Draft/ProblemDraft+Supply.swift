extension ProblemDraft {
  /// A kind of unit: an accelerator, a block of vCPUs.
  public struct Machine: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// Who makes it.
    public var vendor: String?
    /// Power drawn by one unit in use, kW.
    public var kilowatts: Double?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(_ id: String, vendor: String? = nil, kilowatts: Double? = nil) {
      self.id = id
      self.vendor = vendor
      self.kilowatts = kilowatts
    }

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }
  }

  /// A place where units are.
  public struct Region: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// What it belongs to, for residency: `europe`.
    public var geography: String?
    /// Kilograms of CO2-equivalent per kWh.
    public var carbonIntensity: Double?
    /// Round trip from each origin, milliseconds.
    public var latency = Keyed<String, Double>()
    /// Owed while anything is paid for, however little.
    public var fixedFee: FixedFee?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      _ id: String, geography: String? = nil, carbonIntensity: Double? = nil,
      latency: Keyed<String, Double> = [:], fixedFee: FixedFee? = nil
    ) {
      self.id = id
      self.geography = geography
      self.carbonIntensity = carbonIntensity
      self.latency = latency
      self.fixedFee = fixedFee
    }

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }
  }

  /// A seller: a hyperscaler, a specialised cloud, an owned data centre.
  public struct Provider: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// Its name for people; the id where absent.
    public var name: String?
    /// Of its prices, fees and agreements; the problem's where absent.
    public var currency: String?
    /// Paid on top of what its options cost after discounts, a fraction.
    public var supportFee: Series?
    /// Owed while anything is paid for, however little.
    public var fixedFee: FixedFee?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      _ id: String, name: String? = nil, currency: String? = nil, supportFee: Series? = nil,
      fixedFee: FixedFee? = nil
    ) {
      self.id = id
      self.name = name
      self.currency = currency
      self.supportFee = supportFee
      self.fixedFee = fixedFee
    }

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }
  }

  /// A pool of units of one machine that one provider has in one region.
  public struct Offer: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// The id of a provider.
    public var provider = ""
    /// The id of a region.
    public var region = ""
    /// The id of a machine.
    public var machine = ""
    /// Units that can be had; 0 before the first step.
    public var capacity: Series = .missing
    /// The ways to pay for its units.
    public var options = Entries<Option>()
    /// How late what is added to its capacity and its held units arrives.
    public var delay: Stretch?
    /// Whether units held lose their place where capacity falls below them.
    public var evictable: Bool?
    /// Owed while anything is paid for, however little.
    public var fixedFee: FixedFee?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      _ id: String, provider: String, region: String, machine: String, capacity: Series,
      options: Entries<Option>, delay: Stretch? = nil, evictable: Bool? = nil, fixedFee: FixedFee? = nil
    ) {
      self.id = id
      self.provider = provider
      self.region = region
      self.machine = machine
      self.capacity = capacity
      self.options = options
      self.delay = delay
      self.evictable = evictable
      self.fixedFee = fixedFee
    }

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }
  }
}

extension ProblemDraft.Machine: DraftObject {
  static let format = Format.machine
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("vendor", \.vendor), .init("kilowatts", \.kilowatts),
  ]
}

extension ProblemDraft.Region: DraftObject {
  static let format = Format.region
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("geography", \.geography), .init("carbonIntensity", \.carbonIntensity),
    .init("latency", \.latency), .init("fixedFee", \.fixedFee),
  ]
}

extension ProblemDraft.Provider: DraftObject {
  static let format = Format.provider
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("name", \.name), .init("currency", \.currency),
    .init("supportFee", \.supportFee), .init("fixedFee", \.fixedFee),
  ]
}

extension ProblemDraft.Offer: DraftObject {
  static let format = Format.offer
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("provider", \.provider), .init("region", \.region),
    .init("machine", \.machine), .init("capacity", \.capacity), .init("options", \.options),
    .init("delay", \.delay), .init("evictable", \.evictable), .init("fixedFee", \.fixedFee),
  ]
}
