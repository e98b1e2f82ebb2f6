/// A placement problem that satisfies every rule of the format: the proof that planning may begin.
///
/// Only `Problem(validating:)` makes one. Every series is averaged over its periods (or steps), every id is
/// an index, every selection is a list of what it selects, every window is cut to the horizon. Sets keep the
/// order of the file.
public struct Problem: Sendable {
  /// The name for people.
  public let name: String
  /// The currency of all money that belongs to no provider with another.
  public let currency: String
  /// The time that is planned.
  public let horizon: Horizon
  /// The kinds of unit.
  public let machines: List<Machine>
  /// The places.
  public let regions: List<Region>
  /// Who sells.
  public let providers: List<Provider>
  /// Pools of capacity.
  public let offers: List<Offer>
  /// The ways to pay, offer by offer.
  public let options: List<PurchaseOption>
  /// Commitments to spend, signed or on offer.
  public let agreements: List<Agreement>
  /// What there is to run.
  public let workloads: List<Workload>
  /// Rules of policy.
  public let limits: List<Limit>
  /// Commitments of money per hour.
  public internal(set) var spendPlans = List<SpendPlan>()
  /// Currency per kilogram of CO2-equivalent, in the objective only; `nil` where emissions cost nothing.
  public internal(set) var carbonPrice: Values<Period>?
  /// What is minimised, the most important first. Cost is among them.
  public internal(set) var priorities = [Priority(goal: .cost)]
  /// In the order of the file.
  public internal(set) var fixed: [FixedPurchase] = []
  /// The file as it was read, for plans that must stand alone.
  public let source: JSONValue
  /// SHA-256 of the input's bytes (the CSV files it names included), in lower-case hexadecimal.
  public let digest: String
  /// What is allowed and may surprise, for whoever checks the file.
  public internal(set) var remarks: [Remark]

  init(
    name: String, currency: String, horizon: Horizon, machines: List<Machine>, regions: List<Region>,
    providers: List<Provider>, offers: List<Offer>, options: List<PurchaseOption>,
    agreements: List<Agreement>,
    workloads: List<Workload>, limits: List<Limit>, source: JSONValue, digest: String,
    remarks: [Remark] = []
  ) {
    self.name = name
    self.currency = currency
    self.horizon = horizon
    self.machines = machines
    self.regions = regions
    self.providers = providers
    self.offers = offers
    self.options = options
    self.agreements = agreements
    self.workloads = workloads
    self.limits = limits
    self.source = source
    self.digest = digest
    self.remarks = remarks
  }
}

/// A kind of unit: an accelerator, a block of vCPUs.
public struct Machine: Sendable {
  /// Its id in the file.
  public let id: String
  /// Who makes it; `nil` where not given.
  public let vendor: String?
  /// Power drawn by one unit in use, kW.
  public let kilowatts: Double?
}

/// A place where units are.
public struct Region: Sendable {
  /// Its id in the file.
  public let id: String
  /// What it belongs to, for residency; `nil` where not given.
  public let geography: String?
  /// Kilograms of CO2-equivalent per kWh.
  public let carbonIntensity: Double?
  /// Round trip in milliseconds from each origin that the file gives.
  public let latency: [String: Double]
  /// Owed while anything is paid for in it; `nil` for none.
  public internal(set) var fixedFee: FixedFee?
}

/// A seller: a hyperscaler, a specialised cloud, an owned data centre.
public struct Provider: Sendable {
  /// Its id in the file.
  public let id: String
  /// The name for people; the id where the file gives none.
  public let name: String
  /// The currency in which it states prices and in which agreements with it are made.
  public let currency: String
  /// Units of the problem's currency for one of its own, averaged over each period.
  public let exchange: Values<Period>
  /// Paid on top of what its options cost after discounts, a fraction of that.
  public let supportFee: Values<Period>
  /// Owed while anything is paid for at it; `nil` for none.
  public internal(set) var fixedFee: FixedFee?
}

/// A capacity pool: units of one machine that one provider has in one region.
public struct Offer: Sendable {
  /// Its id in the file.
  public let id: String
  /// Who sells.
  public let provider: Index<Provider>
  /// Where the units are.
  public let region: Index<Region>
  /// What the units are.
  public let machine: Index<Machine>
  /// Units that can be had, averaged over each period; with what comes with agreements that are surely in force.
  public internal(set) var capacity: Values<Period>
  /// The ways to pay, in the order of the file; at least one.
  public let options: [Index<PurchaseOption>]
  /// Owed while anything is paid for at it; `nil` for none.
  public internal(set) var fixedFee: FixedFee?
  /// What comes on top with agreements that may or may not be in force.
  public internal(set) var grants: [Grant] = []

  /// Units that can be had in the period if every agreement is in force that may be.
  package func mostCapacity(in period: Index<Period>) -> Double {
    grants.reduce(capacity[period]) { $0 + $1.units[period] }
  }
}

/// Capacity that comes with an agreement while that is in force.
public struct Grant: Sendable {
  /// The agreement it comes with.
  public let agreement: Index<Agreement>
  /// Units, averaged over each period; 0 for hours outside the agreement.
  public let units: Values<Period>
}

/// A way to pay for units of an offer.
public struct PurchaseOption: Sendable {
  /// `offer:option`.
  public let id: String
  /// Whose units it pays for.
  public let offer: Index<Offer>
  /// The useful part of paid time, in [0, 1].
  public let availability: Values<Step>
  /// Units that can be had this way (quota, spot depth); `nil` where only the offer's capacity binds.
  public let capacity: Values<Period>?
  /// What is paid, and when.
  public internal(set) var terms: Terms
  /// Units are paid for in whole blocks of this size; `nil` for any number.
  public internal(set) var blockSize: Double?
  /// The fewest units, where there are any: of a step, or of the terms that start in a period; `nil` for none.
  public internal(set) var minimumUnits: Double?
  /// Prices by volume, of the units of each step, on demand and spot; `nil` where there is one price.
  public var tiers: Tiers<Step>?

  /// What is paid, and when.
  public enum Terms: Sendable {
    /// Price in currency per unit-hour; the dearest where there are tiers.
    case onDemand(price: Values<Step>)
    /// Price in currency per unit-hour, the dearest where there are tiers; cannot serve work that must not be
    /// interrupted.
    case spot(price: Values<Step>)
    /// Paid for a term, used or not.
    case reserved(Reservation)
    /// Price in currency per unit-hour, paid out of what is committed to a spend plan.
    case spendPlan(Index<SpendPlan>, price: Values<Step>)
  }

  /// Its terms where it is paid for a term; `nil` elsewhere.
  public var reservation: Reservation? {
    if case .reserved(let reservation) = terms { reservation } else { nil }
  }

  /// The spend plan that its units draw on; `nil` where they are paid by themselves.
  public var spendPlan: Index<SpendPlan>? {
    if case .spendPlan(let plan, _) = terms { plan } else { nil }
  }

  /// Whether the provider may take the units away.
  public var isSpot: Bool { if case .spot = terms { true } else { false } }
}

/// Units paid for over a term, used or not.
public struct Reservation: Sendable {
  /// The provider's currency per unit-hour: of the whole term for a term that starts in the period, or of the
  /// period itself where the contract reprices. The dearest where there are tiers.
  public let contractPrice: Values<Period>
  /// Prices by volume, like `contractPrice`, of the units whose term starts in a period; `nil` where there is one
  /// price.
  public let tiers: Tiers<Period>?
  /// Whether each period is paid at its own price, not at that of the day on which the term started.
  public let reprices: Bool
  /// Units of the problem's currency for one of the provider's.
  public let exchange: Values<Period>
  /// Length of the term, in periods.
  public let term: Int
  /// Currency per unit, paid in the period in which the term starts.
  public let upfront: Values<Period>
  /// Units already under contract, averaged over each period.
  public internal(set) var held: Values<Period>
  /// Currency per unit-hour of `held`.
  public let heldPrice: Values<Period>
  /// The part of the unexpired contract value at the end of the horizon that is credited, in [0, 1].
  public let salvage: Double
  /// Hours of a term that starts in the period, and how many of them lie after the horizon.
  public let termHours: Values<Period>
  /// Hours after the horizon of a term that starts in the period.
  public let hoursAfterHorizon: Values<Period>
  /// By period: whether a term can start then, ordered inside the horizon and its window, or decided already.
  public let mayStart: [Bool]
  /// By period: the date by which a term that starts then is ordered.
  public let orderDates: [String]

  /// Currency per unit-hour paid in a period under a term that started in another.
  ///
  /// - Parameter tier: the position of the units' tier; `nil` where there is one price.
  package func payment(
    startingIn start: Index<Period>, in period: Index<Period>, tier: Int? = nil
  ) -> Double {
    let price = tier.flatMap { tiers?.prices[$0] } ?? contractPrice
    return price[reprices ? period : start] * exchange[period]
  }

  /// Currency per unit-hour paid after the horizon under a term that started in a period: what is known of
  /// exchange, and of prices where the contract reprices, is that of the last period.
  package func paymentAfterHorizon(startingIn start: Index<Period>, tier: Int? = nil) -> Double {
    payment(startingIn: start, in: Index(exchange.numbers.count - 1), tier: tier)
  }
}

/// A reservation that is decided: units whose term starts in a period, no more and no fewer.
public struct FixedPurchase: Sendable {
  /// The reservation.
  public let option: Index<PurchaseOption>
  /// In which the term starts.
  public let period: Index<Period>
  /// Exactly so many, for the whole term.
  public let units: Double
}

/// Work that must be placed.
public struct Workload: Sendable {
  /// Its id in the file.
  public let id: String
  /// Free word of the planner: `training`, `inference`, `agentic`; `nil` where not given.
  public let kind: String?
  /// Work per hour, averaged over the step.
  public let demand: Values<Step>
  /// Work per unit-hour on each machine, by the machine's offset; `nil` where the machine cannot do it.
  public let throughput: [Values<Period>?]
  /// The offers that may serve it, in the problem's order, before capacity and throughput of the period are looked at.
  public let offers: [Index<Offer>]
  /// Whether spot units may serve it.
  public let isInterruptible: Bool
  /// How many periods its work may wait; `nil` where it may not. At least 1.
  public let deferral: Int?
  /// Fleet size over average use, at least 1.
  public let peak: Values<Step>
  /// Currency per unit of work not served; `nil` where all of it must be.
  public let unmetPenalty: Values<Period>?
  /// Extra currency per unit of work at an offer, by the offer's offset; absent means none.
  public let surcharges: [Int: Values<Period>]
  /// Currency per unit of work for its data that leave an offer for home, by the offer's offset; absent means none.
  public internal(set) var egress: [Int: Values<Period>] = [:]
  /// Units that serve it before the horizon, greater than 0, by the offer's offset; empty where nothing is told.
  public internal(set) var initial: [Int: Double] = [:]
  /// `nil` where nothing looks at its moves.
  public internal(set) var mobility: Mobility?
  /// Whether it is served by whole units.
  public internal(set) var hasWholeUnits = false
  /// The fewest units at an offer, where there are any; `nil` for none.
  public internal(set) var minimumUnits: Double?
  /// The one place that it keeps to; `nil` where it may be in many.
  public internal(set) var site: Site?
}

/// How a workload keeps to one place.
public struct Site: Sendable {
  /// What the one place is.
  public enum Kind: String, Sendable {
    /// One region.
    case region
    /// One provider, in any of its regions.
    case provider
  }
  /// What the one place is.
  public let kind: Kind
  /// Whether the place may change from period to period.
  public let isPerPeriod: Bool
}

extension Problem {
  /// Kilograms of CO2-equivalent that a unit of an offer emits in an hour of use; 0 where it is not known, and not
  /// counted.
  package func kilogramsPerUnitHour(_ offer: Index<Offer>) -> Double {
    (machines[offers[offer].machine].kilowatts ?? 0) * (regions[offers[offer].region].carbonIntensity ?? 0)
  }

  /// Units of an offer under contract before the horizon, averaged over a period.
  package func held(on offer: Index<Offer>, in period: Index<Period>) -> Double {
    offers[offer].options.reduce(0) { $0 + (options[$1].reservation?.held[period] ?? 0) }
  }

  /// Work per unit-hour of a workload on an offer; 0 where it cannot run.
  public func rate(_ workload: Workload, _ offer: Offer, _ period: Index<Period>) -> Double {
    workload.throughput[offer.machine.offset]?[period] ?? 0
  }

  /// Whether the offer can have units at all in the period: capacity, or reservations held.
  package func hasUnits(_ offer: Offer, _ period: Index<Period>) -> Bool {
    offer.mostCapacity(in: period) > 0
      || offer.options.contains { (options[$0].reservation?.held[period] ?? 0) > 0 }
  }
}
