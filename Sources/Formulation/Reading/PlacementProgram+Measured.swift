package import LinearProgramming
package import PlacementModel

extension PlacementProgram {
  /// What some offers have of a measure over the whole horizon, in the columns of the program.
  ///
  /// Spend is nominal outlay, stated as a share limit states it: providers that lie in the set whole bring what is paid to
  /// them, other offers their options' money less what agreements save that are surely in force. Units are unit-hours in use,
  /// work is work done.
  ///
  /// - Parameter countingShortfalls: whether a shortfall counts as spend where all offers of its agreement are in the set.
  /// - Complexity: O(routes of the offers).
  package func measured(
    _ measure: Measure, over offers: [Index<Offer>], countingShortfalls: Bool
  ) -> LinearExpression {
    var builder = ProgramBuilder(problem)
    builder.columns = columns
    let horizon = Span(id: "horizon", periods: problem.horizon.periods.indices)
    let set = OfferSet(offers, of: problem)
    switch measure {
    case .spend: return builder.outlay(over: set, in: horizon, countingShortfalls: countingShortfalls)
    case .work:
      return builder.used(of: problem.workloads.indices, over: set, in: horizon, weights: nil)
    case .units:
      let ones = Array(repeating: 1.0, count: problem.machines.count)
      return builder.used(of: problem.workloads.indices, over: set, in: horizon, weights: ones)
    }
  }
}

extension PlacementProgram {
  /// The columns of shortfalls, and the most that each can truly be: all of its window's minimum and what the window before
  /// put off, in the problem's currency.
  package var shortfallLimits: [(column: Variable, most: Double)] {
    problem.agreements.indices.flatMap { a -> [(column: Variable, most: Double)] in
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      return agreement.windows.indices.compactMap { j in
        guard let column = columns.shortfall[a.offset][j.offset] else { return nil }
        let before = j.offset > 0 ? agreement.windows.elements[j.offset - 1].minimum ?? 0 : 0
        let owed = (agreement.windows[j].minimum ?? 0) + agreement.carryShortfall * before
        return (column, owed * exchange[agreement.windows[j].due])
      }
    }
  }
}
