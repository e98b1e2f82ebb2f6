import Formulation
import LinearProgramming
import PlacementModel
import Testing

/// Two cuts for every cone of a problem, and goals held at some bound: what planning adds to a program as it goes.
struct CutsAndGoals {
  let problem: Problem
  let cuts: [ConcentrationCut]
  let held: [HeldGoal]

  init(_ problem: Problem) {
    var cuts: [ConcentrationCut] = []
    func add(_ cone: ConcentrationCut.Cone, _ count: Int) {
      let even = Array(repeating: (1 / Double(count)).squareRoot(), count: count)
      cuts.append(ConcentrationCut(cone: cone, weights: even))
      cuts.append(ConcentrationCut(cone: cone, weights: (0..<count).map { $0 == 0 ? 0.6 : even[$0] * 0.8 }))
    }
    for l in problem.limits.indices {
      guard case .concentration(let limit) = problem.limits[l].rule else { continue }
      for y in limit.spans.indices { add(.limit(l, y), limit.parts.count) }
    }
    add(.goal, problem.providers.count)
    self.problem = problem
    self.cuts = cuts
    let bounds: [Goal: Double] = [.cost: 1e7, .unmet: 1e4, .carbon: 2e5, .concentration: 0.45, .moves: 30]
    held = problem.priorities.compactMap { priority in
      bounds[priority.goal].map { HeldGoal(priority.goal, atMost: $0) }
    }
  }

  func placement(_ goal: Goal) -> PlacementProgram {
    PlacementProgram(problem, cuts: cuts, held: held, objective: goal)
  }

  func data(_ goal: Goal) -> MathProgData {
    MathProgData(problem, cuts: cuts, held: held, objective: goal)
  }
}

@Suite struct CutsAndGoalsTests {
  @Test(arguments: EveryFeature.all.map { $0.name }, [Goal.cost, .unmet, .carbon, .moves])
  func cutsAndGoalsAreStatedAlike(_ name: String, _ goal: Goal) throws {
    let staged = CutsAndGoals(try EveryFeature.problem(name))
    let stated = Statement.underMathProgNames(staged.placement(goal).program)
    let differences = stated.differences(from: Statement(try Reference.program(staged.data(goal))))
    #expect(differences.isEmpty, "\(differences.count) differences: \(differences.prefix(20))")
  }

  /// A cut that is added to a program is the row that the program has when it is stated with the cut.
  @Test func aCutAddedLaterIsTheSameRow() throws {
    let staged = CutsAndGoals(try EveryFeature.problem("limits"))
    let whole = staged.placement(.cost)
    var growing = PlacementProgram(staged.problem, held: staged.held, objective: .cost)
    for cut in staged.cuts { growing.add(cut) }
    #expect(Statement(growing.program).differences(from: Statement(whole.program)) == [])
    #expect(growing.cuts == whole.cuts)
    #expect(growing.program.rowNames == whole.program.rowNames)
  }
}
