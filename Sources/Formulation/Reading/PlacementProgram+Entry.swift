package import LinearProgramming
package import PlacementModel

/// When units of an offer that is not used would pay: of its options the first to do so.
package struct OfferEntry: Sendable {
  package let option: Index<PurchaseOption>
  package let period: Index<Period>
  /// The factor on the offer's prices below which they would; 0 or less where they would not be worth having for nothing.
  package let factor: Double
}

extension PlacementProgram {
  /// The factor on an offer's prices at which its first units pay, at some prices of everything else.
  ///
  /// What a useful unit is worth in a step is what the best workload would pay for it, beside the offer's own rows. An
  /// option pays where that, over all steps that one purchase covers, is more than it costs. The optimum stays as it is
  /// for every factor above, whatever duals are given; with other duals of the same optimum the factor may be lower.
  ///
  /// - Parameters:
  ///   - offer: one of which nothing is paid for.
  ///   - duals: of an optimum.
  ///   - cheaper: reduced costs at the same duals of the program with the offer's prices multiplied by `factor`.
  /// - Returns: `nil` where the offer has nothing to sell or nobody to sell to.
  package func entry(
    of offer: Index<Offer>, at duals: Duals, cheaper: [Double], factor: Double, rows: SupplyRows
  ) -> OfferEntry? {
    var best: OfferEntry?
    for q in problem.offers[offer].options where problem.options[q].spendPlan == nil {
      for (variable, period, steps) in purchases(of: q) {
        let column = variable.position
        var worth = 0.0
        for step in steps {
          let useful = problem.options[q].availability[step]
          worth += useful * self.worth(of: offer, in: step, problem.options[q].isSpot, duals, rows)
        }
        var cost = duals.reducedCosts[column]
        for step in steps {
          for row in rows.of(offer, step) {
            cost += row.coefficient(of: column, in: program) * duals[row.constraint]
          }
        }
        let price = (duals.reducedCosts[column] - cheaper[column]) / (1 - factor)
        guard price > 0 else { continue }
        let found = 1 - (cost - worth) / price
        if found > best?.factor ?? -.infinity {
          best = OfferEntry(option: q, period: period, factor: found)
        }
      }
    }
    return best
  }

  /// The columns by which an option is bought, with the steps in which their units are there.
  private func purchases(
    of q: Index<PurchaseOption>
  ) -> [(variable: Variable, period: Index<Period>, steps: [Index<Step>])] {
    let horizon = problem.horizon
    if let reservation = problem.options[q].reservation {
      return horizon.periods.indices.flatMap { v in
        columns.priced(q, startingIn: v).map { priced in
          let last = min(v.offset + reservation.term, horizon.periods.count)
          return (priced.units, v, (v.offset..<last).flatMap { horizon.steps(of: Index($0)) })
        }
      }
    }
    return horizon.steps.indices.flatMap { s in
      columns.priced(q, in: s).map { ($0.units, horizon.steps[s].period, [s]) }
    }
  }

  /// What the best workload would pay for a unit in a step, present value.
  private func worth(
    of offer: Index<Offer>, in step: Index<Step>, _ isSpot: Bool, _ duals: Duals, _ rows: SupplyRows
  ) -> Double {
    var worth = 0.0
    let own = rows.of(offer, step)
    guard let supply = own.first else { return 0 }
    for route in columns.routes(on: offer, in: step) {
      if isSpot, !problem.workloads[route.workload].isInterruptible { continue }
      let column = route.use.position
      let occupied = supply.coefficient(of: column, in: program)
      guard occupied > 0 else { continue }
      var cost = duals.reducedCosts[column]
      for row in own { cost += row.coefficient(of: column, in: program) * duals[row.constraint] }
      worth = max(worth, -cost / occupied)
    }
    return worth
  }
}

/// The rows that say what an offer's units are good for.
package struct SupplyRows: Sendable {
  struct Row {
    let constraint: Constraint

    func coefficient(of column: Int, in program: LinearProgram) -> Double {
      let nonzeros = program.nonzeros(of: constraint)
      for index in nonzeros where Int(program.columnPositions[index]) == column {
        return program.coefficients[index]
      }
      return 0
    }
  }

  private var supply: [String: Int] = [:]
  private var firm: [String: Int] = [:]
  private let problem: Problem

  package init(of placement: PlacementProgram) {
    problem = placement.problem
    for (position, name) in placement.program.rowNames.enumerated() {
      if name.hasPrefix("supply[") { supply[name] = position }
      if name.hasPrefix("firm[") { firm[name] = position }
    }
  }

  /// Supply first, then firm units, where there are such.
  func of(_ offer: Index<Offer>, _ step: Index<Step>) -> [Row] {
    let ids = [problem.offers[offer].id, problem.horizon.steps[step].id]
    return [
      supply[indexed(Family.supply.rawValue, ids)], firm[indexed(Family.firm.rawValue, ids)],
    ].compactMap { $0.map { Row(constraint: Constraint(position: $0)) } }
  }
}
