package import LinearProgramming

/// Solves linear programs from inside the feasible region, and ends at a vertex with any solver.
///
/// 1. *Path*: a primal-dual interior point method with a sparse Cholesky factorization walks to near the optimum, with
///    costs and bounds changed a little so that there is one optimum only (`CentralPath`).
/// 2. *Basis*: columns and slacks away from their bounds, as far as they are independent (`InteriorPoint.basis`).
/// 3. *Vertex*: the base solver's simplex starts there, with the costs and bounds as they were, on the columns that may
///    matter. All other columns are priced with its duals, and those that would pay join until there are none.
///
/// The answer is the base solver's vertex with duals of the whole program, checked as such: what comes before only finds
/// where to start. Small programs and mixed-integer ones go to the base solver as they are, and so does whatever the path
/// does not come to the end of, such as programs without a point. A program with a starting basis goes there first, for as
/// many pivots as a basis near the optimum needs; from farther away the way from inside is shorter.
///
/// Sources: S. J. Wright, "Primal-dual interior-point methods", 1997; R. E. Bixby and M. J. Saltzman, "Recovering an optimal
/// LP basis from an interior point solution", 1994, for the way to a basis, which perturbing replaces here.
package struct InteriorPointSolver<Base: Solver>: Solver {
  private let base: Base
  private let smallestProgram: Int
  /// Columns that are dearer than what is basic by at most so many times the path's perturbation of costs are taken in at
  /// once, before any are priced.
  var margin = 3.0

  /// - Parameters:
  ///   - base: ends at a vertex, and solves what is not for this method.
  ///   - smallestProgram: nonzeros below which a simplex is faster.
  package init(_ base: Base, smallestProgram: Int = 3000) {
    self.base = base
    self.smallestProgram = smallestProgram
  }

  package var name: String { base.name }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    guard !program.isMixedInteger, isChosen(program, options),
      program.faults(startingBasis: options.startingBasis).isEmpty, options.isSound
    else { return try base.solve(program, options) }
    var budget = Budget(options)
    if options.startingBasis != nil {
      let near = Self.nearPivots(program)
      guard options.method == .automatic, program.nonzeroCount >= Self.smallestLeft,
        near < options.iterationLimit ?? .max
      else { return try base.solve(program, options) }
      var asked = options
      asked.iterationLimit = near
      let result = try base.solve(program, asked)
      switch result.outcome {
      case .noSolution(_, .iterations), .feasible(_, _, .iterations): budget.charge(result.statistics)
      default: return result
      }
    }
    var left = budget.remaining { $0 }
    left.startingBasis = nil
    var run = InteriorPointRun(base: base, program: program, options: left, margin: margin)
    var result = try run.solve()
    result.statistics.iterations += budget.iterations
    return result
  }

  /// Nonzeros from which on a basis is left that leads nowhere soon.
  private static var smallestLeft: Int { 50_000 }

  /// Pivots that cost about as much as the way from inside: on programs of 10,000 rows a thousand pivots take a second,
  /// and so does the path.
  private static func nearPivots(_ program: LinearProgram) -> Int { 500 + program.rowCount / 20 }

  private func isChosen(_ program: LinearProgram, _ options: SolverOptions) -> Bool {
    switch options.method {
    case .interiorPoint: program.nonzeroCount > 0
    case .automatic: program.nonzeroCount >= smallestProgram
    case .primalSimplex, .dualSimplex, .blocks: false
    }
  }
}

extension InteriorPointSolver: TableauSolver where Base: TableauSolver {
  package func open(_ program: LinearProgram, at basis: Basis) throws(SolverError) -> any Tableau {
    try base.open(program, at: basis)
  }
}

/// One solve from inside: what is left of the limits, and what has been done.
private struct InteriorPointRun {
  let base: any Solver
  let program: LinearProgram
  let margin: Double
  var budget: Budget
  var steps = 0

  init(base: any Solver, program: LinearProgram, options: SolverOptions, margin: Double) {
    self.base = base
    self.margin = margin
    self.program = program
    budget = Budget(options)
  }

  /// How near to the optimum the path leads, relative to the program's numbers.
  private static var tolerance: Double { 1e-8 }
  /// From farther away a basis is no better than none.
  private static var usable: Double { 1e-4 }

  mutating func solve() throws(SolverError) -> SolverResult {
    let budget = self.budget
    guard
      var path = CentralPath(
        BarrierProgram(program), stepLimit: budget.options.iterationLimit ?? .max,
        endsAtVertex: budget.options.endsAtVertex, isStopped: { budget.reached != nil })
    else {
      if let limit = budget.reached { return result(.noSolution(bound: nil, stoppedBy: limit), "") }
      return try solveWithBase(from: nil)
    }
    let report = budget.remaining { $0 }.onProgress
    let end = path.walk(to: Self.tolerance) { step, quality in
      var progress = SolverProgress(phase: .interiorPoint, iterations: step)
      progress.distance = quality.worst
      report?(progress)
    }
    steps = path.steps
    self.budget.charge(SolverStatistics(method: "", iterations: steps))
    if let limit = self.budget.reached { return result(.noSolution(bound: nil, stoppedBy: limit), "") }
    guard end, path.quality.worst <= Self.usable else {
      // A hint that takes a whole solve is none.
      if !self.budget.options.endsAtVertex {
        return result(.noSolution(bound: nil, stoppedBy: .iterations), "")
      }
      return try solveWithBase(from: nil)
    }
    guard budget.options.endsAtVertex else { return inside(path.point) }
    return try finish(near: path.point)
  }

  /// The point itself with its prices, as near to an optimum as it is: `optimal` where its residuals say so, and otherwise
  /// a point that came near.
  private func inside(_ point: InteriorPoint) -> SolverResult {
    let values = point.columnValues
    var solution = Solution(
      objective: program.objective(at: values), columnValues: values,
      rowValues: program.rowValues(at: values),
      duals: Duals(rowDuals: point.rowDuals, reducedCosts: program.reducedCosts(at: point.rowDuals)),
      basis: nil, bound: 0)
    solution.bound = solution.objective
    if Residuals(of: solution, in: program).areWithin(.trust, optimality: .trust) {
      return result(.optimal(solution), "")
    }
    return result(.feasible(solution, bound: nil, stoppedBy: .iterations), "")
  }

  // MARK: - From the point to a vertex

  private mutating func finish(near point: InteriorPoint) throws(SolverError) -> SolverResult {
    let matrix = program.byColumns
    let budget = self.budget
    guard var basis = point.basis(of: program, matrix, isStopped: { budget.reached != nil }) else {
      return result(.noSolution(bound: nil, stoppedBy: budget.reached ?? .cancelled), "")
    }
    var scaled = program
    scaled.stages = nil
    scaled.scaleObjective(by: program.objectiveScale)
    var isOpen = program.columnBounds.indices.map {
      basis.columns[$0] == .basic || program.isNearlyFree($0, matrix, at: point, margin)
    }
    try mendBounds(of: scaled, &basis, isOpen, point.perturbedCosts)
    while true {
      let part = self.part(of: scaled, isOpen, basis)
      // Where the primal simplex loses its way in rounding, the dual may not.
      var found = try vertex(of: part, &basis, .primalSimplex)
      if found == nil { found = try vertex(of: part, &basis, .dualSimplex) }
      guard let solution = found, let duals = solution.duals else {
        if let limit = budget.reached { return result(.noSolution(bound: nil, stoppedBy: limit), "") }
        // A basis that neither could leave in so many pivots is not near, and worse to start from than none.
        return try solveWithBase(from: nil)
      }
      let reducedCosts = scaled.reducedCosts(at: duals.rowDuals)
      let paying = isOpen.indices.filter {
        !isOpen[$0] && scaled.wouldPay($0, at: basis.columns[$0], reducedCost: reducedCosts[$0])
      }
      guard paying.isEmpty else {
        for column in paying { isOpen[column] = true }
        continue
      }
      var values = ends(basis)
      for (place, column) in part.columns.enumerated() { values[column] = solution.columnValues[place] }
      return try checked(values, Duals(rowDuals: duals.rowDuals, reducedCosts: reducedCosts), basis)
    }
  }

  /// Brings the basis inside the program's own bounds by the dual simplex, at the costs that it is nearly optimal for:
  /// with both changed at once it would be neither primal nor dual feasible.
  private mutating func mendBounds(
    of scaled: LinearProgram, _ basis: inout Basis, _ isOpen: [Bool], _ costs: [Double]
  ) throws(SolverError) {
    var perturbed = scaled
    let scale = program.objectiveScale
    for (column, cost) in costs.enumerated() {
      perturbed.setCost(scale * cost, of: Variable(position: column))
    }
    _ = try vertex(of: part(of: perturbed, isOpen, basis), &basis, .dualSimplex)
  }

  private func part(of whole: LinearProgram, _ isOpen: [Bool], _ basis: Basis) -> Part {
    Part(
      of: whole, rows: Array(0..<program.rowCount), columns: isOpen.indices.filter { isOpen[$0] },
      fixed: ends(basis))
  }

  /// Where the columns stand that are not basic.
  private func ends(_ basis: Basis) -> [Double] {
    program.columnBounds.indices.map { program.columnBounds[$0].value(at: basis.columns[$0]) }
  }

  /// The optimum of a part from a basis, which becomes that of the optimum; `nil` where there is none to be had in a number
  /// of pivots that a basis near the optimum needs at most.
  private mutating func vertex(
    of part: Part, _ basis: inout Basis, _ method: SolverOptions.Method
  ) throws(SolverError) -> Solution? {
    var asked = budget.remaining()
    asked.method = method
    asked.triesOtherMethods = false
    asked.provesClaims = false
    asked.iterationLimit = min(asked.iterationLimit ?? .max, 1000 + program.rowCount / 4)
    asked.startingBasis = Basis(rows: basis.rows, columns: part.columns.map { basis.columns[$0] })
    do {
      let answer = try base.solve(part.program, asked)
      budget.charge(answer.statistics)
      guard case .optimal(let solution) = answer.outcome, let found = solution.basis else { return nil }
      basis.rows = found.rows
      for (place, column) in part.columns.enumerated() { basis.columns[column] = found.columns[place] }
      return solution
    } catch .failed {
      return nil
    }
  }

  /// The vertex as an answer of the whole program, where it is one.
  private mutating func checked(
    _ values: [Double], _ duals: Duals, _ basis: Basis
  ) throws(SolverError) -> SolverResult {
    var solution = Solution(
      objective: 0, columnValues: values, rowValues: program.rowValues(at: values), duals: duals,
      basis: basis,
      bound: 0)
    solution = solution.unscaled(by: program.objectiveScale)
    let residuals = Residuals(of: solution, in: program)
    guard residuals.areWithin(.feasibility) else { return try solveWithBase(from: basis) }
    solution.objective = residuals.objective
    solution.bound = residuals.objective
    return result(.optimal(solution), ", then simplex")
  }

  /// The program as it was handed in.
  private mutating func solveWithBase(from basis: Basis?) throws(SolverError) -> SolverResult {
    var asked = budget.remaining { $0 }
    asked.startingBasis = basis
    if asked.method == .interiorPoint { asked.method = .automatic }
    let whole = try base.solve(program, asked)
    budget.charge(whole.statistics)
    var outcome = result(whole.outcome, ", then " + whole.statistics.method)
    outcome.warmStart = whole.warmStart
    return outcome
  }

  private func result(_ outcome: Outcome, _ then: String) -> SolverResult {
    SolverResult(
      outcome: outcome,
      statistics: SolverStatistics(
        method: "interior point in \(steps) steps\(then)", iterations: budget.iterations))
  }
}

extension LinearProgram {
  /// Whether a column is dearer than what is in the basis by no more than `margin` times the path's perturbation of costs.
  fileprivate func isNearlyFree(
    _ column: Int, _ matrix: ColumnMatrix, at point: InteriorPoint, _ margin: Double
  ) -> Bool {
    var reducedCost = point.perturbedCosts[column]
    var size = abs(reducedCost)
    for index in matrix.starts[column]..<matrix.starts[column + 1] {
      let term = matrix.coefficients[index] * point.rowDuals[Int(matrix.rowPositions[index])]
      reducedCost -= term
      size = max(size, abs(term))
    }
    return abs(reducedCost) <= margin * CentralPath.costPerturbation * size
  }

  /// Whether a column that is not basic makes the objective better when it leaves its bound, by more than rounding.
  fileprivate func wouldPay(_ column: Int, at standing: Basis.Standing, reducedCost: Double) -> Bool {
    standing.gain(reducedCost: reducedCost, direction) > 1e-9 * max(1, abs(costs[column]))
  }
}
