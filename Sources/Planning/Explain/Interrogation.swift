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
  private let tableau: any Tableau

  init(
    _ footing: Footing, with solver: any TableauSolver, _ options: SolverOptions
  ) throws(SolverError) {
    self.footing = footing
    self.solver = solver
    self.options = options
    tableau = try solver.open(footing.program, at: footing.basis)
  }

  /// The change of the optimum on both sides of where a parameter stands.
  ///
  /// - Parameters:
  ///   - rows: as the footing's program states them at `position`.
  ///   - range: how far to look; a side of no length is not looked at.
  func sides(
    _ rows: ParametricRows, at position: Double, within range: ClosedRange<Double>
  ) throws(SolverError) -> (less: Explanation.Side?, more: Explanation.Side?) {
    let step = 1e-7 * max(abs(position), range.upperBound - range.lowerBound)
    return (
      try side(rows, from: position, to: range.lowerBound, step),
      try side(rows, from: position, to: range.upperBound, step)
    )
  }

  private func side(
    _ rows: ParametricRows, from position: Double, to end: Double, _ step: Double
  ) throws(SolverError) -> Explanation.Side? {
    guard abs(end - position) > step else { return nil }
    let goesUp = end > position
    var tracer = CurveTracer(solver, in: tableau, rows, at: position, footing.solution, options)
    var first: ParametricPiece?
    var last: ParametricPiece?
    let ended = try tracer.walk(to: end, step: step) { piece in
      // What lies between two bases that end nearer to each other than a step has no price of its own.
      if !piece.isExact { return last == nil }
      if let known = last, goesUp ? known.bends(into: piece) : piece.bends(into: known) { return false }
      first = first ?? piece
      last = piece
      return piece.isStraight
    }
    try putBack(rows, at: position)
    if case .stopped = ended { return nil }
    guard let first, let last else { return nil }
    let reached = goesUp ? last.through : last.from
    let sign: Double = goesUp ? 1 : -1
    return Explanation.Side(
      change: sign * first.slope(at: goesUp ? first.from : first.through), units: abs(reached - position),
      changeAtEnd: sign * last.slope(at: reached), end: .init(ended))
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

extension Explanation.Side.End {
  fileprivate init(_ end: CurveTracer.End) {
    switch end {
    case .reached, .stopped: self = .notSought
    case .infeasible: self = .noPlan
    case .enough, .unbounded: self = .otherPrice
    }
  }
}

extension Explanation.Side {
  /// The same told for units of another size.
  func perUnit(of size: Double) -> Explanation.Side {
    Explanation.Side(
      change: change * size, units: units / size, changeAtEnd: changeAtEnd * size, end: end)
  }
}
