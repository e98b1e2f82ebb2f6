extension ProblemDraft {
  /// Offers and workloads that are meant: what is in every list that is given.
  ///
  ///     .init(geographies: ["europe"])                       // places in Europe
  ///     .each(.provider)                                     // every provider in turn
  ///     .init(kinds: ["inference"], not: .init(providers: ["beta"]))
  ///
  /// An absent list selects all, an empty one is a fault. `each` has its place in the parts of limits, `latency` in the
  /// `where` of a workload, and `kinds` and `workloads` in scopes.
  public struct Selection: Equatable, Sendable {
    /// Geographies of regions.
    public var geographies: [String]?
    /// Ids of regions.
    public var regions: [String]?
    /// Ids of providers.
    public var providers: [String]?
    /// Ids of machines.
    public var machines: [String]?
    /// Vendors of machines.
    public var vendors: [String]?
    /// Ids of offers.
    public var offers: [String]?
    /// Kinds of workload.
    public var kinds: [String]?
    /// Ids of workloads.
    public var workloads: [String]?
    /// What is taken away again, by its lists.
    public var not: Exclusion?
    /// Every one of a kind in turn, among what the lists select.
    public var each: Each?
    /// Places within reach of an origin.
    public var latency: Latency?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    /// Everything.
    public init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      geographies: [String]? = nil, regions: [String]? = nil, providers: [String]? = nil,
      machines: [String]? = nil, vendors: [String]? = nil, offers: [String]? = nil, kinds: [String]? = nil,
      workloads: [String]? = nil, not: Exclusion? = nil, each: Each? = nil, latency: Latency? = nil
    ) {
      self.geographies = geographies
      self.regions = regions
      self.providers = providers
      self.machines = machines
      self.vendors = vendors
      self.offers = offers
      self.kinds = kinds
      self.workloads = workloads
      self.not = not
      self.each = each
      self.latency = latency
    }

    /// Every one of a kind in turn.
    public static func each(_ kind: Each) -> Selection { Selection(each: kind) }

    /// Places within reach of an origin.
    ///
    /// - Parameter milliseconds: the longest round trip.
    public static func latency(from origin: String, atMost milliseconds: Double) -> Selection {
      Selection(latency: Latency(from: origin, atMost: milliseconds))
    }
  }

  /// What a selection takes away again: what is in every list that is given.
  public struct Exclusion: Equatable, Sendable {
    /// Geographies of regions.
    public var geographies: [String]?
    /// Ids of regions.
    public var regions: [String]?
    /// Ids of providers.
    public var providers: [String]?
    /// Ids of machines.
    public var machines: [String]?
    /// Vendors of machines.
    public var vendors: [String]?
    /// Ids of offers.
    public var offers: [String]?
    /// Kinds of workload.
    public var kinds: [String]?
    /// Ids of workloads.
    public var workloads: [String]?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      geographies: [String]? = nil, regions: [String]? = nil, providers: [String]? = nil,
      machines: [String]? = nil, vendors: [String]? = nil, offers: [String]? = nil, kinds: [String]? = nil,
      workloads: [String]? = nil
    ) {
      self.geographies = geographies
      self.regions = regions
      self.providers = providers
      self.machines = machines
      self.vendors = vendors
      self.offers = offers
      self.kinds = kinds
      self.workloads = workloads
    }
  }

  /// A bound on the round trip from an origin.
  public struct Latency: Equatable, Sendable {
    /// An origin.
    public var from = ""
    /// Milliseconds.
    public var atMost = Double.nan
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(from origin: String, atMost milliseconds: Double) {
      from = origin
      atMost = milliseconds
    }
  }
}

extension ProblemDraft.Selection: DraftObject {
  static let format = Format.selector
  static let fields: [DraftField<Self>] = [
    .init("geographies", \.geographies), .init("regions", \.regions), .init("providers", \.providers),
    .init("machines", \.machines), .init("vendors", \.vendors), .init("offers", \.offers),
    .init("kinds", \.kinds), .init("workloads", \.workloads), .init("not", \.not),
    .init("latency", \.latency), .init("each", \.each),
  ]
}

extension ProblemDraft.Exclusion: DraftObject {
  static let format = Format.notScope
  static let fields: [DraftField<Self>] = [
    .init("geographies", \.geographies), .init("regions", \.regions), .init("providers", \.providers),
    .init("machines", \.machines), .init("vendors", \.vendors), .init("offers", \.offers),
    .init("kinds", \.kinds), .init("workloads", \.workloads),
  ]
}

extension ProblemDraft.Latency: DraftObject {
  static let format = Format.latency
  static let fields: [DraftField<Self>] = [.init("from", \.from), .init("atMost", \.atMost)]
}
