extension ProblemDraft {
  /// Work that must be placed.
  public struct Workload: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// A word of the planner's own, for selection: `training`, `inference`.
    public var kind: String?
    /// Work units per hour; 0 before the first step.
    public var demand: Series = .missing
    /// Work units per unit-hour of each machine; a machine that is not named cannot do the work.
    public var throughput = Keyed<String, Series>()
    /// The places that may serve it; everywhere where absent.
    public var `where`: Selection?
    /// Whether spot units may serve it.
    public var interruptible: Bool?
    /// How long its work may wait.
    public var deferrable: Stretch?
    /// A ratio of fleet to average use, at least 1.
    public var peak: Series?
    /// Currency per work unit that is not served; without it all of the work must be.
    public var unmetPenalty: Series?
    /// Costs at chosen places; where several apply they add up.
    public var surcharges: [Surcharge] = []
    /// GB of data sent to `home` for each work unit.
    public var egressPerWork: Series?
    /// The id of the region that its data go to.
    public var home: String?
    /// Currency per work unit per hour that moves to another place.
    public var migrationCost: Series?
    /// Between which places work is counted as moved; regions where absent.
    public var movesBetween: Place?
    /// Whether its fleet at each offer is a whole number of units.
    public var wholeUnits: Bool?
    /// The least fleet at an offer that runs any of it: the size of a gang.
    public var minimumUnits: Double?
    /// Whether all of it runs in one region, or at one provider.
    public var site: Site?
    /// Whether the one site may change from period to period.
    public var sitePer: Limit.Basis?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What stands for an entry that is not there.
    public init(missing id: String) { self.id = id }

    /// What is `nil`, or empty, is a key that is absent.
    public init(
      _ id: String, kind: String? = nil, demand: Series, throughput: Keyed<String, Series>,
      where place: Selection? = nil, interruptible: Bool? = nil, deferrable: Stretch? = nil,
      peak: Series? = nil, unmetPenalty: Series? = nil, surcharges: [Surcharge] = [],
      egressPerWork: Series? = nil, home: String? = nil, migrationCost: Series? = nil,
      movesBetween: Place? = nil, wholeUnits: Bool? = nil, minimumUnits: Double? = nil, site: Site? = nil,
      sitePer: Limit.Basis? = nil
    ) {
      self.id = id
      self.kind = kind
      self.demand = demand
      self.throughput = throughput
      self.where = place
      self.interruptible = interruptible
      self.deferrable = deferrable
      self.peak = peak
      self.unmetPenalty = unmetPenalty
      self.surcharges = surcharges
      self.egressPerWork = egressPerWork
      self.home = home
      self.migrationCost = migrationCost
      self.movesBetween = movesBetween
      self.wholeUnits = wholeUnits
      self.minimumUnits = minimumUnits
      self.site = site
      self.sitePer = sitePer
    }
  }

  /// A cost per work unit at chosen places.
  public struct Surcharge: Equatable, Sendable {
    /// The places.
    public var `where` = Selection()
    /// Currency per work unit.
    public var perWork: Series = .missing
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(where places: Selection, perWork: Series) {
      self.where = places
      self.perWork = perWork
    }
  }
}

extension ProblemDraft.Workload: DraftObject {
  static let format = Format.workload
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("kind", \.kind), .init("demand", \.demand),
    .init("throughput", \.throughput), .init("where", \.where), .init("interruptible", \.interruptible),
    .init("deferrable", \.deferrable), .init("peak", \.peak), .init("unmetPenalty", \.unmetPenalty),
    .init("surcharges", \.surcharges), .init("egressPerWork", \.egressPerWork), .init("home", \.home),
    .init("migrationCost", \.migrationCost), .init("movesBetween", \.movesBetween),
    .init("wholeUnits", \.wholeUnits), .init("minimumUnits", \.minimumUnits), .init("site", \.site),
    .init("sitePer", \.sitePer),
  ]
}

extension ProblemDraft.Surcharge: DraftObject {
  static let format = Format.surcharge
  static let fields: [DraftField<Self>] = [.init("where", \.where), .init("perWork", \.perWork)]
}
