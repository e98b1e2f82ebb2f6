package import PlacementModel

extension PlacementProgram {
  /// About how many columns the program of a problem has, counted without stating any: those of work on offers, which are
  /// nearly all of them in every large program.
  ///
  /// A `Double`, since what cannot be stated may not fit an `Int` either.
  ///
  /// - Complexity: O(workloads x offers + offers x periods).
  package static func columnEstimate(of problem: Problem) -> Double {
    let periods = problem.horizon.periods
    let stepsOfOffer = problem.offers.elements.map { offer in
      periods.indices.reduce(0.0) { sum, period in
        problem.hasUnits(offer, period) ? sum + Double(periods[period].steps.count) : sum
      }
    }
    return problem.workloads.elements.reduce(0.0) { sum, workload in
      workload.offers.reduce(sum) { $0 + stepsOfOffer[$1.offset] }
    }
  }
}
