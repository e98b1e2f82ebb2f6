internal import LinearProgramming
internal import PlacementModel

extension PlanReader {
  func agreements() -> [Plan.AgreementWindow] {
    problem.agreements.indices.flatMap { a in
      let agreement = problem.agreements[a]
      let exchange = problem.providers[agreement.provider].exchange
      return agreement.windows.indices.map { j in
        Plan.AgreementWindow(
          agreement: a, window: j, status: status(a, j),
          covered: max(0, columns.covered(a, j, of: problem).value(at: solution.columnValues)),
          shortfall: value(columns.shortfall[a.offset][j.offset]) / exchange[agreement.windows[j].due],
          carried: value(columns.terms.carried[a.offset][j.offset]),
          extra: value(columns.terms.extra[a.offset][j.offset]),
          credits: zip(agreement.windows[j].periods, columns.terms.credit[a.offset][j.offset])
            .reduce(0) { $0 + value($1.1) / exchange[$1.0.period] })
      }
    }
  }

  private func status(
    _ a: Index<Agreement>, _ j: Index<CommitmentWindow>
  ) -> Plan.AgreementWindow.Status {
    if columns.standing(a, j).value(at: solution.columnValues) > 0.5 { return .signed }
    let wasSigned = columns.terms.sign[a.offset].map { solution[$0] > 0.5 } ?? true
    return wasSigned ? .left : .notSigned
  }

  /// What the provider pays of a window's spend in a period.
  func credits(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>, in t: Index<Period>) -> Double {
    zip(problem.agreements[a].windows[j].periods, columns.terms.credit[a.offset][j.offset])
      .reduce(0) { $1.0.period == t ? $0 + value($1.1) : $0 }
  }

  /// What is paid in a period for leaving the agreement before a window.
  func exitFee(_ a: Index<Agreement>, _ j: Index<CommitmentWindow>, in t: Index<Period>) -> Double {
    let agreement = problem.agreements[a]
    guard agreement.windows[j].mayLeave, agreement.windows[j].first == t else { return 0 }
    let before = columns.standing(a, before: j).value(at: solution.columnValues)
    let fee = agreement.exitFee * problem.providers[agreement.provider].exchange[t]
    return fee * (before - columns.standing(a, j).value(at: solution.columnValues))
  }
}
