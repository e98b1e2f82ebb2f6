/// One way to search for whole numbers. The order and the limits come from a handful of seeded covering and
/// placement programs: no strategy was the best on all of them.
struct Strategy {
  var name: String
  var presolve: Bool
  var cuts: Bool
  var depthFirst = false
  var pump = false
  /// Nodes after which the next strategy has its turn; `nil` for no limit.
  var nodeLimit: Int?

  /// For what is yes or no alone, before the whole is searched.
  static let decisions = Strategy(
    name: "branch and cut after presolve, decisions first", presolve: true, cuts: true, nodeLimit: 500)

  static let all = [
    // Covering programs with whole units end here, mostly at the root.
    Strategy(name: "branch and cut after presolve", presolve: true, cuts: true, nodeLimit: 500),
    // From the rounded start; dives, and so finds better points where there are many.
    Strategy(
      name: "branch and bound, depth first", presolve: false, cuts: false, depthFirst: true, nodeLimit: 5000),
    // Where no point was found: the feasibility pump looks for one.
    Strategy(
      name: "branch and bound after presolve and pump", presolve: true, cuts: false, pump: true,
      nodeLimit: 20_000),
    Strategy(name: "branch and cut", presolve: false, cuts: true),
  ]
}
