extension ProblemDraft {
  /// A rule of policy: ``share(_:of:min:max:measure:weights:per:scope:penalty:)`` and its neighbours make one with what its
  /// type has.
  public struct Limit: DraftEntry {
    /// Its name, unique in its list.
    public var id = ""
    /// Which rule it is.
    public var type = Kind.share
    /// What is counted; everything where absent.
    public var scope: Selection?
    /// Makes it soft: currency per unit of violation.
    public var penalty: Series?
    /// The basis on which it holds; every period where absent.
    public var per: Basis?
    /// The parts that it is about.
    public var of: Selection?
    /// The least; a fraction, or providers.
    public var min: Series?
    /// The most, in the unit of its type.
    public var max: Series?
    /// What a share is a share of; money where absent.
    public var measure: Measure?
    /// What a unit of each machine weighs; 1 where absent.
    public var weights: Weights?
    /// The part of the work in scope that must survive a loss, a fraction.
    public var serve: Series?
    /// The part of capacity not paid for that could be had at once, a fraction.
    public var burst: Series?
    /// Currency from which a provider counts toward `min`.
    public var countsFrom: Double?
    /// The id of the provider that alone, or first, takes new work.
    public var provider: String?
    /// The first day of the clause.
    public var from: Day?
    /// The last day of the clause.
    public var through: Day?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What stands for an entry that is not there.
    public init(missing id: String) {
      self.id = id
      max = .missing
    }

    private init(_ id: String, _ type: Kind, _ scope: Selection?, _ penalty: Series? = nil) {
      self.id = id
      self.type = type
      self.scope = scope
      self.penalty = penalty
    }
  }

  /// What a unit of each machine weighs.
  public enum Weights: Equatable, Sendable {
    /// Every machine's kilowatts.
    case kilowatts
    /// A weight for each machine.
    case machines(Keyed<String, Double>)
  }
}

extension ProblemDraft.Limit {
  /// Offers and workloads that are meant.
  public typealias Selection = ProblemDraft.Selection
  /// What a unit of each machine weighs.
  public typealias Weights = ProblemDraft.Weights

  /// Bounds the part that each provider, region ... or a selection has of all in scope.
  ///
  /// - Parameters:
  ///   - min: a fraction.
  ///   - max: a fraction.
  public static func share(
    _ id: String, of parts: Selection, min: Series? = nil, max: Series? = nil, measure: Measure? = nil,
    weights: Weights? = nil, per basis: Basis? = nil, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .share, scope, penalty)
    limit.of = parts
    (limit.min, limit.max) = (min, max)
    limit.measure = measure
    limit.weights = weights
    limit.per = basis
    return limit
  }

  /// Bounds the money that is paid.
  ///
  /// - Parameter max: currency in the basis.
  public static func budget(
    _ id: String, max: Series, per basis: Basis? = nil, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .budget, scope, penalty)
    limit.max = max
    limit.per = basis
    return limit
  }

  /// Bounds the part of a workload that any one provider or region serves.
  ///
  /// - Parameter max: a fraction.
  public static func spread(
    _ id: String, of parts: Selection, max: Series, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .spread, scope, penalty)
    limit.of = parts
    limit.max = max
    return limit
  }

  /// Bounds the units that are paid for in any step.
  ///
  /// - Parameter max: units, weighted.
  public static func pool(
    _ id: String, max: Series, weights: Weights? = nil, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .pool, scope, penalty)
    limit.max = max
    limit.weights = weights
    return limit
  }

  /// Bounds what is emitted.
  ///
  /// - Parameter max: kilograms of CO2-equivalent in the basis.
  public static func carbon(
    _ id: String, max: Series, per basis: Basis? = nil, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .carbon, scope, penalty)
    limit.max = max
    limit.per = basis
    return limit
  }

  /// Bounds what may still be owed at the end of any period.
  ///
  /// - Parameters:
  ///   - parts: each provider, or a list of providers.
  ///   - max: currency.
  public static func exposure(
    _ id: String, of parts: Selection, max: Series, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .exposure, scope, penalty)
    limit.of = parts
    limit.max = max
    return limit
  }

  /// Asks that work goes on after the loss of any one part.
  ///
  /// - Parameters:
  ///   - serve: the part of the work in scope that must still be served; all of it where absent.
  ///   - burst: the part of capacity not paid for that could be had at once; none where absent.
  public static func survive(
    _ id: String, lossOf parts: Selection, serve: Series? = nil, burst: Series? = nil,
    scope: Selection? = nil,
    penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .survive, scope, penalty)
    limit.of = parts
    limit.serve = serve
    limit.burst = burst
    return limit
  }

  /// Bounds the Herfindahl index of outlay: the sum of the squares of the parts' shares.
  ///
  /// - Parameters:
  ///   - parts: each provider where absent.
  ///   - max: in [0, 1].
  public static func concentration(
    _ id: String, of parts: Selection? = nil, max: Series, per basis: Basis? = nil, scope: Selection? = nil,
    penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .concentration, scope, penalty)
    limit.of = parts
    limit.max = max
    limit.per = basis
    return limit
  }

  /// Bounds the part of the work that moves from one period to the next.
  ///
  /// - Parameter max: a fraction of the work served.
  public static func churn(
    _ id: String, max: Series, scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .churn, scope, penalty)
    limit.max = max
    return limit
  }

  /// Bounds how many providers are used.
  ///
  /// - Parameter countsFrom: currency in the basis from which a provider counts toward `min`; 1 where absent.
  public static func providers(
    _ id: String, min: Int? = nil, max: Int? = nil, countsFrom: Double? = nil, per basis: Basis? = nil,
    scope: Selection? = nil, penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .providers, scope, penalty)
    limit.min = min.map { .always(Double($0)) }
    limit.max = max.map { .always(Double($0)) }
    limit.countsFrom = countsFrom
    limit.per = basis
    return limit
  }

  /// One provider alone takes new work in scope.
  ///
  /// - Parameter provider: the id of a provider.
  public static func exclusive(
    _ id: String, provider: String, from: Day? = nil, through: Day? = nil, scope: Selection? = nil,
    penalty: Series? = nil
  ) -> Self {
    var limit = Self(id, .exclusive, scope, penalty)
    limit.provider = provider
    (limit.from, limit.through) = (from, through)
    return limit
  }

  /// One provider is the first to be asked for new work in scope.
  ///
  /// - Parameter provider: the id of a provider.
  public static func firstRefusal(
    _ id: String, provider: String, from: Day? = nil, through: Day? = nil, scope: Selection? = nil
  ) -> Self {
    var limit = Self(id, .firstRefusal, scope)
    limit.provider = provider
    (limit.from, limit.through) = (from, through)
    return limit
  }
}

extension ProblemDraft.Limit: DraftObject {
  static let format = Format.limit
  static let fields: [DraftField<Self>] = [
    .init("id", \.id), .init("type", \.type), .init("scope", \.scope), .init("penalty", \.penalty),
    .init("per", \.per), .init("of", \.of), .init("min", \.min), .init("max", \.max),
    .init("measure", \.measure), .init("weights", \.weights), .init("serve", \.serve),
    .init("burst", \.burst), .init("countsFrom", \.countsFrom), .init("provider", \.provider),
    .init("from", \.from), .init("through", \.through),
  ]
}

extension ProblemDraft.Weights: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    if case .string = json {
      self = .kilowatts
    } else {
      self = .machines(try Keyed(draft: json))
    }
  }

  var draftJSON: JSONValue {
    switch self {
    case .kilowatts: .string("kilowatts")
    case .machines(let weights): weights.draftJSON
    }
  }
}
