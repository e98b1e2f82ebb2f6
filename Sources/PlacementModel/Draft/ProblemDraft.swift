/// A problem in the making: what a problem file says, as values that a script may set, in the words of the format.
///
///     var draft = ProblemDraft("Two offers", horizon: .init(start: "2026-01", .quarter, count: 4))
///     draft.machines = [.init("gpu")]
///     draft.regions = [.init("east")]
///     draft.providers = [.init("alpha")]
///     draft.offers = [
///       .init(
///         "alpha/east/gpu", provider: "alpha", region: "east", machine: "gpu", capacity: 1200,
///         options: [.onDemand("on-demand", price: 4), .reserved("1y", price: 2.6, term: "1y")])
///     ]
///     draft.workloads = [.init("chat", demand: [500, 650, 800, 1000], throughput: ["gpu": 1])]
///     let problem = try Problem(draft)
///
/// Every property has the name of its key in the file and means what the reference of the format says of it; `nil`, or an
/// empty list, is a key that is absent. Nothing is checked before ``Problem/init(_:)``, which reports
/// every fault at once, by its place in the draft and in the file.
public struct ProblemDraft: Equatable, Sendable {
  /// The version of the format.
  var berth = 1
  /// The JSON Schema of the format, for editors.
  public var schema: String?
  /// A name for people.
  public var name: String?
  /// The currency of every amount of money that belongs to no provider with a currency of its own; USD where absent.
  public var currency: String?
  /// The problem's currency for one of the other.
  public var exchangeRates = Keyed<String, Series>()
  /// The time that is planned.
  public var horizon = Horizon()
  /// Where users are; latencies are measured from here.
  public var origins: [String] = []
  /// The kinds of unit that are offered.
  public var machines = Entries<Machine>()
  /// The places where units are.
  public var regions = Entries<Region>()
  /// Who sells.
  public var providers = Entries<Provider>()
  /// Pools of capacity.
  public var offers = Entries<Offer>()
  /// Commitments to spend.
  public var agreements = Entries<Agreement>()
  /// Work that must be placed.
  public var workloads = Entries<Workload>()
  /// Rules of policy.
  public var limits = Entries<Limit>()
  /// Commitments of money per hour, which options of the kind `spendPlan` draw on.
  public var spendPlans = Entries<SpendPlan>()
  /// What it costs to send data from where work runs to its home; the first row that matches counts.
  public var egressPrices: EgressPrices = .rows([])
  /// Currency per kilogram of CO2-equivalent.
  public var carbonPrice: Series?
  /// Where work runs today, from which moves are counted.
  public var initial: [Standing] = []
  /// Purchases already decided.
  public var fix: [Fixed] = []
  /// The most important first; cost alone where empty.
  public var objective: [Priority] = []
  /// What a reader should know.
  public var note: String?
  /// Where the figures come from.
  public var source: String?
  /// Where the CSV files are found that it names; the folder of the file that it was read from. No part of the file.
  public var folder = "."

  init() {}

  /// A draft with nothing in it but its time.
  public init(_ name: String? = nil, currency: String? = nil, horizon: Horizon) {
    self.name = name
    self.currency = currency
    self.horizon = horizon
  }
}

extension ProblemDraft: DraftObject {
  static let format = Format.problem
  static let fields: [DraftField<Self>] = [
    .init("berth", \.berth), .init("$schema", \.schema), .init("name", \.name),
    .init("currency", \.currency), .init("exchangeRates", \.exchangeRates), .init("horizon", \.horizon),
    .init("origins", \.origins), .init("machines", \.machines), .init("regions", \.regions),
    .init("providers", \.providers), .init("offers", \.offers), .init("agreements", \.agreements),
    .init("workloads", \.workloads), .init("limits", \.limits), .init("spendPlans", \.spendPlans),
    .init("egressPrices", \.egressPrices), .init("carbonPrice", \.carbonPrice),
    .init("initial", \.initial), .init("fix", \.fix), .init("objective", \.objective),
  ]
}
