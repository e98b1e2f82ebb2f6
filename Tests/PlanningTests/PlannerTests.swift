import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// What the planner makes of each answer that a solver can give, also of a wrong one.
@Suite struct PlannerTests {
  /// Answers as a test says.
  private struct ScriptedSolver: Solver {
    let name = "scripted"
    let answer: @Sendable (LinearProgram, SolverOptions) throws(SolverError) -> Outcome

    func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
      SolverResult(
        outcome: try answer(program, options), statistics: SolverStatistics(method: "script", iterations: 7))
    }
  }

  private func plan(
    _ name: String = "by-hand",
    _ answer: @escaping @Sendable (LinearProgram, SolverOptions) throws(SolverError) -> Outcome
  ) throws -> Plan {
    try Planner(solver: ScriptedSolver(answer: answer)).plan(Samples.problem(name))
  }

  /// GLPK's optimum of by-hand, spoiled.
  private func planOfSpoiled(_ spoil: @escaping @Sendable (inout Solution, LinearProgram) -> Void) throws
    -> Plan
  {
    try plan { program, options throws(SolverError) in
      let outcome = try GLPKSolver().solve(program, options).outcome
      guard case .optimal(var solution) = outcome else { return outcome }
      spoil(&solution, program)
      return .optimal(solution)
    }
  }

  @Test func anHonestAnswerPasses() throws {
    let plan = try planOfSpoiled { _, _ in }
    #expect(plan.status == .optimal)
    #expect(plan.solver.name == "scripted" && plan.solver.iterations == 7)
  }

  @Test func aPointThatBreaksARowIsNotReported() throws {
    expectUntrustworthy {
      try planOfSpoiled { solution, program in
        guard
          let column = solution.columnValues.indices.max(by: {
            solution.columnValues[$0] < solution.columnValues[$1]
          })
        else { return }
        solution.columnValues[column] *= 1 + 1e-5
      }
    }
  }

  @Test func everyUsedColumnThatIsWrongIsSeen() throws {
    for column in 0..<24 {
      do {
        let plan = try planOfSpoiled { solution, _ in solution.columnValues[column] -= 1 }
        Issue.record("column \(column) was spoiled, and the plan is \(plan.status)")
      } catch PlanningError.untrustworthy {}
    }
  }

  @Test func wrongPricesAreNotReported() throws {
    expectUntrustworthy {
      try planOfSpoiled { solution, _ in
        guard let row = solution.duals?.rowDuals.firstIndex(where: { $0 != 0 }) else { return }
        solution.duals?.rowDuals[row] *= 1.001
      }
    }
  }

  @Test func aPointThatIsNotTheCheapestIsNotReported() throws {
    // The optimum of the program with every cost but the first spend's left out: feasible, and dearer.
    expectUntrustworthy {
      try plan { program, options throws(SolverError) in
        var other = program
        for column in 0..<program.columnCount {
          other.setCost(column % 3 == 0 ? 1 : 0, of: Variable(position: column))
        }
        guard case .optimal(let found) = try GLPKSolver().solve(other, options).outcome,
          case .optimal(var solution) = try GLPKSolver().solve(program, options).outcome
        else { return .unbounded }
        solution.columnValues = found.columnValues
        solution.rowValues = found.rowValues
        solution.objective = Residuals(columnValues: found.columnValues, duals: nil, in: program).objective
        return .optimal(solution)
      }
    }
  }

  @Test func aStoppedSolveIsAStoppedPlan() throws {
    for (limit, cause) in [
      (Outcome.Limit.time, Plan.StopCause.time), (.iterations, .iterations), (.cancelled, .cancelled),
    ] {
      let plan = try plan { _, _ in .noSolution(bound: 12, stoppedBy: limit) }
      #expect(plan.status == .stopped && plan.stoppedBy == cause && plan.bound == 12)
      #expect(plan.objective == nil && plan.allocations.isEmpty && plan.cost == nil)
    }
  }

  @Test func aStoppedSolveWithAPointIsAFeasiblePlan() throws {
    let plan = try plan { program, options throws(SolverError) in
      guard case .optimal(let solution) = try GLPKSolver().solve(program, options).outcome else {
        return .unbounded
      }
      return .feasible(solution, bound: 4000, stoppedBy: .time)
    }
    #expect(plan.status == .feasible && plan.stoppedBy == .time && plan.bound == 4000)
    #expect(abs((plan.objective ?? 0) - 4124) <= 1e-6)
  }

  /// Of a stopped solve nothing is claimed but that its rows hold: this alone must be enough to refuse it.
  @Test func aStoppedPointThatBreaksARowIsNotReported() throws {
    expectUntrustworthy {
      try plan { program, options throws(SolverError) in
        guard case .optimal(var solution) = try GLPKSolver().solve(program, options).outcome
        else { return .unbounded }
        for column in solution.columnValues.indices { solution.columnValues[column] *= 1 + 1e-5 }
        return .feasible(solution, bound: nil, stoppedBy: .time)
      }
    }
  }

  @Test func aFaultOfTheSolverIsTold() throws {
    do {
      _ = try plan { _, _ throws(SolverError) in throw .failed(doing: "solve", detail: "smoke") }
      Issue.record("a plan came of it")
    } catch PlanningError.solver(.failed(_, let detail)) { #expect(detail == "smoke") }
    do {
      _ = try plan { _, _ in .unbounded }
      Issue.record("a plan came of it")
    } catch PlanningError.unbounded {}
  }

  /// Chat asks for 400 units in period 0, where there are 100 and no price at which it may stay unmet.
  @Test(arguments: [false, true]) func whatCannotHoldTogetherIsNamed(_ scripted: Bool) throws {
    let problem = try Samples.problem("by-hand", replacing: "[ 80, 36 ]", with: "[ 400, 36 ]")
    // A solver without a proof is asked for the elastic program, and its duals are the proof.
    let solver: any Solver =
      scripted
      ? ScriptedSolver { program, options throws(SolverError) in
        guard program.columnNames.contains(where: { $0.hasPrefix("below(") }) else { return .infeasible(nil) }
        return try GLPKSolver().solve(program, options).outcome
      } : GLPKSolver()
    let plan = try Planner(solver: solver).plan(problem)
    #expect(plan.status == .infeasible && plan.objective == nil && plan.allocations.isEmpty)
    // A proof may put weight on a balance that holds trivially, such as nothing saved: no other row is beside
    // the point.
    let conflict = plan.conflict.filter { !$0.family.hasSuffix("Balance") }
    #expect(Set(conflict.map(\.family)) == ["demand", "supply", "capacity"])
    let period = problem.horizon.periods.elements[0].id
    let rows = Set(conflict.map(\.row))
    #expect(rows.contains("demand[chat,\(period)]"))
    #expect(rows.isSuperset(of: ["capacity[alpha/east/gpu,\(period)]", "capacity[beta/east/gpu,\(period)]"]))
    #expect(rows.allSatisfy { $0.contains(period) }, "period 1 has no part in it: \(rows)")
  }

  private func expectUntrustworthy(_ body: () throws -> Plan) {
    do {
      Issue.record("reported: \(try body().status)")
    } catch PlanningError.untrustworthy {} catch { Issue.record(error) }
  }
}
