/// Something of a problem that one may have or do without.
public struct Deal: Hashable, Sendable {
  /// What kind of thing is on the table.
  public enum Kind: String, CaseIterable, Sendable {
    /// Signed for sure, or not there at all.
    case agreement
    /// As the file has it, or without units: no capacity, nothing held, nothing decided.
    case offer
    /// A clause: as the file has it, or not there.
    case limit
  }
  /// What kind of thing it is.
  public let kind: Kind
  /// Its id in the problem.
  public let id: String

  /// A deal by the id that the file gives; whether there is one is asked by ``DealQuestion``.
  public init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// Deals of a problem that exist, each named once, and few enough to weigh every set of them.
public struct DealQuestion: Sendable {
  /// The problem with all deals in it.
  public let problem: Problem
  /// One or more, each once.
  public let deals: [Deal]

  /// Most deals whose parts are told: all 256 sets of them are planned.
  public static let most = 8

  /// What is wrong with a question.
  public enum Fault: Error, Hashable, Sendable {
    /// There is no deal in it.
    case nothingAsked
    /// There are more than ``DealQuestion/most``: how many.
    case tooMany(Int)
    /// One is there twice.
    case repeated(Deal)
    /// The problem has no such thing.
    case unknown(UnknownId)
  }

  /// - Throws: what is wrong with the question.
  public init(_ deals: [Deal], of problem: Problem) throws(Fault) {
    guard !deals.isEmpty else { throw .nothingAsked }
    var seen: Set<Deal> = []
    for deal in deals {
      let ids = Self.ids(of: deal.kind, in: problem)
      guard ids.contains(deal.id) else {
        throw .unknown(UnknownId(kind: deal.kind.rawValue, id: deal.id, accepted: ids))
      }
      guard seen.insert(deal).inserted else { throw .repeated(deal) }
    }
    guard deals.count <= Self.most else { throw .tooMany(deals.count) }
    self.problem = problem
    self.deals = deals
  }

  private static func ids(of kind: Deal.Kind, in problem: Problem) -> [String] {
    switch kind {
    case .agreement: problem.agreements.elements.map(\.id)
    case .offer: problem.offers.elements.map(\.id)
    case .limit: problem.limits.elements.map(\.id)
    }
  }
}

/// What deals are worth: each beside the cheapest plan without it, all sets of them, and each one's part.
///
/// Whatever is compared is the present value of a whole plan's cost, each plan the cheapest there is. Money is in the
/// problem's currency; a worth is what the plan without costs more.
public struct DealAnswer: Sendable {
  /// The problem that was asked about.
  public let problem: Problem
  /// In the order in which they were asked for.
  public var deals: [DealWorth]
  /// Every set of the deals, with the others left out: first none, then as binary numbers count, the first deal lowest.
  public var sets: [DealSet]
  /// What each deal has of what they save together.
  public var parts: DealParts
  /// How far a cost may be from the least, a fraction of it; `nil` where no plan has whole numbers, and each is the least.
  public var relativeGap: Double?
  /// What ended the answer before all was planned; `nil` where nothing did.
  public var stoppedBy: Plan.StopCause?

  package init(
    problem: Problem, deals: [DealWorth], sets: [DealSet], parts: DealParts, relativeGap: Double?,
    stoppedBy: Plan.StopCause?
  ) {
    self.problem = problem
    self.deals = deals
    self.sets = sets
    self.parts = parts
    self.relativeGap = relativeGap
    self.stoppedBy = stoppedBy
  }

  /// Whether the plan at a value of a term costs what the plan without the deal costs, as near as costs are known.
  package func isEven(_ side: BreakEven.Side, _ found: BreakEven) -> Bool {
    guard let cost = side.cost else { return false }
    return abs(cost - found.without) <= max(1e-9, relativeGap ?? 0) * abs(found.without)
  }
}

/// Some of the deals, the others left out.
public struct DealSet: Sendable {
  /// What planning with these deals alone came to.
  public enum Outcome: Sendable {
    /// The present value of the cheapest plan's cost, and the best proved bound on it.
    case planned(cost: Double, bound: Double)
    /// No plan exists.
    case noPlan
    /// The deals cannot stand together: a rule of the format is broken.
    case notAllowed(InvalidProblem)
    /// There is no plan yet.
    case unknown
  }
  /// Places in the answer's deals.
  public let members: [Int]
  /// What planning with these deals alone came to.
  public var outcome: Outcome

  package init(members: [Int], outcome: Outcome) {
    self.members = members
    self.outcome = outcome
  }

  /// Present value of the cheapest plan; `nil` where there is none, or none yet.
  public var cost: Double? { if case .planned(let cost, _) = outcome { cost } else { nil } }

  /// Whether it is known that there is no plan.
  public var isImpossible: Bool {
    switch outcome {
    case .noPlan, .notAllowed: true
    case .planned, .unknown: false
    }
  }
}

/// How what the deals are worth together divides among them.
public enum DealParts: Sendable {
  /// One deal, whose part is all.
  case single
  /// The Shapley value of each deal, in their order: what it saves when it comes, averaged over every order in which they
  /// may come; necessary ones are there before any comes, and have `nil`.
  case divided([Double?], necessary: [Int])
  /// Some set has no plan, although no deal is necessary for it alone: the places in `sets`.
  case undivided(withoutPlan: [Int], necessary: [Int])
  /// Not every set was planned before the end.
  case unknown
}
