package import LinearProgramming
package import PlacementModel

/// A column that stands for a choice of the planner's, and what it chooses.
package struct ChoiceColumn<Place: Sendable>: Sendable {
  package let place: Place
  package let column: Variable
}

extension PlacementProgram {
  /// The units of each offer that serve each workload in each step: those that may be more than 0.
  package var allocationColumns: [ChoiceColumn<Choices.AllocationPlace>] {
    columns.routes.map {
      ChoiceColumn(
        place: Choices.AllocationPlace(workload: $0.workload, offer: $0.offer, step: $0.step), column: $0.use)
    }
  }

  /// The units of options that are paid for step by step.
  package var purchaseColumns: [ChoiceColumn<Choices.PurchasePlace>] {
    problem.options.indices.flatMap { q in
      problem.horizon.steps.indices.compactMap { s in
        columns.units[q, s].map { ChoiceColumn(place: Choices.PurchasePlace(option: q, step: s), column: $0) }
      }
    }
  }

  /// The units of reserved options whose term starts in each period.
  package var orderColumns: [ChoiceColumn<Choices.OrderPlace>] {
    problem.options.indices.flatMap { q in
      problem.horizon.periods.indices.compactMap { v in
        columns.reserve[q, v].map {
          ChoiceColumn(place: Choices.OrderPlace(option: q, period: v), column: $0)
        }
      }
    }
  }

  /// What is committed to spend plans whose term starts in each period.
  package var commitmentColumns: [ChoiceColumn<Choices.CommitmentPlace>] {
    problem.spendPlans.indices.flatMap { n in
      problem.horizon.periods.indices.compactMap { v in
        columns.commit[n, v].map {
          ChoiceColumn(place: Choices.CommitmentPlace(spendPlan: n, period: v), column: $0)
        }
      }
    }
  }

  /// Whether agreements are signed that may be, and kept that may be left: columns of 0 or 1.
  package var signingColumns: [ChoiceColumn<Choices.SigningPlace>] {
    problem.agreements.indices.flatMap { a -> [ChoiceColumn<Choices.SigningPlace>] in
      let sign = columns.terms.sign[a.offset].map {
        ChoiceColumn(place: Choices.SigningPlace(agreement: a, window: nil), column: $0)
      }
      let stays = problem.agreements[a].windows.indices.compactMap { j in
        columns.terms.stay[a.offset][j.offset].map {
          ChoiceColumn(place: Choices.SigningPlace(agreement: a, window: j), column: $0)
        }
      }
      return [sign].compactMap { $0 } + stays
    }
  }
}

extension PlacementProgram {
  /// Decides a column.
  package mutating func fix(_ column: Variable, at value: Double) {
    program.setBounds(.equal(to: value), of: column)
  }
}
