internal import LinearProgramming

/// What a planning leaves behind, for whoever plans nearly the same problem next.
package struct PlanRemains: Sendable {
  var remains: Remains?
}

/// What planning one problem leaves behind for planning nearly the same one.
enum Remains: Sendable {
  /// What a solver gave for the purpose.
  case start(WarmStart)
  /// Where a linear program ended. A start is made of it only when there is a next program, for that looks at every name.
  case vertex(LinearProgram, Basis)

  var warmStart: WarmStart {
    switch self {
    case .start(let start): start
    case .vertex(let program, let basis): WarmStart(of: program, at: basis)
    }
  }
}
