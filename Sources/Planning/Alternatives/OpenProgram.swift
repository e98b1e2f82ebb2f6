internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// A room's program held open at a vertex, and its cones closed in on by tangents as they are broken.
///
/// It belongs to the thread that made it.
final class OpenProgram {
  /// Rounds of tangents after which they do not close in.
  private static let mostRounds = 300

  private let room: Room
  private let vertices: any TableauSolver
  private let clock: AnswerClock
  private var placement: PlacementProgram
  private var tableau: any Tableau

  init(
    _ room: Room, _ vertices: any TableauSolver, _ clock: AnswerClock
  ) throws(PlanningError) {
    self.room = room
    self.vertices = vertices
    self.clock = clock
    placement = room.placement
    do { tableau = try vertices.open(room.program, at: room.basis) } catch { throw .solver(error) }
  }

  /// Goes back to the cheapest plan.
  func restart() throws(PlanningError) {
    do {
      var basis = room.basis
      let cuts = tableau.program.rowCount - room.program.rowCount
      basis.rows += Array(repeating: .basic, count: cuts)
      tableau = try vertices.open(tableau.program, at: basis)
    } catch { throw .solver(error) }
  }

  /// An optimal point that keeps the cones, from where the program stands; `nil` where the time was up.
  ///
  /// - Parameter distance: how far the point may be from where the program stands.
  func minimum(of costs: [Double], _ distance: Distance) throws(PlanningError) -> [Double]? {
    try set(costs)
    for _ in 0..<Self.mostRounds {
      switch try optimize(pivots(distance)) {
      case .optimal(let solution):
        let cuts = placement.cutsBroken(by: solution, tolerance: PlanningRun.coneTolerance)
        if cuts.isEmpty { return solution.columnValues }
        try add(cuts)
      case .noSolution, .feasible: return nil
      case .infeasible, .infeasibleOrUnbounded, .unbounded:
        throw .solver(.failed(doing: "looking for alternatives", detail: "the plan at hand was lost"))
      }
    }
    throw .solver(
      .failed(
        doing: "closing in on a limit of concentration", detail: "\(Self.mostRounds) rounds were not enough"))
  }

  /// Simplex codes take tolerances of reduced costs as absolute, and are at their best where the largest cost is near a
  /// million.
  private func set(_ costs: [Double]) throws(PlanningError) {
    let largest = costs.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? Double(sign: .plus, exponent: 20 - largest.exponent, significand: 1) : 1
    do {
      for (column, cost) in costs.enumerated() where tableau.program.costs[column] != scale * cost {
        try tableau.setCost(scale * cost, of: Variable(position: column))
      }
    } catch { throw .solver(error) }
  }

  enum Distance { case near, middling, far }

  /// Pivots after which an optimum counts as not near: a large program is sooner solved from inside then, which takes about
  /// as long as a thousand of them.
  private func pivots(_ distance: Distance) -> Int? {
    guard tableau.program.nonzeroCount > 30_000 else { return nil }
    return switch distance {
    case .near: nil
    case .middling: 1500
    case .far: 300
    }
  }

  /// From where the program stands; from nothing where that is far, or the simplex loses its way.
  private func optimize(_ pivots: Int?) throws(PlanningError) -> Outcome {
    var options = clock.solverOptions
    options.iterationLimit = pivots
    // There is a point, and every gauge is bounded: other claims are rounding.
    let near = try? tableau.optimize(options)
    if case .optimal(let solution) = near { return .optimal(solution) }
    if let stop = clock.stop { return .noSolution(bound: nil, stoppedBy: stop.limit) }
    do {
      let outcome = try fromNothing()
      if let basis = outcome.solution?.basis { tableau = try vertices.open(tableau.program, at: basis) }
      return outcome
    } catch { throw .solver(error) }
  }

  /// By one method after another until one gives an answer.
  private func fromNothing() throws(SolverError) -> Outcome {
    var last: Outcome?
    // Costs as they were scaled here, and with the largest near 1: what is lost in one scale is there in the other.
    var small = tableau.program
    small.scaleObjective(by: Double(sign: .plus, exponent: -20, significand: 1))
    let attempts: [(LinearProgram, SolverOptions.Method)] = [
      (tableau.program, .automatic), (small, .automatic), (tableau.program, .dualSimplex),
      (small, .dualSimplex),
      (tableau.program, .primalSimplex), (small, .primalSimplex), (small, .interiorPoint),
    ]
    for (program, method) in attempts {
      var options = clock.solverOptions
      options.method = method
      guard let outcome = try? vertices.solve(program, options).outcome else { continue }
      switch outcome {
      case .optimal, .noSolution, .feasible: return outcome
      case .infeasible, .infeasibleOrUnbounded, .unbounded: last = outcome
      }
    }
    if let last { return last }
    return try vertices.solve(tableau.program, clock.solverOptions).outcome
  }

  /// Opens the program anew with the rows of some tangents at its end: nothing rests on them yet.
  private func add(_ cuts: [ConcentrationCut]) throws(PlanningError) {
    var program = tableau.program
    do {
      var basis = try tableau.basis()
      for cut in cuts {
        placement.add(cut)
        let stated = placement.program
        let row = Constraint(position: stated.rowCount - 1)
        let terms = stated.nonzeros(of: row).map {
          LinearExpression.Term(stated.coefficients[$0], Variable(position: Int(stated.columnPositions[$0])))
        }
        program.addConstraint(
          stated.rowNames[row.position], LinearExpression(terms), stated.rowBounds[row.position])
        basis.rows.append(.basic)
      }
      tableau = try vertices.open(program, at: basis)
    } catch { throw .solver(error) }
  }
}
