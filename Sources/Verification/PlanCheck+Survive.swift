internal import PlacementModel

/// What could still be served after a loss: for every loss and step a small linear program over the units that are kept.
extension PlanCheck {
  func surviveRows(_ l: Index<Limit>, _ limit: SurviveLimit) -> [LimitRow] {
    limit.losses.elements.flatMap { part -> [LimitRow] in
      let lost = Set(part.offers)
      return horizon.steps.indices.compactMap { s in
        let t = horizon.steps[s].period
        guard limit.serve[t] > 0 else { return nil }
        let workloads = limit.workloads.filter { w in
          problem.mayBeServed(w, in: s) && problem.offers.indices.contains { facts.isRoute(w, $0, in: t) }
        }
        guard !workloads.isEmpty else { return nil }
        return surviveRow(l, limit, part, lost, workloads, in: s)
      }
    }
  }

  private func surviveRow(
    _ l: Index<Limit>, _ limit: SurviveLimit, _ part: Part, _ lost: Set<Index<Offer>>,
    _ workloads: [Index<Workload>], in s: Index<Step>
  ) -> LimitRow {
    let step = horizon.steps[s]
    let t = step.period
    let loss = Loss(self, limit, lost, workloads, in: s)
    let served = workloads.map { loss.served[$0] ?? 0 }
    let rows = zip(workloads, served).map { w, served in
      let ids = [problem.limits[l].id, part.id, problem.workloads[w].id, step.id]
      return (name: rowName("surviving", ids), total: step.hours * served)
    }
    var row = LimitRow(
      limit: l, part: part.id, span: step.id, periods: [t], side: .atLeast, bound: limit.serve[t],
      measured: Tally(served.reduce(0, +)), rows: rows)
    // Probes of what is as good as nothing have no answer.
    guard served.contains(where: { step.hours * $0 > 1e-9 }) else {
      row.telling = .unknown
      row.excess = 0
      return row
    }
    let surviving = loss.largestPart
    row.value = surviving
    row.binds = LimitRow.Binding(slack: (surviving - limit.serve[t]) / limit.serve[t])
    row.excess =
      problem.limits[l].penalty == nil
      ? (limit.serve[t] - surviving) * served.reduce(0, +)
      : surviving >= limit.serve[t] ? 0 : step.hours * loss.leastMissing(of: limit.serve[t])
    return row
  }
}

/// The units that are left after a loss in a step, and the work that they are to serve.
private struct Loss {
  let served: [Index<Workload>: Double]
  private let workloads: [Index<Workload>]
  /// Kept offers that can serve any of it, and their units for it.
  private let units: [Double]
  /// A workload's position, an offer's position, work per unit and units taken up per unit in use.
  private let routes: [(workload: Int, offer: Int, rate: Double, peak: Double)]

  init(
    _ check: PlanCheck, _ limit: SurviveLimit, _ lost: Set<Index<Offer>>, _ workloads: [Index<Workload>],
    in s: Index<Step>
  ) {
    let (problem, facts) = (check.problem, check.facts)
    let t = check.horizon.steps[s].period
    var served: [Index<Workload>: Double] = [:]
    var others: [Index<Offer>: Double] = [:]
    let inScope = Set(limit.workloads)
    for allocation in problem.workloads.indices.flatMap({ facts.allocations(of: $0, in: s) }) {
      if inScope.contains(allocation.workload) {
        served[allocation.workload, default: 0] += facts.rate(of: allocation) * allocation.units
      } else if !problem.workloads[allocation.workload].isInterruptible {
        others[allocation.offer, default: 0] += facts.occupied(by: allocation)
      }
    }
    self.served = served
    self.workloads = workloads.filter { (served[$0] ?? 0) > 0 }
    var units: [Double] = []
    var routes: [(workload: Int, offer: Int, rate: Double, peak: Double)] = []
    for o in problem.offers.indices where !lost.contains(o) {
      let position = units.count
      var isUseful = false
      for (number, w) in self.workloads.enumerated() where facts.isRoute(w, o, in: t) {
        let workload = problem.workloads[w]
        routes.append((number, position, problem.rate(workload, problem.offers[o], t), workload.peak[s]))
        isUseful = true
      }
      guard isUseful else { continue }
      var kept = facts.useful(on: o, in: s, countingSpot: false)
      var spare = Tally(facts.free(on: o, in: t))
      spare.add(facts.bought(on: o, in: s), times: -1)
      kept.add(spare, times: limit.burst[t])
      kept.add(-(others[o] ?? 0))
      units.append(max(0, kept.value))
    }
    self.units = units
    self.routes = routes
  }

  /// The largest part, up to all, of every workload that can be served at once.
  var largestPart: Double {
    guard !workloads.isEmpty else { return 1 }
    // Columns: recourse by route, in units, and the part. Each workload: part - sum rate / served * recourse <= 0.
    var program = SmallProgram(columns: routes.count + 1)
    program.gain[routes.count] = 1
    for (number, w) in workloads.enumerated() {
      var row = Array(repeating: 0.0, count: routes.count + 1)
      row[routes.count] = 1
      for (column, route) in routes.enumerated() where route.workload == number {
        row[column] = -route.rate / (served[w] ?? 1)
      }
      program.add(row, atMost: 0)
    }
    addUnits(to: &program)
    var whole = Array(repeating: 0.0, count: routes.count + 1)
    whole[routes.count] = 1
    program.add(whole, atMost: 1)
    return program.maximum
  }

  /// The least work per hour, over all workloads, by which they are served less than a part.
  func leastMissing(of part: Double) -> Double {
    // Columns: recourse by route. Served again is at most the part; the more of it in all, the less is missing.
    var program = SmallProgram(columns: routes.count)
    for (column, route) in routes.enumerated() { program.gain[column] = route.rate }
    var wanted = 0.0
    for (number, w) in workloads.enumerated() {
      var row = Array(repeating: 0.0, count: routes.count)
      for (column, route) in routes.enumerated() where route.workload == number { row[column] = route.rate }
      program.add(row, atMost: part * (served[w] ?? 0))
      wanted += part * (served[w] ?? 0)
    }
    addUnits(to: &program)
    return max(0, wanted - program.maximum)
  }

  private func addUnits(to program: inout SmallProgram) {
    for (position, most) in units.enumerated() {
      var row = Array(repeating: 0.0, count: program.gain.count)
      for (column, route) in routes.enumerated() where route.offer == position { row[column] = route.peak }
      program.add(row, atMost: most)
    }
  }
}

/// The largest value of a linear form over `x >= 0` with rows `a . x <= b`, `b >= 0`: the simplex method on a dense tableau,
/// for programs of some dozens of rows.
///
/// Columns enter by their gain; after a run of pivots that gained nothing by Bland's rule, which cannot go round in circles.
struct SmallProgram {
  var gain: [Double]
  private var rows: [[Double]] = []
  private var bounds: [Double] = []

  init(columns: Int) { gain = Array(repeating: 0, count: columns) }

  mutating func add(_ row: [Double], atMost bound: Double) {
    // Each row in units of its largest coefficient: what is nothing in it is told by one number.
    let largest = row.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return }
    rows.append(row.map { $0 / largest })
    bounds.append(bound / largest)
  }

  var maximum: Double {
    let scale = gain.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else { return 0 }
    let count = gain.count
    var table = rows.enumerated().map { number, row in
      row + (0..<rows.count).map { $0 == number ? 1 : 0 }
    }
    var right = bounds
    var reduced = gain.map { $0 / scale } + Array(repeating: 0, count: rows.count)
    var value = 0.0
    var idle = 0
    for _ in 0..<(200 + 50 * (rows.count + count)) {
      let entering =
        idle > 2 * rows.count
        ? reduced.firstIndex { $0 > 1e-11 }
        : reduced.indices.max { reduced[$0] < reduced[$1] }.flatMap { reduced[$0] > 1e-11 ? $0 : nil }
      guard let entering else { break }
      var leaving: Int?
      for row in table.indices where table[row][entering] > 1e-11 {
        guard let best = leaving else {
          leaving = row
          continue
        }
        if right[row] / table[row][entering] < right[best] / table[best][entering] { leaving = row }
      }
      guard let leaving else { return .infinity }
      let gained = reduced[entering] * right[leaving] / table[leaving][entering]
      idle = gained > 0 ? 0 : idle + 1
      value += gained
      Self.pivot(&table, &right, &reduced, leaving, entering)
    }
    return value * scale
  }

  private static func pivot(
    _ table: inout [[Double]], _ right: inout [Double], _ reduced: inout [Double], _ leaving: Int,
    _ entering: Int
  ) {
    let pivot = table[leaving][entering]
    for column in table[leaving].indices { table[leaving][column] /= pivot }
    right[leaving] /= pivot
    let (row, end) = (table[leaving], right[leaving])
    for other in table.indices where other != leaving && table[other][entering] != 0 {
      let factor = table[other][entering]
      for column in row.indices where row[column] != 0 { table[other][column] -= factor * row[column] }
      right[other] = max(0, right[other] - factor * end)
    }
    let factor = reduced[entering]
    for column in row.indices where row[column] != 0 { reduced[column] -= factor * row[column] }
  }
}
