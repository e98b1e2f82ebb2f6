internal import LinearProgramming
internal import PlacementModel

// Agreements that may not be in force: optional ones, and those that may be left. `standing[a,t]` is 1, or the column
// of 0 or 1 that decides; `worth[a,t]` is the most that the agreement's offers can cost.

extension ProgramBuilder {
  /// No more is taken off than a signed agreement takes off.
  ///
  ///     s.t. savedAtMost{a,t}: saved[a,t] <= saving[a,t] * list[a,t]
  mutating func addSavedAtMost() {
    for (a, t, list, saved) in conditional {
      var rest = 1 * saved
      rest.add(-problem.agreements[a].discount[t], list)
      add(.savedAtMost, [problem.agreements[a].id, problem.horizon.periods[t].id], rest, .atMost(0))
    }
  }

  /// Nothing is taken off while the agreement is not in force.
  ///
  ///     s.t. savedIfSigned{a,t}: saved[a,t] <= saving[a,t] * worth[a,t] * standing[a,t]
  mutating func addSavedIfSigned() {
    for (a, t, _, saved) in conditional where problem.agreements[a].discount[t] > 0 {
      let agreement = problem.agreements[a]
      var rest = 1 * saved
      rest.add(
        columns.standing(a, in: t, of: problem), times: -agreement.discount[t] * agreement.worth[t])
      add(.savedIfSigned, [agreement.id, problem.horizon.periods[t].id], rest, .atMost(0))
    }
  }

  /// All of it is taken off while the agreement is in force.
  ///
  ///     s.t. savedInFull{a,t}: saved[a,t] >= saving[a,t] * list[a,t] - saving[a,t] * worth[a,t] * (1 - standing[a,t])
  mutating func addSavedInFull() {
    for (a, t, list, saved) in conditional where problem.agreements[a].discount[t] > 0 {
      let agreement = problem.agreements[a]
      let most = agreement.discount[t] * agreement.worth[t]
      var rest = 1 * saved
      rest.add(-agreement.discount[t], list)
      rest.add(columns.standing(a, in: t, of: problem), times: -most)
      add(.savedInFull, [agreement.id, problem.horizon.periods[t].id], rest, .atLeast(-most))
    }
  }

  /// An agreement that is not in force is owed no shortfall.
  ///
  ///     s.t. shortfallIfSigned{a,j}: shortfall[a,j] / exchange[p,due]
  ///       <= (minimum[a,j] + carryShortfall[a] * minimum[a,j-1]) * standing[a,j]
  mutating func addShortfallIfSigned() {
    for a in problem.agreements.indices where problem.agreements[a].isConditional {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let minimum = agreement.windows[j].minimum,
          let shortfall = columns.shortfall[a.offset][j.offset]
        else { continue }
        let before = j.offset > 0 ? Index<CommitmentWindow>(j.offset - 1) : nil
        let putOff = before.map { agreement.putsOff($0) ? agreement.windows[$0].minimum ?? 0 : 0 } ?? 0
        var rest = 1 * shortfall
        let exchange = problem.providers[agreement.provider].exchange[agreement.windows[j].due]
        rest.add(columns.standing(a, j), times: -(minimum + agreement.carryShortfall * putOff) * exchange)
        add(.shortfallIfSigned, [agreement.id, agreement.windows[j].id], rest, .atMost(0))
      }
    }
  }

  /// Nothing is put off to a window in which the agreement is left.
  ///
  ///     s.t. carriedIfSigned{a,j}: carried[a,j] <= carryShortfall[a] * minimum[a,j] * standing[a,j+1]
  mutating func addCarriedIfSigned() {
    for a in problem.agreements.indices where problem.agreements[a].isConditional {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let carried = columns.terms.carried[a.offset][j.offset],
          let minimum = agreement.windows[j].minimum
        else { continue }
        var rest = 1 * carried
        rest.add(columns.standing(a, Index(j.offset + 1)), times: -agreement.carryShortfall * minimum)
        add(.carriedIfSigned, [agreement.id, agreement.windows[j].id], rest, .atMost(0))
      }
    }
  }

  /// What is left, or was never signed, is not in force again.
  ///
  ///     s.t. leaving{a,j}: stay[a,j] <= standing[a,j-1]
  mutating func addLeaving() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let stay = columns.terms.stay[a.offset][j.offset] else { continue }
        let before = columns.standing(a, before: j)
        guard !before.terms.isEmpty else { continue }
        add(.leaving, [agreement.id, agreement.windows[j].id], 1 * stay - before, .atMost(0))
      }
    }
  }

  /// Of two agreements that cover an offer at one time at most one is in force.
  ///
  ///     s.t. eitherAgreement{a,b,t}: standing[a,t] + standing[b,t] <= 1
  mutating func addEitherAgreement() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for rival in agreement.rivals {
        for t in rival.periods {
          let ids = [problem.agreements[rival.agreement].id, agreement.id, problem.horizon.periods[t].id]
          let both =
            columns.standing(rival.agreement, in: t, of: problem) + columns.standing(a, in: t, of: problem)
          add(.eitherAgreement, ids, both, .atMost(1))
        }
      }
    }
  }

  private var conditional: [(Index<Agreement>, Index<Period>, Variable, Variable)] {
    problem.agreements.indices.filter { problem.agreements[$0].isConditional }.flatMap { a in
      problem.horizon.periods.indices.compactMap { t in
        guard let list = columns.list[a, t], let saved = columns.saved[a, t] else { return nil }
        return (a, t, list, saved)
      }
    }
  }
}
