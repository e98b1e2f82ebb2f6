import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Programs with many columns for each row, solved from the basis of a neighbour: the answer is that of a solve from
/// nothing.
@Suite struct SiftingTests {
  @Test(arguments: [LinearProgram.Direction.minimize, .maximize], [0.35, 0.28, 0.22])
  func aNeighbourLeadsToTheSameOptimum(direction: LinearProgram.Direction, share: Double) throws {
    let before = try GLPKSolver().solve(Self.program(direction, share: 0.4), SolverOptions())
    let program = Self.program(direction, share: share)
    let cold = try GLPKSolver().solve(program, SolverOptions())
    var options = SolverOptions()
    options.startingBasis = try #require(before.outcome.solution?.basis)
    let warm = try GLPKSolver().solve(program, options)
    let (one, other) = (try #require(cold.outcome.solution), try #require(warm.outcome.solution))
    #expect(abs(one.objective - other.objective) <= 1e-9 * abs(one.objective))
    #expect(Residuals(of: other, in: program).areWithin(.feasibility))
    #expect(warm.statistics.method == "simplex from a given basis")
    #expect(warm.statistics.iterations < cold.statistics.iterations)
  }

  @Test func thatThereIsNoPointIsStillProved() throws {
    let before = try GLPKSolver().solve(Self.program(.minimize, share: 0.4), SolverOptions())
    let program = Self.program(.minimize, share: 0.05)
    var options = SolverOptions()
    options.startingBasis = try #require(before.outcome.solution?.basis)
    guard case .infeasible(let proof) = try GLPKSolver().solve(program, options).outcome else {
      Issue.record("a point")
      return
    }
    #expect(proof?.holds(in: program) == true)
  }

  @Test func theLimitsAreKept() throws {
    let before = try GLPKSolver().solve(Self.program(.minimize, share: 0.4), SolverOptions())
    var options = SolverOptions()
    options.startingBasis = try #require(before.outcome.solution?.basis)
    options.iterationLimit = 3
    let result = try GLPKSolver().solve(Self.program(.minimize, share: 0.22), options)
    #expect(result.statistics.iterations <= 3)
    switch result.outcome {
    case .feasible(_, _, stoppedBy: .iterations), .noSolution(_, stoppedBy: .iterations): break
    case let other: Issue.record("\(other)")
    }
  }

  /// Goods from 100 sources, owned by five, to 420 places, ten sources each; nobody may have more than a share of the
  /// whole bill.
  private static func program(_ direction: LinearProgram.Direction, share: Double) -> LinearProgram {
    var random = SeededGenerator(seed: 11)
    var program = LinearProgram(name: "shares", direction: direction)
    let sign: Double = direction == .minimize ? 1 : -1
    var sources = Array(repeating: LinearExpression(), count: 100)
    var bills = Array(repeating: LinearExpression(), count: 5)
    for place in 0..<420 {
      var served = LinearExpression()
      for reach in 0..<10 {
        let source = (place * 7 + reach * 13) % 100
        let price = Double.random(in: 1...9, using: &random) + Double(source % 5)
        let flow = program.addVariable("flow\(source),\(place)", .nonnegative, cost: sign * price)
        served.add(1, flow)
        sources[source].add(1, flow)
        for owner in 0..<5 { bills[owner].add((owner == source % 5 ? 1 : 0) * price - share * price, flow) }
      }
      program.addConstraint(
        "place\(place)", served, .atLeast(Double.random(in: 1...5, using: &random).rounded()))
    }
    for (source, sum) in sources.enumerated() { program.addConstraint("source\(source)", sum, .atMost(22)) }
    for (owner, sum) in bills.enumerated() { program.addConstraint("share\(owner)", sum, .atMost(0)) }
    return program
  }
}
