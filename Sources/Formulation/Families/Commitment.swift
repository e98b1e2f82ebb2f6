internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// Covered spend and shortfall reach the minimum of a window, in the agreement's currency.
  ///
  ///     s.t. commitment{a,j}: sum{t} covered[a,j,t] + shortfall[a,j] / exchange[p,due] >= minimum[a,j]
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
        let ids = [agreement.id, agreement.windows[j].id]
        rows.commitment[a.offset][j.offset] = add(.commitment, ids, reached, .atLeast(minimum))
      }
    }
  }

  /// Covered spend stays below the maximum of a window.
  ///
  ///     s.t. ceiling{a,j}: sum{t} covered[a,j,t] <= maximum[a,j]
  mutating func addCeiling() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      for j in agreement.windows.indices {
        guard let maximum = agreement.windows[j].maximum else { continue }
        add(
          .ceiling, [agreement.id, agreement.windows[j].id], columns.covered(a, j, of: problem),
          .atMost(maximum))
      }
    }
  }
}

extension Columns {
  /// Spend that counts in a window, in the agreement's currency: net of what the agreement saves, or at list
  /// prices.
  ///
  ///     covered[a,j,t] = (shareInWindow[a,j,t] * list[a,t] - savingInWindow[a,j,t] * saved[a,t]) / exchange[p,t]
  func covered(
    _ a: Index<Agreement>, _ j: Index<CommitmentWindow>, of problem: Problem
  ) -> LinearExpression {
    var covered = LinearExpression()
    let exchange = problem.providers[problem.agreements[a].provider].exchange
    for part in problem.agreements[a].windows[j].periods where part.share > 0 {
      guard let list = list[a, part.period], let saved = saved[a, part.period] else {
        continue
      }
      covered.add(part.share / exchange[part.period], list)
      if problem.agreements[a].counts == .net {
        covered.add(-part.shareOfSaving / exchange[part.period], saved)
      }
    }
    return covered
  }
}
