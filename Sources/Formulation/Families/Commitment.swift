internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Covered spend and shortfall reach the minimum of a window, less what is put off to the next and with what the
  /// window before has too much of, in the agreement's currency.
  ///
  ///     s.t. commitment{a,j}: sum{t} covered[a,j,t] + shortfall[a,j] / exchange[p,due] + carried[a,j] - carried[a,j-1]
  ///       - extra[a,j] + extra[a,j-1] >= minimum[a,j] * standing[a,j]
  mutating func addCommitment() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let minimum = agreement.windows[j].minimum,
          let shortfall = columns.shortfall[a.offset][j.offset]
        else { continue }
        var reached = columns.covered(a, j, of: problem)
        let exchange = problem.providers[agreement.provider].exchange
        reached.add(1 / exchange[agreement.windows[j].due], shortfall)
        reached.add(carried(a, j))
        reached.add(columns.standing(a, j), times: -minimum)
        let ids = [agreement.id, agreement.windows[j].id]
        rows.commitment[a.offset][j.offset] = add(.commitment, ids, reached, .atLeast(0))
      }
    }
  }

  /// What is put off and what is brought along, less the same of the window before.
  private func carried(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>) -> LinearExpression {
    let (carried, extra) = (columns.terms.carried[a.offset], columns.terms.extra[a.offset])
    var net = LinearExpression()
    if let out = carried[j.offset] { net.add(1, out) }
    if let out = extra[j.offset] { net.add(-1, out) }
    guard j.offset > 0 else { return net }
    if let brought = carried[j.offset - 1] { net.add(-1, brought) }
    if let brought = extra[j.offset - 1] { net.add(1, brought) }
    return net
  }

  /// Covered spend, with that of agreements that share the maximum, stays below the maximum of a window, in
  /// the agreement's currency.
  ///
  ///     s.t. ceiling{a,j}: sum{t} covered[a,j,t] + sum{b sharing,t} covered[b,j,t]
  ///       <= maximum[a,j] * standing[a,j] + most[a,j] * (1 - standing[a,j])
  ///
  /// `most` is what can be covered at all, or the maximum where that is more.
  mutating func addCeiling() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let maximum = agreement.windows[j].maximum else { continue }
        var covered = columns.covered(a, j, of: problem)
        for sharer in agreement.windows[j].sharers {
          covered.add(columns.covered(sharer.agreement, over: sharer.periods, of: problem))
        }
        let ids = [agreement.id, agreement.windows[j].id]
        guard agreement.isConditional else {
          add(.ceiling, ids, covered, .atMost(maximum), stating: .ceiling(a, j), .atMost)
          continue
        }
        let most = max(maximum, problem.most(a, j))
        covered.add(columns.standing(a, j), times: most - maximum)
        add(.ceiling, ids, covered, .atMost(most), stating: .ceiling(a, j), .atMost)
      }
    }
  }
}

extension Problem {
  /// The most that a window can cover at option prices, with agreements that share its maximum.
  fileprivate func most(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>) -> Double {
    let window = agreements[a].windows[j]
    func most(_ a: Index<Agreement>, _ periods: [CommitmentWindow.Coverage]) -> Double {
      let exchange = providers[agreements[a].provider].exchange
      return periods.reduce(0) { $0 + $1.share * agreements[a].worth[$1.period] / exchange[$1.period] }
    }
    return window.sharers.reduce(most(a, window.periods)) { $0 + most($1.agreement, $1.periods) }
  }
}

extension Columns {
  /// Spend that counts in a window, in the agreement's currency: net of what the agreement saves, or at list prices;
  /// not what credits pay.
  ///
  ///     covered[a,j,t] =
  ///       (shareInWindow[a,j,t] * list[a,t] - savingInWindow[a,j,t] * saved[a,t] - credit[a,j,t]) / exchange[p,t]
  ///
  /// - Parameter last: the last period that counts; `nil` for all.
  func covered(
    _ a: Index<Agreement>, _ j: Index<CommitmentWindow>, upTo last: Index<Period>? = nil, of problem: Problem
  ) -> LinearExpression {
    var covered = LinearExpression()
    let window = problem.agreements[a].windows[j]
    let exchange = problem.providers[problem.agreements[a].provider].exchange
    for (part, credit) in zip(window.periods, terms.credit[a.offset][j.offset]) {
      if let last, part.period > last { break }
      covered.add(spent(a, part, of: problem), times: 1 / exchange[part.period])
      if let credit { covered.add(-1 / exchange[part.period], credit) }
    }
    return covered
  }

  /// The same for any part of an agreement's time: of a period's credits the part of its hours.
  func covered(
    _ a: Index<Agreement>, over periods: [CommitmentWindow.Coverage], of problem: Problem
  ) -> LinearExpression {
    var covered = LinearExpression()
    let windows = problem.agreements[a].windows
    let exchange = problem.providers[problem.agreements[a].provider].exchange
    for part in periods {
      covered.add(spent(a, part, of: problem), times: 1 / exchange[part.period])
      for j in windows.indices {
        for (own, credit) in zip(windows[j].periods, terms.credit[a.offset][j.offset])
        where own.period == part.period {
          if let credit { covered.add(-part.shareOfSaving / exchange[part.period], credit) }
        }
      }
    }
    return covered
  }

  private func spent(
    _ a: Index<Agreement>, _ part: CommitmentWindow.Coverage, of problem: Problem
  ) -> LinearExpression {
    guard part.share > 0, let list = list[a, part.period], let saved = saved[a, part.period] else {
      return LinearExpression()
    }
    var spent = part.share * list
    if problem.agreements[a].counts == .net { spent.add(-part.shareOfSaving, saved) }
    return spent
  }
}
