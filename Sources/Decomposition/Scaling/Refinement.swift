internal import LinearProgramming

/// Brings a linear optimum as near as numbers allow, with a solver that is good to its tolerances only.
///
/// What a point misses of its rows, and its prices of the costs, is a program of the same rows by itself: bounds as far as
/// they are from the point, costs as they are left by the prices, both made as large as what is missed is small. Its
/// optimum, made small again, is added to the point and the prices. A solver that misses 1e-9 of 1 then misses 1e-18.
///
/// Source: A. M. Gleixner, D. E. Steffy and K. Wolter, "Iterative refinement for linear programming", 2016.
struct Refinement {
  let base: any Solver
  /// Without whole numbers.
  let program: LinearProgram
  let scaling: ProgramScaling
  let sizes: ColumnSizes

  private static let rounds = 5
  /// The most by which one round makes what is missed larger.
  private static let largestZoom = 0x1p40
  /// Bounds this far from a point do not matter to it.
  private static let farthest = 1e25
  /// Nor do costs like this.
  private static let dearest = 1e15

  /// - Returns: an optimum, or the last point of those that came near; `nil` where a round had none.
  func refine(_ start: Solution, _ budget: inout Budget) throws(SolverError) -> Solution? {
    let scaled = scaling.scaled(program, sizes)
    guard scaled.faults().isEmpty else { return nil }
    var values = zip(start.columnValues, scaling.columns).map { $0 / $1 }
    var duals =
      start.duals.map { zip($0.rowDuals, scaling.rows).map { $0 / $1 * scaling.objective } }
      ?? Array(repeating: 0, count: program.rowCount)
    var basis = start.basis
    var (primalZoom, dualZoom) = (1.0, 1.0)
    var last: Solution?
    for _ in 0..<Self.rounds where budget.reached == nil {
      let missed = Missed(by: values, duals, in: scaled)
      primalZoom = Self.zoom(missed.ofRows, after: primalZoom)
      dualZoom = Self.zoom(missed.ofCosts, after: dualZoom)
      var asked = budget.remaining()
      asked.startingBasis = basis
      let rest = missed.program(scaled, primalZoom, dualZoom, farthest: Self.farthest, dearest: Self.dearest)
      guard rest.faults().isEmpty else { return last }
      let result = try base.solve(rest, asked)
      budget.charge(result.statistics)
      guard case .optimal(let step) = result.outcome, let steps = step.duals else { return last }
      for column in values.indices { values[column] += step.columnValues[column] / primalZoom }
      for row in duals.indices { duals[row] += steps.rowDuals[row] / dualZoom }
      if let found = step.basis { scaled.rest(&values, at: found) }
      basis = step.basis
      let solution = scaling.unscaled(scaled.solution(values, duals, basis), of: program)
      last = solution
      if Residuals(of: solution, in: program, besides: sizes.withoutRounding)
        .areWithin(.feasibility, optimality: .trust)
      {
        return solution
      }
    }
    return last
  }

  private static func zoom(_ missed: Double, after last: Double) -> Double {
    let most = last * largestZoom
    guard missed > 0, missed.isFinite else { return most }
    let wanted = Double(sign: .plus, exponent: min(1000, max(-1000, -Int(missed.exponent))), significand: 1)
    return max(1, min(most, wanted))
  }
}

/// What a point misses, and its prices.
private struct Missed {
  /// How far the columns' and the rows' ends are from the point.
  let columnBounds: [Bounds]
  let rowBounds: [Bounds]
  /// What the prices leave of the costs.
  let costs: [Double]
  /// The largest distance outside of any end.
  let ofRows: Double
  /// The largest cost that prices a bound away from the point.
  let ofCosts: Double

  init(by values: [Double], _ duals: [Double], in program: LinearProgram) {
    let columnBounds = zip(program.columnBounds, values).map { bounds, value in
      Bounds(lower: bounds.lower.map { $0 - value }, upper: bounds.upper.map { $0 - value })
    }
    var rowBounds: [Bounds] = []
    rowBounds.reserveCapacity(program.rowCount)
    for row in 0..<program.rowCount {
      let bounds = program.rowBounds[row]
      rowBounds.append(
        Bounds(
          lower: bounds.lower.map { program.distance(of: $0, from: row, at: values) },
          upper: bounds.upper.map { program.distance(of: $0, from: row, at: values) }))
    }
    costs = program.reducedCosts(at: duals)
    ofRows = (columnBounds + rowBounds).reduce(0) { max($0, $1.violation(of: 0)) }
    let sign: Double = program.direction == .minimize ? 1 : -1
    var largest = 0.0
    for (cost, bounds) in zip(costs, columnBounds) {
      let gain = sign * cost
      if gain < 0, bounds.upper.map({ $0 > 0 }) ?? true { largest = max(largest, -gain) }
      if gain > 0, bounds.lower.map({ $0 < 0 }) ?? true { largest = max(largest, gain) }
    }
    ofCosts = largest
    (self.columnBounds, self.rowBounds) = (columnBounds, rowBounds)
  }

  /// The program of what is missed, made large.
  func program(
    _ whole: LinearProgram, _ primalZoom: Double, _ dualZoom: Double, farthest: Double, dearest: Double
  ) -> LinearProgram {
    func zoomed(_ bounds: Bounds) -> Bounds {
      Bounds(
        lower: bounds.lower.map { $0 * primalZoom }.flatMap { $0 < -farthest ? nil : $0 },
        upper: bounds.upper.map { $0 * primalZoom }.flatMap { $0 > farthest ? nil : $0 })
    }
    var part = whole
    part.stages = nil
    part.objectiveConstant = 0
    for column in costs.indices {
      let variable = Variable(position: column)
      part.setBounds(zoomed(columnBounds[column]), of: variable)
      // What is as dear as this keeps out of the way in any case.
      part.setCost(max(-dearest, min(dearest, costs[column] * dualZoom)), of: variable)
    }
    for row in rowBounds.indices {
      part.setBounds(zoomed(rowBounds[row]), of: Constraint(position: row))
    }
    return part
  }
}

extension LinearProgram {
  /// How far an end of a row is from its sum, rounded once.
  fileprivate func distance(of end: Double, from row: Int, at values: [Double]) -> Double {
    var sum = CompensatedSum(end)
    for index in rowStarts[row]..<rowStarts[row + 1] {
      sum.add(-coefficients[index], times: values[Int(columnPositions[index])])
    }
    return sum.value
  }

  /// Puts what is not basic exactly where it rests, and what passed its bound by rounding on it.
  fileprivate func rest(_ values: inout [Double], at basis: Basis) {
    for (column, standing) in basis.columns.enumerated() {
      let bounds = columnBounds[column]
      if standing != .basic { values[column] = bounds.value(at: standing) }
      values[column] = min(bounds.upper ?? .infinity, max(bounds.lower ?? -.infinity, values[column]))
    }
  }

  fileprivate func solution(_ values: [Double], _ duals: [Double], _ basis: Basis?) -> Solution {
    let objective = objective(at: values)
    var rowDuals = duals
    for (row, standing) in (basis?.rows ?? []).enumerated() where standing == .basic { rowDuals[row] = 0 }
    let reducedCosts = reducedCosts(at: rowDuals)
    return Solution(
      objective: objective, columnValues: values, rowValues: rowValues(at: values),
      duals: Duals(
        rowDuals: rowDuals,
        reducedCosts: basis.map { zip(reducedCosts, $0.columns).map { $1 == .basic ? 0 : $0 } }
          ?? reducedCosts),
      basis: basis, bound: objective)
  }
}
