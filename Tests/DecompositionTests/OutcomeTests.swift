import Decomposition
import Foundation
import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

/// Every outcome that there is comes out of some solve, by the solvers that planning uses.
@Suite struct OutcomeTests {
  /// An outcome without its numbers.
  private enum Kind: Hashable, CaseIterable {
    case optimal, infeasible, infeasibleWithProof, unbounded, infeasibleOrUnbounded
    case feasibleInTime, feasibleInIterations, feasibleInMemory, feasibleUntilCancelled
    case nothingInTime, nothingInIterations, nothingInMemory, nothingUntilCancelled

    /// A case that is added to `Outcome` or to its limits does not compile until it is here, and then must be reached.
    init(_ outcome: Outcome) {
      switch outcome {
      case .optimal: self = .optimal
      case .infeasible(let proof): self = proof == nil ? .infeasible : .infeasibleWithProof
      case .unbounded: self = .unbounded
      case .infeasibleOrUnbounded: self = .infeasibleOrUnbounded
      case .feasible(_, _, .time): self = .feasibleInTime
      case .feasible(_, _, .iterations): self = .feasibleInIterations
      case .feasible(_, _, .memory): self = .feasibleInMemory
      case .feasible(_, _, .cancelled): self = .feasibleUntilCancelled
      case .noSolution(_, .time): self = .nothingInTime
      case .noSolution(_, .iterations): self = .nothingInIterations
      case .noSolution(_, .memory): self = .nothingInMemory
      case .noSolution(_, .cancelled): self = .nothingUntilCancelled
      }
    }
  }

  private static let solver = ScalingSolver(
    AggregatingSolver(
      RecourseSolver(MixedIntegerSolver(InteriorPointSolver(StagedSolver(GLPKSolver()))))))

  private func kind(_ program: LinearProgram, _ change: (inout SolverOptions) -> Void = { _ in }) throws
    -> Kind
  {
    var options = SolverOptions()
    change(&options)
    return Kind(try Self.solver.solve(program, options).outcome)
  }

  private static let covering = LinearProgram.randomCovering(rows: 40, columns: 60, seed: 5, wholePart: 1)
  private static let linear = LinearProgram.random(rows: 60, columns: 120, seed: 4)

  @Test func everyOutcomeIsReached() throws {
    var reached: Set<Kind> = [try kind(Self.linear), try kind(Self.linear.contradicted(seed: 4))]
    reached.insert(try kind(Self.linear.opened(seed: 4)))
    for limit in stride(from: 0, through: 200, by: 10) {
      reached.insert(
        try kind(Self.linear) {
          $0.method = .primalSimplex
          $0.iterationLimit = limit
        })
    }
    reached.insert(try kind(Self.linear) { $0.timeLimit = .zero })
    for stop in [Cancellation.cancel, Cancellation.stopForMemory] {
      let cancellation = Cancellation()
      stop(cancellation)()
      reached.insert(try kind(Self.linear) { $0.cancellation = cancellation })
    }
    reached.formUnion(try searches())
    #expect(Set(Kind.allCases).subtracting(reached) == [])
  }

  /// What only programs with whole numbers come to.
  private func searches() throws -> Set<Kind> {
    var reached: Set<Kind> = [try kind(Self.endless), try kind(Self.between)]
    for limit in [1, 20, 100, 500, 2000] {
      reached.insert(try kind(Self.covering) { $0.iterationLimit = limit })
    }
    for stop in [Cancellation.cancel, Cancellation.stopForMemory] {
      let cancellation = Cancellation()
      reached.insert(
        try kind(Self.covering) {
          $0.cancellation = cancellation
          $0.onProgress = { if $0.phase == .search, $0.objective != nil { stop(cancellation)() } }
        })
    }
    // Time is up between the first point and the last bound: the search is held up once there is a point. Where the machine
    // is too busy for a first point in time, it is given more.
    for seconds in [0.5, 4, 32] where !reached.contains(.feasibleInTime) {
      reached.insert(
        try kind(Self.covering) {
          $0.timeLimit = .seconds(seconds)
          $0.onProgress = {
            if $0.phase == .search, $0.objective != nil { usleep(UInt32(1.1e6 * seconds)) }
          }
        })
    }
    return reached
  }

  /// Whole numbers that go on for ever, or are not there: the relaxation does not say.
  private static let endless: LinearProgram = {
    var program = LinearProgram()
    let x = program.addVariable("x", domain: .integer, cost: -1)
    let y = program.addVariable("y", domain: .integer)
    program.addConstraint("row", 3 * x - 3 * y, .equal(to: 1))
    return program
  }()

  /// No whole number lies between a third and two thirds; no weights on rows prove it.
  private static let between: LinearProgram = {
    var program = LinearProgram()
    let x = program.addVariable("x", .between(0, 9), domain: .integer, cost: 1)
    let y = program.addVariable("y", .between(0, 9), domain: .integer, cost: 1)
    program.addConstraint("sum", 3 * x + 3 * y, .between(4, 5))
    return program
  }()
}
