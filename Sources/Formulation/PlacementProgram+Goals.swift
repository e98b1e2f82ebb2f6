package import LinearProgramming
package import PlacementModel

extension PlacementProgram {
  /// Whether the objective is the present value of cost, so that its bound and its duals are money.
  package var minimizesCost: Bool { goal == .cost || goal == .concentration }

  /// Whether any limit is a cone, which takes cuts to hold.
  package var hasCones: Bool { !rows.cones.isEmpty }

  /// A cut for each cone that a solution breaks by more than `tolerance` times the cone's total.
  package func cutsBroken(by solution: Solution, tolerance: Double) -> [ConcentrationCut] {
    rows.cones.compactMap { $0.cut(at: solution.columnValues, tolerance: tolerance) }
  }

  /// Adds a cut as the program's last row.
  package mutating func add(_ cut: ConcentrationCut) {
    program.add(cut, to: &rows)
    cuts.append(cut)
  }

  /// What a solution has of a goal, in the goal's own unit.
  package func value(of goal: Goal, at solution: Solution) -> Double {
    switch goal {
    case .concentration: rows.goalCone?.index(at: solution.columnValues) ?? 0
    case .cost: rows.goals[goal]?.value(at: solution.columnValues) ?? 0
    case .unmet, .carbon, .moves: max(0, rows.goals[goal]?.value(at: solution.columnValues) ?? 0)
    }
  }
}
