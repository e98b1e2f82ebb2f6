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
