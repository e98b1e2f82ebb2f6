import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import Planning
import Testing

/// What a diagnosis says of random problems, held against a plain loop: every set is solved anew, from nothing.
@Suite struct RandomDiagnoseTests {
  private static let solver = GLPKSolver()

  /// Whether a problem has a point when only some of its rules count.
  private static func holds(_ rules: [ProblemRule], of placement: PlacementProgram) throws -> Bool {
    var program = placement.program
    for stated in placement.rules where !rules.contains(stated.rule) {
      for row in stated.rows {
        // More than is asked for is never served.
        let bounds = program.rowBounds[row.position]
        program.setBounds(bounds.isFixed ? .atMost(bounds.upper ?? 0) : .free, of: row)
      }
    }
    for column in 0..<program.columnCount { program.setCost(0, of: Variable(position: column)) }
    switch try solver.solve(program, SolverOptions()).outcome {
    case .optimal: return true
    case .infeasible: return false
    case let other:
      Issue.record("\(other)")
      return false
    }
  }

  @Test func conflictsAreIrreducibleAndRepairsGivePlans() throws {
    var diagnosed = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      // What the check already refuses is no case for a diagnosis.
      guard let problem = try? RandomConflict.problem(seed: seed) else { continue }
      let plan = try Planner(solver: Self.solver).plan(problem)
      let diagnosis = try DiagnoseTests.analyst.diagnose(problem)
      #expect((plan.status == .infeasible) == (diagnosis.verdict == .noPlan), "seed \(seed)")
      guard plan.status == .infeasible else { continue }
      diagnosed += 1
      let conflict = try #require(diagnosis.conflict, "seed \(seed)")
      #expect(conflict.isProvedIrreducible, "seed \(seed)")
      let placement = PlacementProgram(problem)
      #expect(try !Self.holds(conflict.members, of: placement), "seed \(seed)")
      for member in conflict.members {
        #expect(
          try Self.holds(conflict.members.filter { $0 != member }, of: placement), "seed \(seed), \(member)")
      }
      let others = placement.rules.map(\.rule).filter { !conflict.members.contains($0) }
      #expect(try conflict.hasOthers == !Self.holds(others, of: placement), "seed \(seed)")
      #expect(!diagnosis.repairs.isEmpty, "seed \(seed)")
      for repair in diagnosis.repairs { try Self.check(repair, of: problem, seed) }
    }
    #expect(diagnosed > 15)
  }

  /// A repair gives a plan of the cost that it tells; a change by itself is no larger than it must be.
  private static func check(_ repair: Repair, of problem: Problem, _ seed: UInt64) throws {
    let planner = Planner(solver: solver)
    let plan = try planner.plan(problem.repaired(by: repair))
    #expect(plan.status == .optimal, "seed \(seed)")
    ByHand.near(plan.objective, repair.cost, 1e-6)
    guard repair.changes.count == 1, let change = repair.changes.first, let less = change.slightlyLess else {
      return
    }
    let tight = try planner.plan(problem.repaired(by: [less]))
    #expect(tight.status == .infeasible, "seed \(seed), \(change)")
  }
}

extension RepairChange {
  /// Less by more than the rounding to three digits; `nil` where that is nothing at all.
  fileprivate var slightlyLess: RepairChange? {
    switch kind {
    case .lifted: return nil
    case .units(let units, let first):
      return units > 2 ? RepairChange(subject, .units(units * 0.989 - 1, from: first), relative: 0) : nil
    case .less(let part, let steps):
      return RepairChange(subject, .less(part * 0.989, steps), relative: 0)
    case .bounds(let bounds):
      let tight = bounds.map { bound -> (span: String, old: Double, new: Double) in
        let new = bound.new > bound.old ? bound.new * 0.989 : bound.new * 1.011
        return (bound.span, bound.old, new)
      }
      let isLess = tight.allSatisfy { ($0.new > $0.old) == (bounds[0].new > bounds[0].old) }
      return isLess ? RepairChange(subject, .bounds(tight), relative: 0) : nil
    }
  }
}
