internal import LinearProgramming
internal import PlacementModel

/// An optional column (or row) for each pair of indices. What is not eligible has none.
struct Grid<First: Sendable, Second: Sendable, Handle: Sendable>: Sendable {
  private var handles: [Handle?]
  private let width: Int

  init(_ first: List<First>, _ second: List<Second>) {
    width = second.count
    handles = Array(repeating: nil, count: first.count * second.count)
  }

  subscript(first: Index<First>, second: Index<Second>) -> Handle? {
    get { handles[first.offset * width + second.offset] }
    set { handles[first.offset * width + second.offset] = newValue }
  }
}

/// A workload on an offer in a step: one `use` column. There may be millions of them: places take 32 bits each.
struct Route: Sendable {
  /// Work per unit-hour, greater than 0.
  let rate: Double
  private let workloadOffset: Int32
  private let offerOffset: Int32
  private let stepOffset: Int32
  private let periodOffset: Int32
  private let usePosition: Int32
  private var fleetPosition: Int32 = -1
  private var placedPosition: Int32 = -1

  init(
    workload: Index<Workload>, offer: Index<Offer>, step: Index<Step>, period: Index<Period>, rate: Double,
    use: Variable
  ) {
    self.rate = rate
    workloadOffset = Int32(workload.offset)
    offerOffset = Int32(offer.offset)
    stepOffset = Int32(step.offset)
    periodOffset = Int32(period.offset)
    usePosition = Int32(use.position)
  }

  var workload: Index<Workload> { Index(Int(workloadOffset)) }
  var offer: Index<Offer> { Index(Int(offerOffset)) }
  var step: Index<Step> { Index(Int(stepOffset)) }
  var period: Index<Period> { Index(Int(periodOffset)) }
  var use: Variable { Variable(position: Int(usePosition)) }

  /// Units kept for it, where they are whole or have a least number.
  var fleet: Variable? {
    get { fleetPosition < 0 ? nil : Variable(position: Int(fleetPosition)) }
    set { fleetPosition = newValue.map { Int32($0.position) } ?? -1 }
  }

  /// Whether any are, where they have a least number.
  var placed: Variable? {
    get { placedPosition < 0 ? nil : Variable(position: Int(placedPosition)) }
    set { placedPosition = newValue.map { Int32($0.position) } ?? -1 }
  }
}

/// Positions of routes by some place of theirs, in their own order.
private struct RouteBuckets: Sendable {
  private var starts: [Int32] = [0]
  private var positions: [Int32] = []

  /// - Parameter key: the place of a route, from 0 to below `count`.
  /// - Complexity: O(routes + count).
  init(_ routes: [Route], count: Int, by key: (Route) -> Int) {
    starts = Array(repeating: 0, count: count + 1)
    for route in routes { starts[key(route) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    positions = Array(repeating: 0, count: routes.count)
    for (position, route) in routes.enumerated() {
      let place = key(route)
      positions[Int(next[place])] = Int32(position)
      next[place] += 1
    }
  }

  subscript(place: Int) -> ArraySlice<Int32> { positions[Int(starts[place])..<Int(starts[place + 1])] }
}

/// Every column of the program, by what it means. The sets are those of `models/placement.mod`:
/// ROUTES, HIRES, BUYS, IN_FORCE, WAITING, GAINS, MOVES, RECOURSES.
struct Columns: Sendable {
  var routes: [Route] = []
  /// Positions in `routes`, by workload and step and by offer and step.
  private var byWorkload: RouteBuckets
  private var byOffer: RouteBuckets
  private let stepCount: Int

  var units: Grid<PurchaseOption, Step, Variable>
  var reserve: Grid<PurchaseOption, Period, Variable>
  /// Purchases of options with tiers, in the order of options and places, and where to find them.
  private(set) var tiered: [TieredPurchase] = []
  private var tieredUnits: Grid<PurchaseOption, Step, Int>
  private var tieredReserve: Grid<PurchaseOption, Period, Int>
  var commit: Grid<SpendPlan, Period, Variable>
  var unmet: Grid<Workload, Step, Variable>
  var backlog: Grid<Workload, Period, Variable>
  var list: Grid<Agreement, Period, Variable>
  var saved: Grid<Agreement, Period, Variable>
  var spend: Grid<Provider, Period, Variable>
  /// By agreement and window; `nil` where the window asks no minimum.
  var shortfall: [[Variable?]]
  var terms: AgreementColumns
  /// In the order of `Problem.feePlaces`.
  var fees: [FeeColumns] = []
  /// What is bought in blocks or with a least size.
  var wholePurchases: [WholePurchase] = []
  /// Of the workloads that keep to one place.
  var sites: [SiteColumns] = []
  /// Of the limits on how many providers are used.
  var usedProviders: [UsedProvider] = []
  var gained: [Gain: Variable] = [:]
  var moved: Grid<Workload, Period, Variable>
  /// By loss and step, in the order of the workloads in scope and of their routes.
  var recourse: [LossKey: [Recourse]] = [:]

  init(_ problem: Problem) {
    let (periods, steps) = (problem.horizon.periods, problem.horizon.steps)
    stepCount = steps.count
    byWorkload = RouteBuckets([], count: problem.workloads.count * steps.count) { _ in 0 }
    byOffer = RouteBuckets([], count: problem.offers.count * steps.count) { _ in 0 }
    units = Grid(problem.options, steps)
    reserve = Grid(problem.options, periods)
    tieredUnits = Grid(problem.options, steps)
    tieredReserve = Grid(problem.options, periods)
    commit = Grid(problem.spendPlans, periods)
    unmet = Grid(problem.workloads, steps)
    backlog = Grid(problem.workloads, periods)
    list = Grid(problem.agreements, periods)
    saved = Grid(problem.agreements, periods)
    spend = Grid(problem.providers, periods)
    moved = Grid(problem.workloads, periods)
    shortfall = problem.agreements.elements.map { Array(repeating: nil, count: $0.windows.count) }
    terms = AgreementColumns(problem)
  }

  /// Takes all routes, and makes them found by workload and by offer.
  mutating func take(_ routes: [Route], of problem: Problem) {
    let steps = stepCount
    self.routes = routes
    byWorkload = RouteBuckets(routes, count: problem.workloads.count * steps) {
      $0.workload.offset * steps + $0.step.offset
    }
    byOffer = RouteBuckets(routes, count: problem.offers.count * steps) {
      $0.offer.offset * steps + $0.step.offset
    }
  }

  mutating func append(_ purchase: TieredPurchase, at step: Index<Step>) {
    tieredUnits[purchase.option, step] = tiered.count
    tiered.append(purchase)
  }

  mutating func append(_ purchase: TieredPurchase, at start: Index<Period>) {
    tieredReserve[purchase.option, start] = tiered.count
    tiered.append(purchase)
  }

  /// Units on demand or spot by price: one column, or one for each tier.
  func priced(
    _ q: Index<PurchaseOption>, in s: Index<Step>
  ) -> [(units: Variable, tier: Int?)] {
    if let place = tieredUnits[q, s] { return tiered[place].tiers.map { ($0.units, $0.tier) } }
    return units[q, s].map { [($0, nil)] } ?? []
  }

  /// Units whose term starts in a period, by price: one column, or one for each tier.
  func priced(
    _ q: Index<PurchaseOption>, startingIn v: Index<Period>
  ) -> [(units: Variable, tier: Int?)] {
    if let place = tieredReserve[q, v] { return tiered[place].tiers.map { ($0.units, $0.tier) } }
    return reserve[q, v].map { [($0, nil)] } ?? []
  }

  func routes(of workload: Index<Workload>, in step: Index<Step>) -> some Sequence<Route> {
    byWorkload[workload.offset * stepCount + step.offset].lazy.map { [routes] in routes[Int($0)] }
  }

  func routes(on offer: Index<Offer>, in step: Index<Step>) -> some Sequence<Route> {
    byOffer[offer.offset * stepCount + step.offset].lazy.map { [routes] in routes[Int($0)] }
  }

  func hasRoute(on offer: Index<Offer>, in step: Index<Step>) -> Bool {
    !byOffer[offer.offset * stepCount + step.offset].isEmpty
  }
}

extension ProgramBuilder {
  /// Adds every column, in the order in which `models/placement.mod` declares them.
  ///
  /// - Complexity: O(workloads x offers x steps + options x steps).
  mutating func addColumns() {
    addUse()
    addPurchases()
    addTiers()
    addCommitments()
    addUnmetAndBacklog()
    addMoney()
    addAgreementTerms()
    addOwed()
    addFeeColumns()
    addWholePurchases()
    addFleetColumns()
    addSiteColumns()
    addUsedProviders()
    addMoves()
    addRecourse()
  }

  /// `use[w,o,s]` >= 0 where the workload runs at some rate and the offer can have units.
  private mutating func addUse() {
    let (periods, steps) = (problem.horizon.periods, problem.horizon.steps)
    let hasUnits = problem.offers.elements.map { offer in periods.indices.map { problem.hasUnits(offer, $0) }
    }
    let offerParts = problem.offers.elements.map { program.sharing(unambiguous($0.id) + ",") }
    let stepParts = steps.elements.map { program.sharing(unambiguous($0.id) + "]") }
    let stepsOfPeriods = periods.elements.map(\.steps)
    var routes: [Route] = []
    let most = problem.workloads.elements.reduce(0) { $0 + $1.offers.count } * steps.count
    routes.reserveCapacity(most)
    // With what is bought and what stays unmet; a little too much costs nothing, too little moves everything.
    reserve(columns: most + 2 * (problem.options.count + problem.workloads.count) * steps.count)
    for w in problem.workloads.indices {
      let workload = problem.workloads[w]
      let head = program.sharing("use[" + unambiguous(workload.id) + ",")
      for o in workload.offers {
        guard let rates = workload.throughput[problem.offers[o].machine.offset] else { continue }
        for (t, steps) in stepsOfPeriods.enumerated() where rates.numbers[t] > 0 && hasUnits[o.offset][t] {
          for s in steps {
            let use = addColumn(.init(head, offerParts[o.offset], stepParts[s]), in: Index(t))
            routes.append(
              Route(workload: w, offer: o, step: Index(s), period: Index(t), rate: rates.numbers[t], use: use)
            )
          }
        }
      }
    }
    columns.take(routes, of: problem)
  }

  /// `units[q,s]` >= 0 on demand and spot, `reserve[q,v]` >= 0 reserved, where the offer has capacity.
  private mutating func addPurchases() {
    for q in problem.options.indices where problem.options[q].reservation == nil {
      let option = problem.options[q]
      for s in problem.horizon.steps.indices {
        let step = problem.horizon.steps[s]
        guard problem.offers[option.offer].mostCapacity(in: step.period) > 0 else { continue }
        columns.units[q, s] = addColumn("units", [option.id, step.id], in: step.period)
      }
    }
    for q in problem.options.indices where problem.options[q].reservation != nil {
      let option = problem.options[q]
      for v in problem.horizon.periods.indices where problem.canStart(option, in: v) {
        columns.reserve[q, v] = addColumn("reserve", [option.id, problem.horizon.periods[v].id], in: v)
      }
    }
  }

  /// `unmet[w,s]` >= 0 where there is a penalty; `backlog[w,t]` >= 0 for work that may wait, except after
  /// the last period.
  private mutating func addUnmetAndBacklog() {
    for w in problem.workloads.indices where problem.workloads[w].unmetPenalty != nil {
      for s in problem.horizon.steps.indices {
        let step = problem.horizon.steps[s]
        columns.unmet[w, s] = addColumn("unmet", [problem.workloads[w].id, step.id], in: step.period)
      }
    }
    for w in problem.workloads.indices where problem.workloads[w].deferral != nil {
      for t in problem.horizon.periods.indices.dropLast() {
        let ids = [problem.workloads[w].id, problem.horizon.periods[t].id]
        let backlog = addColumn("backlog", ids, in: t)
        columns.backlog[w, t] = backlog
        handOvers.insert(Int32(backlog.position))
      }
    }
  }

  /// `list[a,t]`, `saved[a,t]`, `spend[p,t]` and `shortfall[a,j]`, all >= 0, in currency.
  private mutating func addMoney() {
    let periods = problem.horizon.periods
    for a in problem.agreements.indices {
      for t in periods.indices where problem.agreements[a].isInForce(in: t) {
        columns.list[a, t] = addColumn("list", [problem.agreements[a].id, periods[t].id], in: t)
      }
    }
    for a in problem.agreements.indices {
      for t in periods.indices where problem.agreements[a].isInForce(in: t) {
        columns.saved[a, t] = addColumn("saved", [problem.agreements[a].id, periods[t].id], in: t)
      }
    }
    for p in problem.providers.indices {
      for t in periods.indices {
        columns.spend[p, t] = addColumn("spend", [problem.providers[p].id, periods[t].id], in: t)
      }
    }
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices where agreement.windows[j].minimum != nil {
        columns.shortfall[a.offset][j.offset] = addColumn(
          "shortfall", [agreement.id, agreement.windows[j].id], in: agreement.windows[j].due)
      }
    }
  }
}

extension Problem {
  /// Whether a term can start in the period: it can be ordered in time, and the offer has capacity.
  func canStart(_ option: PurchaseOption, in period: Index<Period>) -> Bool {
    offers[option.offer].mostCapacity(in: period) > 0 && option.reservation?.mayStart[period.offset] == true
  }
}

extension Agreement {
  /// Whether it saves something in the period or a window adds the period's spend up.
  func isInForce(in period: Index<Period>) -> Bool {
    discount[period] > 0
      || windows.elements.contains { $0.periods.contains { $0.period == period && $0.share > 0 } }
  }
}
