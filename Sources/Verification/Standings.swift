internal import PlacementModel

/// Whether agreements are in force, window by window, as a plan says.
struct Standings {
  let problem: Problem
  /// By agreement and window; what the plan does not tell of is in force.
  private let stands: [[Bool]]
  /// By agreement: whether it was ever signed.
  private let isSigned: [Bool]

  init(_ plan: Plan) {
    problem = plan.problem
    var stands = plan.problem.agreements.elements.map { Array(repeating: true, count: $0.windows.count) }
    var isSigned = stands.map { _ in true }
    for standing in plan.agreements {
      let (a, j) = (standing.agreement.offset, standing.window.offset)
      stands[a][j] = standing.status == .signed
      if standing.status == .notSigned { isSigned[a] = false }
    }
    self.stands = stands
    self.isSigned = isSigned
  }

  /// As it stands in the last window up to one before which it may be left; else as it was signed.
  func stands(_ a: Index<Agreement>, through last: Int) -> Bool {
    let windows = problem.agreements[a].windows.elements
    if let decisive = windows.prefix(last + 1).lastIndex(where: \.mayLeave) {
      return stands[a.offset][decisive]
    }
    return isSigned[a.offset]
  }

  /// Whether it is in force in a period; where that touches two windows, in the later of them.
  func isInForce(_ a: Index<Agreement>, in t: Index<Period>) -> Bool {
    let windows = problem.agreements[a].windows.elements
    return stands(a, through: windows.lastIndex { $0.mayLeave && $0.first <= t } ?? -1)
  }

  func isInForce(_ a: Index<Agreement>, in j: Index<CommitmentWindow>) -> Bool {
    stands(a, through: j.offset)
  }
}
