internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// The provider pays no more of a window's spend than its credits, in the agreement's currency.
  ///
  ///     s.t. creditBalance{a,j}: sum{t in j} credit[a,j,t] / exchange[p,t] <= credits[a,j] * standing[a,j]
  mutating func addCreditBalance() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        var used = LinearExpression()
        let exchange = problem.providers[agreement.provider].exchange
        for (part, credit) in zip(agreement.windows[j].periods, columns.terms.credit[a.offset][j.offset]) {
          if let credit { used.add(1 / exchange[part.period], credit) }
        }
        guard !used.terms.isEmpty else { continue }
        used.add(columns.standing(a, j), times: -agreement.windows[j].credits)
        add(.creditBalance, [agreement.id, agreement.windows[j].id], used, .atMost(0))
      }
    }
  }

  /// It pays what is spent under the agreement, and no more.
  ///
  ///     s.t. creditLimit{a,j,t}: credit[a,j,t] <= shareInWindow[a,j,t] * list[a,t] - savingInWindow[a,j,t] * saved[a,t]
  mutating func addCreditLimit() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        let window = agreement.windows[j]
        for (part, credit) in zip(window.periods, columns.terms.credit[a.offset][j.offset]) {
          guard let credit, let list = columns.list[a, part.period], let saved = columns.saved[a, part.period]
          else { continue }
          var rest = 1 * credit
          rest.add(-part.share, list)
          rest.add(part.shareOfSaving, saved)
          let ids = [agreement.id, window.id, problem.horizon.periods[part.period].id]
          add(.creditLimit, ids, rest, .atMost(0))
        }
      }
    }
  }
}
