internal import LinearProgramming

extension Search {
  /// Most linear solves of one dive.
  private static let mostSteps = 60

  /// Makes columns whole a quarter at a time, those nearest to a whole number first, and lets a linear solve move
  /// the rest after each, until all are whole. Where a quarter cannot be made whole together, the nearest column is
  /// tried alone, and then from its other side.
  ///
  /// - Parameters:
  ///   - start: a point of the relaxation of `part`.
  ///   - part: the program, perhaps with some columns fixed.
  ///   - upwards: whether columns go to the whole number above, which keeps what they make room for.
  mutating func dive(
    from start: Solution, in part: LinearProgram, upwards: Bool = false, _ watch: inout Watch
  ) throws(GLPKFailure) {
    var (part, point) = (part, start)
    for _ in 0..<Self.mostSteps {
      guard watch.reached == nil, !isClosed else { return }
      let broken = part.columnsToMakeWhole(at: point.columnValues, upwards: upwards)
      guard let nearest = broken.first else {
        return try offer(program.rounded(point.columnValues, .toNearestOrEven), &watch)
      }
      let quarter = Array(broken.prefix(max(1, broken.count / 4)))
      var next: (part: LinearProgram, point: Solution)?
      for choice in [(quarter, false), ([nearest], false), ([nearest], true)] where next == nil {
        let tried = part.making(
          choice.0, wholeAt: point.columnValues, upwards: upwards, fromOtherSide: choice.1)
        if let found = try relaxation(of: tried, from: point.basis, &watch) { next = (tried, found) }
      }
      guard let next else { return }
      (part, point) = next
    }
  }

  /// The best point of a program with its whole numbers continuous; `nil` where there is none.
  private func relaxation(
    of part: LinearProgram, from basis: Basis?, _ watch: inout Watch
  ) throws(GLPKFailure) -> Solution? {
    var options = SolverOptions()
    options.startingBasis = basis
    let solve = LinearSolve(part, Recipe.list(for: options), provesClaims: false)
    guard case .optimal(let point) = try solve.run(&watch).outcome else { return nil }
    return point
  }
}

extension LinearProgram {
  /// The integer columns whose values are not whole, those first that have the least way to go: to the nearest whole
  /// number, or upwards.
  fileprivate func columnsToMakeWhole(at values: [Double], upwards: Bool) -> [Int] {
    values.indices.filter { columnDomains[$0] == .integer && abs(values[$0] - values[$0].rounded()) > 1e-6 }
      .map {
        (distance: abs(values[$0] - values[$0].rounded(upwards ? .up : .toNearestOrEven)), position: $0)
      }
      .sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
      .map(\.position)
  }

  /// The same program with some columns fixed at the nearest whole numbers (or those above), or at those on the other
  /// side.
  fileprivate func making(
    _ positions: [Int], wholeAt values: [Double], upwards: Bool, fromOtherSide isOther: Bool
  ) -> LinearProgram {
    var program = self
    for position in positions {
      let first = values[position].rounded(upwards ? .up : .toNearestOrEven)
      let other = first > values[position] ? first - 1 : first + 1
      let whole = isOther ? other : first
      let bounds = columnBounds[position]
      program.setBounds(
        .equal(to: min(bounds.upper ?? whole, max(bounds.lower ?? whole, whole))),
        of: Variable(position: position))
    }
    return program
  }

  /// The same program with the columns that are yes or no fixed as in a point.
  func fixing(decisionsOf point: Solution) -> LinearProgram {
    var program = self
    for (position, bounds) in columnBounds.enumerated() where columnDomains[position] == .integer {
      guard let lower = bounds.lower, let upper = bounds.upper, lower >= 0, upper <= 1 else { continue }
      program.setBounds(.equal(to: point.columnValues[position].rounded()), of: Variable(position: position))
    }
    return program
  }
}
