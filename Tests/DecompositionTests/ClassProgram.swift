import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// One of several that are alike: its size, its columns, its row.
typealias Member = (size: Double, columns: [Variable], row: Constraint)

/// Kinds of work on machines: members of a kind differ in size alone. Some kinds may spend at most a part of their work on
/// the first machine, some may stay unmet, some seeds are infeasible.
func classProgram(seed: UInt64, kinds: Int = 3, machines: Int = 4) -> (
  program: LinearProgram, members: [[Member]]
) {
  var random = SeededGenerator(seed: seed)
  var program = LinearProgram(name: "classes \(seed)")
  program.objectiveConstant = Double(seed)
  var members: [[Member]] = []
  var loads = Array(repeating: LinearExpression(), count: machines)
  for kind in 0..<kinds {
    let rates = (0..<machines).map { _ in Double.random(in: 0.5...3, using: &random) }
    let costs = (0..<machines).map { _ in Double.random(in: 1...9, using: &random) }
    let mayBeUnmet = kind > 0 || seed.isMultiple(of: 2)
    var some: [Member] = []
    for member in 0..<Int.random(in: 1...5, using: &random) {
      let size = Double.random(in: 1...40, using: &random)
      var columns = (0..<machines).map {
        program.addVariable("use[\(kind),\(member),\($0)]", cost: costs[$0])
      }
      for machine in 0..<machines { loads[machine].add(1, columns[machine]) }
      var work = LinearExpression(zip(rates, columns).map { .init($0, $1) })
      let served = work
      if mayBeUnmet {
        columns.append(program.addVariable("unmet[\(kind),\(member)]", cost: 20))
        work.add(1, columns[machines])
      }
      let row = program.addConstraint("work[\(kind),\(member)]", work, .equal(to: size))
      if kind == 1 {
        let part = rates[0] * columns[0] - 0.3 * served
        program.addConstraint("spread[\(kind),\(member)]", part, .atMost(0))
      }
      some.append((size, columns, row))
    }
    members.append(some)
  }
  for machine in 0..<machines {
    program.addConstraint(
      "machine[\(machine)]", loads[machine], .atMost(Double.random(in: 5...40, using: &random)))
  }
  return (program, members)
}

/// Holds a solver to what GLPK says of a program, and its duals to the whole program.
@discardableResult
func expectSameOptimum(
  _ solver: some Solver, _ program: LinearProgram, _ what: String
) throws -> SolverResult {
  let expected = try GLPKSolver().solve(program, SolverOptions()).outcome
  let result = try solver.solve(program, SolverOptions())
  switch (expected, result.outcome) {
  case (.optimal(let one), .optimal(let other)):
    #expect(abs(one.objective - other.objective) <= 1e-9 * max(1, abs(one.objective)), "\(what)")
    let residuals = Residuals(of: other, in: program)
    #expect(residuals.areWithin(Tolerance(1e-12), optimality: Tolerance(1e-12)), "\(what): \(residuals)")
    #expect(other.duals != nil, "\(what)")
  case (.infeasible, .infeasible(let proof)):
    #expect(proof?.holds(in: program) == true, "\(what)")
  default: Issue.record("\(what): \(expected) is not \(result.outcome)")
  }
  return result
}
