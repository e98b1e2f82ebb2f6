internal import PlacementModel

/// Writes the statement of a problem: columns first, then rows, in the order of `models/placement.mod`.
struct Stater {
  let problem: Problem
  /// What comes from the plan: goals that were held, and tangents to limits of concentration.
  let held: [(goal: Goal, bound: Double)]
  let tangents: [Plan.Tangent]
  var statement = Statement()

  var horizon: Horizon { problem.horizon }
  var periods: [Index<Period>] { horizon.periods.indices }
  var steps: [Index<Step>] { horizon.steps.indices }

  /// Where work can run, by workload, offer and step, in this order.
  private(set) var routes: [Route] = []
  private var routesByOffer: [[Int]] = []
  private var routesByWorkload: [[Int]] = []

  struct Route {
    let workload: Index<Workload>
    let offer: Index<Offer>
    let step: Index<Step>
    let rate: Double
    let use: Int
  }

  init(_ problem: Problem, held: [(goal: Goal, bound: Double)] = [], tangents: [Plan.Tangent] = []) {
    self.problem = problem
    self.held = held
    self.tangents = tangents
  }

  /// The whole program.
  static func state(
    _ problem: Problem, held: [(goal: Goal, bound: Double)] = [], tangents: [Plan.Tangent] = []
  ) -> Statement {
    var stater = Stater(problem, held: held, tangents: tangents)
    stater.addColumns()
    stater.addCosts()
    stater.stateWork()
    stater.stateSupply()
    stater.statePurchases()
    stater.stateFees()
    stater.stateFleets()
    stater.stateMoney()
    stater.stateWindows()
    stater.stateTerms()
    stater.stateMoves()
    stater.stateShares()
    stater.stateOwed()
    stater.stateExposure()
    stater.stateChurn()
    stater.stateSurvival()
    stater.stateCounts()
    stater.statePools()
    stater.stateRights()
    stater.statePriorities()
    stater.stateTangents()
    return stater.statement
  }
}

// MARK: - Names

extension Stater {
  func id(_ w: Index<Workload>) -> String { problem.workloads[w].id }
  func id(_ o: Index<Offer>) -> String { problem.offers[o].id }
  func id(_ q: Index<PurchaseOption>) -> String { problem.options[q].id }
  func id(_ p: Index<Provider>) -> String { problem.providers[p].id }
  func id(_ a: Index<Agreement>) -> String { problem.agreements[a].id }
  func id(_ n: Index<SpendPlan>) -> String { problem.spendPlans[n].id }
  func id(_ l: Index<Limit>) -> String { problem.limits[l].id }
  func id(_ t: Index<Period>) -> String { horizon.periods[t].id }
  func id(_ s: Index<Step>) -> String { horizon.steps[s].id }
  func ids(_ route: Route) -> [String] { [id(route.workload), id(route.offer), id(route.step)] }

  func hours(_ s: Index<Step>) -> Double { horizon.steps[s].hours }
  func hours(_ t: Index<Period>) -> Double { horizon.periods[t].hours }
  func period(_ s: Index<Step>) -> Index<Period> { horizon.steps[s].period }
  func presentValue(_ t: Index<Period>) -> Double { horizon.periods[t].presentValue }
}

// MARK: - Sets

extension Stater {
  func routes(on o: Index<Offer>, in s: Index<Step>) -> [Route] {
    routesByOffer[o.offset * steps.count + s.offset].map { routes[$0] }
  }

  func routes(of w: Index<Workload>, in s: Index<Step>) -> [Route] {
    routesByWorkload[w.offset * steps.count + s.offset].map { routes[$0] }
  }

  mutating func addRoutes() {
    routesByOffer = Array(repeating: [], count: problem.offers.count * steps.count)
    routesByWorkload = Array(repeating: [], count: problem.workloads.count * steps.count)
    for w in problem.workloads.indices {
      for o in problem.workloads[w].offers {
        for s in steps {
          let rate = problem.rate(problem.workloads[w], problem.offers[o], period(s))
          guard rate > 0, problem.hasUnits(problem.offers[o], period(s)) else { continue }
          routesByOffer[o.offset * steps.count + s.offset].append(routes.count)
          routesByWorkload[w.offset * steps.count + s.offset].append(routes.count)
          routes.append(Route(workload: w, offer: o, step: s, rate: rate, use: statement.columns.count))
          var column = Statement.Column(name: rowName("use", [id(w), id(o), id(s)]))
          column.most = mostWork(of: w, in: s) / rate
          statement.add(column)
        }
      }
    }
  }

  /// The most work of a workload that can be done in a step: what is asked, or all that can have come together.
  func mostWork(of w: Index<Workload>, in s: Index<Step>) -> Double {
    let workload = problem.workloads[w]
    guard let window = workload.deferral else { return workload.demand[s] }
    let t = period(s).offset
    return (max(0, t - window)...t).flatMap { horizon.steps(of: Index($0)) }
      .reduce(0) { $0 + hours($1) * workload.demand[$1] } / hours(s)
  }

  func mayHire(_ q: Index<PurchaseOption>, in t: Index<Period>) -> Bool {
    problem.options[q].reservation == nil && problem.offers[problem.options[q].offer].mostCapacity(in: t) > 0
  }

  func mayBuy(_ q: Index<PurchaseOption>, in v: Index<Period>) -> Bool {
    guard let reservation = problem.options[q].reservation else { return false }
    return problem.offers[problem.options[q].offer].mostCapacity(in: v) > 0 && reservation.mayStart[v.offset]
  }

  /// Units of an offer that can be bought beside those held.
  func mostUnits(on o: Index<Offer>, in t: Index<Period>) -> Double {
    max(0, problem.offers[o].mostCapacity(in: t) - problem.held(on: o, in: t))
  }

  /// The same of an option, within its own capacity.
  func mostUnits(of q: Index<PurchaseOption>, in t: Index<Period>) -> Double {
    let option = problem.options[q]
    let most = mostUnits(on: option.offer, in: t)
    guard let quota = option.capacity else { return most }
    return min(most, max(0, quota[t] - (option.reservation?.held[t] ?? 0)))
  }

  /// The periods from the start of a term in which it is paid for.
  func term(_ length: Int, from v: Index<Period>) -> [Index<Period>] {
    (v.offset..<min(v.offset + length, periods.count)).map { Index($0) }
  }

  /// The starts of terms that are paid for in a period.
  func starts(_ length: Int, runningIn t: Index<Period>) -> [Index<Period>] {
    (max(0, t.offset - length + 1)...t.offset).map { Index($0) }
  }

  /// An agreement is in force in a period where it saves something or a window adds spend up.
  func isInForce(_ a: Index<Agreement>, in t: Index<Period>) -> Bool {
    let agreement = problem.agreements[a]
    return agreement.discount[t] > 0
      || agreement.windows.elements.contains { $0.periods.contains { $0.period == t && $0.share > 0 } }
  }

  func agreements(on o: Index<Offer>, in t: Index<Period>) -> [Index<Agreement>] {
    problem.agreements.indices.filter { problem.agreements[$0].offers.contains(o) && isInForce($0, in: t) }
  }

  func agreements(on n: Index<SpendPlan>, in t: Index<Period>) -> [Index<Agreement>] {
    problem.agreements.indices.filter {
      problem.agreements[$0].spendPlans.contains(n) && isInForce($0, in: t)
    }
  }

  /// Whether an agreement stands in a window: a column of 0 or 1, or 1.
  func standing(_ a: Index<Agreement>, through last: Int) -> Sum {
    let agreement = problem.agreements[a]
    var sum = Sum()
    if let j = agreement.windows.elements.prefix(last + 1).lastIndex(where: \.mayLeave) {
      sum.add(1, statement["stay", agreement.id, agreement.windows.elements[j].id])
    } else if agreement.isOptional {
      sum.add(1, statement["sign", agreement.id])
    } else {
      sum.constant = 1
    }
    return sum
  }

  func standing(_ a: Index<Agreement>, in t: Index<Period>) -> Sum {
    let windows = problem.agreements[a].windows.elements
    return standing(a, through: windows.lastIndex { $0.mayLeave && $0.first <= t } ?? -1)
  }
}
