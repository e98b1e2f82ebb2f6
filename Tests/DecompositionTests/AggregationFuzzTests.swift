import Decomposition
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Programs out of small numbers, made of copies of one block with rows across them: full of symmetry of no particular kind.
@Suite struct AggregationFuzzTests {
  @Test func copiesOfAnythingAgree() throws {
    var counts: [String: Int] = [:]
    for seed in UInt64(1)...600 {
      let program = copies(seed: seed)
      let one = try GLPKSolver().solve(program, SolverOptions()).outcome
      let result = try eager.solve(program, SolverOptions())
      if result.statistics.merged != nil { counts["merged", default: 0] += 1 }
      switch (one, result.outcome) {
      case (.optimal(let one), .optimal(let other)):
        counts["optimal", default: 0] += 1
        let distance = abs(one.objective - other.objective)
        #expect(distance <= 1e-9 * max(1, abs(one.objective)), "seed \(seed)")
        let residuals = Residuals(of: other, in: program)
        #expect(
          residuals.areWithin(Tolerance(1e-12), optimality: Tolerance(1e-12)), "seed \(seed): \(residuals)")
      case (.infeasible, .infeasible(let proof)):
        counts["infeasible", default: 0] += 1
        #expect(program.isMixedInteger || proof?.holds(in: program) == true, "seed \(seed)")
      case (.unbounded, .unbounded), (.infeasibleOrUnbounded, .infeasibleOrUnbounded):
        counts["unbounded", default: 0] += 1
      default: Issue.record("seed \(seed): \(one) is not \(result.outcome)")
      }
    }
    #expect(counts["merged", default: 0] > 300, "\(counts)")
    #expect(counts["optimal", default: 0] > 200 && counts["infeasible", default: 0] > 20, "\(counts)")
  }
}

/// Two to four copies of a block, some of twice the size, with bounds of every kind; some columns put off to the next stage.
private func copies(seed: UInt64) -> LinearProgram {
  var random = SeededGenerator(seed: seed)
  func pick<T>(_ things: [T]) -> T { things[Int.random(in: 0..<things.count, using: &random)] }
  var program = LinearProgram(name: "copies \(seed)", direction: pick([.minimize, .minimize, .maximize]))
  let sizes = (0..<pick([2, 3, 4])).map { _ in pick([1.0, 1, 2]) }
  let columns = (0..<pick([2, 3, 4, 5])).map { _ in
    (
      bounds: pick([Bounds.nonnegative, .nonnegative, .between(0, 2), .between(-1, 1), .atLeast(1), .free]),
      cost: pick([-1.0, 0, 1, 2]) * (program.direction == .minimize ? 1 : -1)
    )
  }
  let ends: [Bounds] = [
    .atMost(3), .atLeast(1), .equal(to: 2), .between(1, 4), .atMost(0), .equal(to: 0), .equal(to: 5),
  ]
  let rows = (0..<pick([1, 2, 3, 4])).map { _ in
    (terms: columns.map { _ in pick([0.0, 0, 1, 1, -1, 2]) }, bounds: pick(ends))
  }
  let across = (0..<pick([0, 1, 2])).map { _ in
    (
      terms: columns.map { _ in pick([0.0, 0, 1, 2]) },
      bounds: pick([Bounds.atMost(6), .atLeast(2), .atMost(20)])
    )
  }
  var sums = across.map { _ in LinearExpression() }
  var stages: [Int32] = []
  var handOvers: Set<Int32> = []
  for size in sizes {
    let block = columns.enumerated().map { place, column in
      let isHandOver = seed.isMultiple(of: 2) && place == 0
      if isHandOver { handOvers.insert(Int32(stages.count)) }
      stages.append(Int32(place))
      return program.addVariable(
        "x\(stages.count)", isHandOver ? .nonnegative : column.bounds.times(size), cost: column.cost)
    }
    for row in rows {
      let terms = zip(row.terms, block).map { LinearExpression.Term($0, $1) }
      program.addConstraint("row\(program.rowCount)", LinearExpression(terms), row.bounds.times(size))
    }
    for number in across.indices {
      for (coefficient, column) in zip(across[number].terms, block) { sums[number].add(coefficient, column) }
    }
  }
  for (sum, row) in zip(sums, across) { program.addConstraint("sum\(program.rowCount)", sum, row.bounds) }
  if seed.isMultiple(of: 5) { program.setDomain(.integer, of: Variable(position: 1)) }
  program.stages = Stages(ofColumns: stages, handOvers: handOvers)
  return program
}

extension Bounds {
  fileprivate func times(_ factor: Double) -> Bounds {
    Bounds(lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor })
  }
}
