internal import LinearProgramming
internal import PlacementModel

/// The columns of what agreements ask beyond a minimum: by agreement, window and place among what the window
/// touches; `nil` where there is none.
struct AgreementColumns: Sendable {
  var sign: [Variable?]
  var stay: [[Variable?]]
  var carried: [[Variable?]]
  var extra: [[Variable?]]
  /// By the place of a period among those that the window touches.
  var credit: [[[Variable?]]]
  /// By agreement, window and period; `nil` where no limit asks what is owed.
  var owed: [[[Variable?]]]
  var owedLater: [[[Variable?]]]

  init(_ problem: Problem) {
    sign = problem.agreements.elements.map { _ in nil }
    stay = problem.agreements.elements.map { Array(repeating: nil, count: $0.windows.count) }
    carried = stay
    extra = stay
    credit = problem.agreements.elements.map { agreement in
      agreement.windows.elements.map { Array(repeating: nil, count: $0.periods.count) }
    }
    let periods: [Variable?] = Array(repeating: nil, count: problem.horizon.periods.count)
    owed = problem.agreements.elements.map { $0.windows.elements.map { _ in periods } }
    owedLater = problem.agreements.elements.map { $0.laterWindows.elements.map { _ in periods } }
  }
}

extension ProgramBuilder {
  /// `sign[a]` and `stay[a,j]`, 0 or 1; `carried[a,j]`, `extra[a,j]` and `credit[a,j,t]`, in currency.
  mutating func addAgreementTerms() {
    for a in problem.agreements.indices {
      let agreement = problem.agreements[a]
      let windows = agreement.windows
      if agreement.isOptional {
        columns.terms.sign[a.offset] = addColumn("sign", [agreement.id], in: nil, .binary, domain: .integer)
      }
      for j in windows.indices {
        let ids = [agreement.id, windows[j].id]
        if windows[j].mayLeave {
          columns.terms.stay[a.offset][j.offset] = addColumn(
            "stay", ids, in: windows[j].first, .binary, domain: .integer)
        }
        let minimum = windows[j].minimum ?? 0
        if agreement.putsOff(j) {
          columns.terms.carried[a.offset][j.offset] = addColumn(
            "carried", ids, in: windows[j].due, .between(0, agreement.carryShortfall * minimum))
        }
        if agreement.keepsExcess(j) {
          columns.terms.extra[a.offset][j.offset] = addColumn(
            "extra", ids, in: windows[j].due, .between(0, agreement.carryExcess * minimum))
        }
        guard windows[j].credits > 0 else { continue }
        for (place, part) in windows[j].periods.enumerated() where part.share > 0 {
          columns.terms.credit[a.offset][j.offset][place] = addColumn(
            "credit", ids + [problem.horizon.periods[part.period].id], in: part.period)
        }
      }
    }
  }
}

extension ProgramBuilder {
  /// `owed[a,j,t]` for windows due after t and `owedLater[a,j,t]` for those after the horizon, in currency, where a limit
  /// asks what is owed to the provider.
  mutating func addOwed() {
    let (exposed, periods) = (problem.exposedProviders, problem.horizon.periods)
    for a in problem.agreements.indices where exposed.contains(problem.agreements[a].provider) {
      let agreement = problem.agreements[a]
      for t in periods.indices {
        for j in agreement.windows.indices {
          guard agreement.windows[j].minimum != nil, agreement.windows[j].due > t else { continue }
          columns.terms.owed[a.offset][j.offset][t.offset] = addColumn(
            "owed", [agreement.id, agreement.windows[j].id, periods[t].id], in: t)
        }
        for j in agreement.laterWindows.indices {
          columns.terms.owedLater[a.offset][j.offset][t.offset] = addColumn(
            "owedLater", [agreement.id, agreement.laterWindows[j].id, periods[t].id], in: t)
        }
      }
    }
  }
}

extension Agreement {
  /// Whether a shortfall of the window may be put off to the next. What ends the horizon is settled in it.
  func putsOff(_ j: Index<CommitmentWindow>) -> Bool { carryShortfall > 0 && hasNextMinimum(j) }

  /// Whether spend above the window's minimum may count in the next.
  func keepsExcess(_ j: Index<CommitmentWindow>) -> Bool { carryExcess > 0 && hasNextMinimum(j) }

  private func hasNextMinimum(_ j: Index<CommitmentWindow>) -> Bool {
    (windows[j].minimum ?? 0) > 0 && j.offset + 1 < windows.count
      && windows.elements[j.offset + 1].minimum != nil
  }
}

// MARK: - In force or not

extension Columns {
  /// Whether an agreement is in force in a window: 1, or a column of 0 or 1.
  ///
  ///     standing[a,j] = stay[a,i] of the last window i <= j before which it may be left,
  ///                     or else sign[a], or 1 where it is signed
  func standing(
    _ a: Index<Agreement>, _ j: Index<CommitmentWindow>
  ) -> LinearExpression { standing(a, through: j.offset) }

  /// As it stands before a window.
  func standing(_ a: Index<Agreement>, before j: Index<CommitmentWindow>) -> LinearExpression {
    standing(a, through: j.offset - 1)
  }

  /// Whether it is in force in a period; where the period touches two windows, in the later of them.
  func standing(_ a: Index<Agreement>, in t: Index<Period>, of problem: Problem) -> LinearExpression {
    let windows = problem.agreements[a].windows.elements
    return standing(a, through: windows.lastIndex { $0.mayLeave && $0.first <= t } ?? -1)
  }

  private func standing(_ a: Index<Agreement>, through last: Int) -> LinearExpression {
    let stay = terms.stay[a.offset].prefix(last + 1).last { $0 != nil }
    if let stay, let stay { return 1 * stay }
    return terms.sign[a.offset].map { 1 * $0 } ?? LinearExpression(constant: 1)
  }
}
