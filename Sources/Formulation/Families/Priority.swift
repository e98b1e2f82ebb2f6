internal import LinearProgramming
package import PlacementModel

/// A goal that comes before the program's own, and how much of it there may be.
package struct HeldGoal: Hashable, Sendable {
  package let goal: Goal
  /// In the goal's own unit: work, currency at present value, kilograms; for concentration the largest index.
  package let bound: Double

  package init(_ goal: Goal, atMost bound: Double) {
    self.goal = goal
    self.bound = bound
  }
}

extension ProgramBuilder {
  /// Holds the goals that come first, and makes another the objective.
  ///
  ///     s.t. priority{g in HELD}: goal[g] <= priorityBound[g]
  ///
  /// Stated last: the goal of little cost is the objective as all families have left it.
  mutating func addPriorities(_ held: [HeldGoal], objective goal: Goal) {
    for priority in problem.priorities { rows.goals[priority.goal] = expression(of: priority.goal) }
    for held in held where held.goal != .concentration {
      let expression = expression(of: held.goal)
      rows.held[held.goal] = (
        add(.priority, [held.goal.rawValue], expression, .atMost(held.bound)), expression
      )
    }
    addConcentrationGoal(held.last { $0.goal == .concentration }?.bound)
    // Of a ratio there is no linear objective: the least is sought by its bound, at the least cost.
    guard goal != .cost, goal != .concentration else { return }
    let objective = expression(of: goal)
    for position in 0..<program.columnCount { program.setCost(0, of: Variable(position: position)) }
    program.objectiveConstant = 0
    program.addToObjective(objective)
  }

  /// What there is of a goal, in its own unit; nothing for concentration, which is a ratio.
  func expression(of goal: Goal) -> LinearExpression {
    switch goal {
    case .cost:
      let terms = program.costs.indices.compactMap { position in
        program.costs[position] == 0
          ? nil : LinearExpression.Term(program.costs[position], Variable(position: position))
      }
      return LinearExpression(terms, constant: program.objectiveConstant)
    case .unmet: return unmetWork
    case .carbon: return carbon(of: columns.routes)
    case .moves: return movedWork
    case .concentration: return LinearExpression()
    }
  }

  /// Work per hour that changed place: `sum{w,t} moved[w,t]`.
  private var movedWork: LinearExpression {
    var sum = LinearExpression()
    for w in problem.workloads.indices {
      for t in problem.horizon.periods.indices {
        if let moved = columns.moved[w, t] { sum.add(1, moved) }
      }
    }
    return sum
  }

  /// Work not served over the horizon: `sum{w,s} hours[s] * unmet[w,s]`.
  private var unmetWork: LinearExpression {
    var sum = LinearExpression()
    for w in problem.workloads.indices {
      for s in problem.horizon.steps.indices {
        if let unmet = columns.unmet[w, s] { sum.add(problem.horizon.steps[s].hours, unmet) }
      }
    }
    return sum
  }
}
