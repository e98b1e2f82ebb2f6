internal import LinearProgramming
internal import PlacementModel

/// The program of a plan, held open at its optimum and asked what a little more or less of something would change.
///
/// At a vertex that more rows meet than it takes, more and less have different prices, and the basis at hand knows neither
/// for sure: each side is walked from the optimum until the price changes.
final class Interrogation {
  private let footing: Footing
  private let solver: any TableauSolver
  private let options: SolverOptions
  private var tableau: any Tableau
  private let isStopped: () -> Bool
  /// Pieces of one straight line after which a side is not followed farther.
  private static let mostPieces = 200

  init(
    _ footing: Footing, with solver: any TableauSolver, _ options: SolverOptions,
    isStopped: @escaping () -> Bool
  ) throws(SolverError) {
    self.isStopped = isStopped
    self.footing = footing
    self.solver = solver
    self.options = options
    tableau = try solver.open(footing.program, at: footing.basis)
  }

  /// The change of the optimum on one side of where a parameter stands; `nil` where it was stopped, or the solver broke down.
  ///
  /// - Parameters:
  ///   - rows: as the footing's program states them at `position`.
  ///   - end: how far to look; a side of no length is not looked at.
  func side(
    _ rows: ParametricRows, from position: Double, to end: Double
  ) throws(SolverError) -> Explanation.Side? {
    let step = 1e-7 * max(abs(position), abs(end - position))
    guard abs(end - position) > step else { return nil }
    var walk = SideWalk(from: position, goesUp: end > position)
    var tracer = CurveTracer(solver, in: tableau, rows, at: position, footing.solution, options)
    let ended: CurveTracer.End
    do {
      ended = try tracer.walk(to: end, step: step) { piece in
        walk.goesOn(with: piece) && walk.count < Self.mostPieces && !isStopped()
      }
    } catch {
      // Whatever broke, the next question starts from a sound program.
      tableau = try solver.open(footing.program, at: footing.basis)
      return nil
    }
    do { try putBack(rows, at: position) } catch {
      tableau = try solver.open(footing.program, at: footing.basis)
    }
    if case .stopped = ended { return nil }
    if isStopped() { return nil }
    return walk.side(ended, now: footing.solution.objective)
  }

  /// The program and its basis as they were.
  private func putBack(_ rows: ParametricRows, at position: Double) throws(SolverError) {
    for row in rows.rows {
      let standing = row.standing(at: position)
      if !row.rate.terms.isEmpty { try tableau.setRow(row.constraint, to: standing.form) }
      try tableau.setBounds(standing.bounds, of: row.constraint)
    }
    try tableau.setBasis(footing.basis)
  }
}

/// The pieces of one side, as long as they are one straight line, or the first that is none.
private struct SideWalk {
  private let start: Double
  private let goesUp: Bool
  private var first: ParametricPiece?
  private var last: ParametricPiece?
  private(set) var count = 0
  private var hasBent = false

  init(from start: Double, goesUp: Bool) {
    self.start = start
    self.goesUp = goesUp
  }

  mutating func goesOn(with piece: ParametricPiece) -> Bool {
    count += 1
    // What lies between two bases that end nearer to each other than a step has no price of its own.
    if !piece.isExact {
      hasBent = last != nil
      return !hasBent
    }
    if let last, goesUp ? last.bends(into: piece) : piece.bends(into: last) {
      hasBent = true
      return false
    }
    first = first ?? piece
    last = piece
    hasBent = !piece.isStraight
    return piece.isStraight
  }

  func side(_ end: CurveTracer.End, now: Double) -> Explanation.Side? {
    let sign: Double = goesUp ? 1 : -1
    guard let first, let last else {
      // Not even the least change leaves a plan.
      guard case .infeasible = end else { return nil }
      return Explanation.Side(change: 0, units: 0, changeAtEnd: 0, end: .noPlan)
    }
    let (near, far) = (goesUp ? first.from : first.through, goesUp ? last.through : last.from)
    let jump = first.value(at: near) - now
    return Explanation.Side(
      change: sign * first.slope(at: near), units: abs(far - start), changeAtEnd: sign * last.slope(at: far),
      atOnce: abs(jump) > 1e-7 * max(1, abs(now)) ? jump : 0,
      end: .init(end, isCut: !hasBent))
  }
}

extension Explanation.Side.End {
  /// - Parameter isCut: whether it was left though the price went on.
  fileprivate init(_ end: CurveTracer.End, isCut: Bool) {
    switch end {
    case .reached, .stopped: self = .notSought
    case .enough where isCut: self = .notSought
    case .infeasible: self = .noPlan
    case .enough, .unbounded: self = .otherPrice
    }
  }
}

extension Explanation.Side {
  /// The same told for units of another size.
  func perUnit(of size: Double) -> Explanation.Side {
    Explanation.Side(
      change: change * size, units: units / size, changeAtEnd: changeAtEnd * size, atOnce: atOnce, end: end)
  }
}
