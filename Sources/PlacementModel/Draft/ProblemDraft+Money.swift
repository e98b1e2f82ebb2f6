extension ProblemDraft {
  /// A fee that is owed once anything is paid for, however little: a number is a fee per period.
  public struct FixedFee: Equatable, Sendable {
    /// Currency in every period of use.
    public var perPeriod: Series?
    /// Currency in the first period of use only.
    public var once: Double?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// Owed in every period of use.
    public static func perPeriod(_ fee: Series) -> FixedFee {
      var value = FixedFee()
      value.perPeriod = fee
      return value
    }

    /// Owed in the first period of use only.
    public static func once(_ fee: Double) -> FixedFee {
      var value = FixedFee()
      value.once = fee
      return value
    }
  }

  /// What it costs to send data from where work runs to its home; the first row that matches counts.
  public enum EgressPrices: Equatable, Sendable {
    /// Row by row.
    case rows([EgressPrice])
    /// A CSV file with the columns `provider`, `from`, `to` and `perGB`.
    case table(EgressTable)

    /// A CSV file in the folder of the problem.
    public static func csv(_ file: String) -> EgressPrices { .table(EgressTable(csv: file)) }
  }

  /// The price of sending data from one place to another; what is absent is any.
  public struct EgressPrice: Equatable, Sendable {
    /// Who sells where the work runs.
    public var provider: String?
    /// The region where the work runs.
    public var from: String?
    /// The region of the work's home.
    public var to: String?
    /// Currency per GB.
    public var perGB: Series = .missing
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(provider: String? = nil, from: String? = nil, to: String? = nil, perGB: Series) {
      self.provider = provider
      self.from = from
      self.to = to
      self.perGB = perGB
    }
  }

  /// A CSV file of egress prices in the folder of the problem.
  public struct EgressTable: Equatable, Sendable {
    /// The path of the file in the folder of the problem.
    public var csv = ""
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(csv: String) { self.csv = csv }
  }

  /// Units that serve a workload today.
  public struct Standing: Equatable, Sendable {
    /// The id of a workload.
    public var workload = ""
    /// The id of an offer.
    public var offer = ""
    /// Units in use, an average.
    public var units = Double.nan
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(workload: String, offer: String, units: Double) {
      self.workload = workload
      self.offer = offer
      self.units = units
    }
  }

  /// A reservation that is decided.
  public struct Fixed: Equatable, Sendable {
    /// The address of a reserved option, `offer:option`.
    public var option = ""
    /// The term starts in the period that holds this day.
    public var from: Day = ""
    /// Units bought, no more and no fewer.
    public var units = Double.nan
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(option: String, from: Day, units: Double) {
      self.option = option
      self.from = from
      self.units = units
    }
  }

  /// One of several things to minimise.
  public struct Priority: Equatable, Sendable {
    /// What is to be little.
    public var goal = Goal.cost
    /// By how much of its optimum later goals may worsen it, a fraction.
    public var tolerance: Double?
    /// What a reader should know.
    public var note: String?
    /// Where the figures come from.
    public var source: String?

    init() {}

    /// What is `nil`, or empty, is a key that is absent.
    public init(_ goal: Goal, tolerance: Double? = nil) {
      self.goal = goal
      self.tolerance = tolerance
    }

    /// Work that is not served.
    public static let unmet = Priority(.unmet)
    /// The present value of cost.
    public static let cost = Priority(.cost)
    /// The Herfindahl index of outlay.
    public static let concentration = Priority(.concentration)
    /// Kilograms of CO2-equivalent.
    public static let carbon = Priority(.carbon)
    /// Work that changes its place.
    public static let moves = Priority(.moves)
  }
}

extension ProblemDraft.FixedFee: DraftObject, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  static let format = Format.fixedFee
  static let fields: [DraftField<Self>] = [.init("perPeriod", \.perPeriod), .init("once", \.once)]

  /// A number.
  public init(floatLiteral value: Double) { perPeriod = .always(value) }
  /// A number.
  public init(integerLiteral value: Int) { perPeriod = .always(Double(value)) }

  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    self.init()
    if case .object(let members) = json {
      try readFields(of: members)
    } else {
      perPeriod = .always(try Read.number(json))
    }
  }

  var draftJSON: JSONValue {
    if case .always(let fee)? = perPeriod?.form, once == nil, !hasRemarks { return .number(fee) }
    return .object(memberList)
  }
}

extension ProblemDraft.EgressPrices: DraftValue, ExpressibleByArrayLiteral {
  /// Rows of prices.
  public init(arrayLiteral rows: ProblemDraft.EgressPrice...) { self = .rows(rows) }

  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    if case .array = json {
      self = .rows(try [ProblemDraft.EgressPrice](draft: json))
    } else {
      self = .table(try ProblemDraft.EgressTable(draft: json))
    }
  }

  var draftJSON: JSONValue {
    switch self {
    case .rows(let rows): rows.draftJSON
    case .table(let table): table.draftJSON
    }
  }

  var isBlank: Bool { self == .rows([]) }
}

extension ProblemDraft.EgressPrice: DraftObject {
  static let format = Format.egressPrice
  static let fields: [DraftField<Self>] = [
    .init("provider", \.provider), .init("from", \.from), .init("to", \.to), .init("perGB", \.perGB),
  ]
}

extension ProblemDraft.EgressTable: DraftObject {
  static let format = Format.egressTable
  static let fields: [DraftField<Self>] = [.init("csv", \.csv)]
}

extension ProblemDraft.Standing: DraftObject {
  static let format = Format.standing
  static let fields: [DraftField<Self>] = [
    .init("workload", \.workload), .init("offer", \.offer), .init("units", \.units),
  ]
}

extension ProblemDraft.Fixed: DraftObject {
  static let format = Format.fixed
  static let fields: [DraftField<Self>] = [
    .init("option", \.option), .init("from", \.from), .init("units", \.units),
  ]
}

extension ProblemDraft.Priority: DraftObject {
  static let format = Format.goal
  static let fields: [DraftField<Self>] = [.init("goal", \.goal), .init("tolerance", \.tolerance)]

  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    self.init()
    if case .object(let members) = json {
      try readFields(of: members)
    } else {
      goal = try Goal(draft: json)
    }
  }

  var draftJSON: JSONValue {
    tolerance == nil && !hasRemarks ? goal.draftJSON : .object(memberList)
  }
}
