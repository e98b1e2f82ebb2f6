internal import PlacementModel

/// Duals of a plan weighed against the statement: what they prove, every rounding taken to the safe side.
///
///     for any duals y with the signs of their rows, and any plan x:
///     cost . x  =  y . (A x) + (cost - y A) . x  >=  sum{i} y[i] * side[i] + sum{j} min over x[j] of (cost - y A)[j] * x[j]
///
/// Sums are carried in double-double arithmetic. Where a reduced cost is below 0 by rounding, the column counts at the most
/// that there can be of it: by its own bound, by the rows, or by the cost of the plan at hand, which no cheaper plan exceeds.
///
/// Source: A. Neumaier and O. Shcherbina, "Safe bounds in linear and mixed-integer linear programming", 2004.
struct Weighing {
  let statement: Statement
  private let most: [Double]

  /// - Parameter cost: of a plan that is known, present value; `nil` where there is none.
  init(_ statement: Statement, below cost: Double? = nil) {
    self.statement = statement
    most = Self.most(in: statement, below: cost)
  }

  /// What is left of a reduced cost that is meant to be 0, by the measure of the plan's own certificate.
  private static let rounding = 1e-9

  /// What weights on the rows come to.
  struct Outcome {
    /// Of the dual program, or of the contradiction, every rounding to the safe side.
    var value: Double
    /// The same where reduced costs that are rounding beside their terms count as 0: what duals mean to say.
    var meant: Double
    var size: Double
    /// Weights on rows that there are not.
    var unknown: [String] = []
  }

  /// - Parameters:
  ///   - weights: by row name. One that prices a side which its row does not have counts as 0.
  ///   - counting: whether costs take part: then this is a bound on cost; else above 0 it is a contradiction.
  func weigh(_ weights: [Plan.RowDual], counting: Bool) -> Outcome {
    var unknown: [String] = []
    let byName = Dictionary(statement.rows.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in
      first
    }
    var sums = statement.columns.map { Tally(counting ? $0.cost : 0) }
    var total = Tally()
    for weight in weights {
      guard let position = byName[weight.row] else {
        unknown.append(weight.row)
        continue
      }
      let row = statement.rows[position]
      guard let side = weight.dual > 0 ? row.lower : row.upper else { continue }
      total.add(weight.dual, times: side)
      for (column, coefficient) in row.terms { sums[column].add(-weight.dual, times: coefficient) }
    }
    var meant = total
    for (position, column) in statement.columns.enumerated() {
      let reduced = sums[position]
      let end = reduced.value > 0 ? column.lower : most[position]
      if reduced.value != 0 { total.add(reduced, times: end) }
      if abs(reduced.value) > Self.rounding * max(1, reduced.size) { meant.add(reduced, times: end) }
    }
    // Errors of double-double sums are far below this.
    return Outcome(
      value: total.value - 1e-25 * total.size, meant: meant.value, size: total.size, unknown: unknown)
  }

  /// The most of each column that a plan can have, as rows imply it one after another.
  ///
  /// Each bound that a row implies is taken twice as large as it comes out, so that no rounding makes it too small.
  private static func most(in statement: Statement, below cost: Double?) -> [Double] {
    var most = statement.columns.map { $0.upper ?? $0.most }
    var rows: [(terms: [(column: Int, coefficient: Double)], upper: Double)] = []
    for row in statement.rows {
      if let upper = row.upper { rows.append((row.terms, upper)) }
      if let lower = row.lower { rows.append((row.terms.map { ($0.column, -$0.coefficient) }, -lower)) }
    }
    if let cost {
      let terms = statement.columns.indices.compactMap { position -> (column: Int, coefficient: Double)? in
        let cost = statement.columns[position].cost
        return cost == 0 ? nil : (position, cost)
      }
      rows.append((terms, cost + 1e-6 * abs(cost)))
    }
    for _ in 0..<8 {
      var isChanged = false
      for row in rows { isChanged = imply(row.terms, row.upper, statement, &most) || isChanged }
      if !isChanged { break }
    }
    return most
  }

  /// `sum{j} a[j] * x[j] <= upper` bounds each `x[j]` with `a[j] > 0` by what the least of all others leaves.
  private static func imply(
    _ terms: [(column: Int, coefficient: Double)], _ upper: Double, _ statement: Statement,
    _ most: inout [Double]
  ) -> Bool {
    var least = 0.0
    var open: Int?
    for (column, coefficient) in terms {
      let end = coefficient > 0 ? coefficient * statement.columns[column].lower : coefficient * most[column]
      if end == -.infinity {
        if open != nil { return false }
        open = column
      } else {
        least += end
      }
    }
    var isChanged = false
    for (column, coefficient) in terms where coefficient > 0 && (open == nil || open == column) {
      let own = coefficient * statement.columns[column].lower
      let bound = 2 * max(0, upper - (least - own)) / coefficient
      if bound < most[column] / 4 {
        most[column] = bound
        isChanged = true
      }
    }
    return isChanged
  }
}

// MARK: - Bounds and contradictions

extension PlanCheck {
  /// Rule: the plan's duals prove its bound, and with it that an optimal plan is one.
  mutating func checkBound() {
    guard let objective = plan.objective, plan.certificate?.boundIsRecomputed == true else { return }
    guard problem.priorities.last?.goal == .cost, plan.status == .optimal else {
      ledger.leaveOpen(.dualsOfGoals)
      return
    }
    let held = zip(problem.priorities, plan.goals).dropLast().map { priority, reached in
      (
        goal: priority.goal,
        bound: reached.value * (1 + priority.tolerance) + 1e-7 * max(1, abs(reached.value))
      )
    }
    let statement = Stater.state(problem, held: held, tangents: plan.tangents)
    guard !statement.columns.contains(where: \.isWhole) else {
      ledger.leaveOpen(.boundOfWholeNumbers)
      return
    }
    let outcome = Weighing(statement, below: objective).weigh(plan.duals, counting: true)
    for row in outcome.unknown {
      ledger.expect(false, .bound, at: Pointer.root["duals"][row], [], .unexpected)
    }
    guard outcome.value.isFinite else {
      ledger.expect(false, .bound, at: Pointer.root["duals"], [], .missing)
      return
    }
    let gap = max(0, objective - outcome.value) / max(1, abs(objective))
    proof = .bound(outcome.value, relativeGap: gap)
    let isSafe = objective - outcome.value <= Ledger.rule * max(1, abs(objective))
    if !isSafe { ledger.leaveOpen(.roundingOfBound) }
    var bound = Tally(isSafe ? outcome.value : outcome.meant)
    bound.add(objective)
    bound.add(-objective)
    ledger.compare(bound, atLeast: objective, .bound, at: Pointer.root["duals"], [])
  }

  /// Rule: weights that come with the news that there is no plan do contradict each other.
  mutating func checkContradiction() {
    guard plan.status == .infeasible else { return }
    guard !plan.farkas.isEmpty else {
      ledger.leaveOpen(.noProof)
      return
    }
    let statement = Stater.state(problem, tangents: plan.tangents)
    let outcome = Weighing(statement).weigh(plan.farkas, counting: false)
    for row in outcome.unknown {
      ledger.expect(false, .contradiction, at: Pointer.root["farkas"][row], [], .unexpected)
    }
    let margin = outcome.value.isFinite && outcome.size > 0 ? outcome.value / outcome.size : -1
    ledger.expect(
      margin > 0, .contradiction, at: Pointer.root["farkas"], [], .below(outcome.value, 0))
    if margin > 0 { proof = .contradiction(margin) }
  }

  /// Rule: a tangent is one: its weights are of length 1.
  mutating func checkTangents() {
    for (number, tangent) in plan.tangents.enumerated() {
      var length = Tally()
      for weight in tangent.weights { length.add(weight, times: weight) }
      ledger.compare(
        1, with: length, .bound, at: Pointer.root["tangents"][number]["weights"], [tangent.row],
        tolerance: 1e-12)
    }
  }
}
