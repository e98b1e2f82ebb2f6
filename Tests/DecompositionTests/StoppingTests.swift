import LinearProgramming
import SolverConformance
import Synchronization
import Testing

@testable import Decomposition

/// Work without iterations hears that it should stop: what is counted is how often it asks, never how long it takes.
@Suite struct StoppingTests {
  /// A path of so many vertices takes two questions' worth of work.
  @Test func anOrderIsStopped() {
    let count = 50_000
    let starts = [0] + (1...count).map { min(2 * $0 - 1, 2 * count - 2) }
    let neighbours = (0..<count).flatMap { vertex in
      [vertex - 1, vertex + 1].filter { (0..<count).contains($0) }.map { Int32($0) }
    }
    var looks = 0
    let order = MinimumDegree.order(starts: starts, neighbours: neighbours) {
      looks += 1
      return looks == 2
    }
    #expect(order == nil && looks == 2)
    let shape = Supernodes(starts: starts, neighbours: neighbours, isStopped: { true })
    #expect(shape == nil)
  }

  /// One dense panel is stopped from inside the kernel that factors it.
  @Test func aPanelIsStopped() throws {
    let equations = try denseEquations(count: 600)
    let weights = Vector(Array(repeating: 1, count: 601))
    var looks = 0
    #expect(
      equations.factor(weights, regularization: 1) {
        looks += 1; return false
      })
    let whole = looks
    #expect(whole >= 5)
    looks = 0
    #expect(
      !equations.factor(weights, regularization: 1) {
        looks += 1; return looks == 3
      })
    #expect(looks == 3)
    // What was stopped can be begun again.
    #expect(equations.factor(weights, regularization: 1) { false })
  }

  @Test func nothingIsBegunOfWhatIsStopped() throws {
    let (matrix, rows) = try dense(count: 50)
    #expect(NormalEquations(matrix, rowCount: rows, isStopped: { true }) == nil)
    #expect(NormalEquations(matrix, rowCount: rows, isStopped: { false }) != nil)
  }

  /// Conjugate gradients end between two steps.
  @Test func aSolveWithTheFactorIsStopped() throws {
    let equations = try denseEquations(count: 60)
    #expect(equations.factor(Vector(Array(repeating: 1, count: 61)), regularization: 1) { false })
    let solution = Vector(60)
    equations.solve(Vector(Array(repeating: 1, count: 60)), into: solution, tolerance: 0, steps: 4) { true }
    #expect(equations.solves == 1)
  }

  /// Nobody waits for a program to be merged, and then the base is not asked either.
  @Test func mergingIsStopped() throws {
    let (program, _) = classProgram(seed: 2)
    let base = Asked()
    let solver = AggregatingSolver(base, smallestProgram: 1, leastGain: 0)
    var options = SolverOptions()
    options.cancellation = Cancellation()
    options.cancellation?.cancel()
    guard case .noSolution(_, stoppedBy: .cancelled) = try solver.solve(program, options).outcome else {
      Issue.record("a cancelled solve went on")
      return
    }
    options.cancellation = nil
    options.timeLimit = .zero
    guard case .noSolution(_, stoppedBy: .time) = try solver.solve(program, options).outcome else {
      Issue.record("a solve without time went on")
      return
    }
    #expect(base.count.withLock { $0 } == 0)
  }

  @Test func coloursAreStoppedBetweenRounds() {
    let (program, _) = classProgram(seed: 2)
    let marks = Colouring.Marks(
      rows: Array(repeating: 0, count: program.rowCount),
      columns: Array(repeating: 0, count: program.columnCount))
    var colouring = Colouring(of: program, marks)
    var looks = 0
    let isWhole = colouring.refine {
      looks += 1
      return looks == 2
    }
    #expect(!isWhole)
    #expect(looks == 2)
  }

  private func dense(count: Int) throws -> (SparseColumns, rows: Int) {
    var generator = SeededGenerator(seed: 5)
    let values = (0..<(count * (count + 1))).map { _ in Double.random(in: -1...1, using: &generator) }
    let positions = (0...count).flatMap { _ in 0..<Int32(count) }
    return (
      SparseColumns(starts: (0...(count + 1)).map { $0 * count }, rows: positions, values: values), count
    )
  }

  private func denseEquations(count: Int) throws -> NormalEquations {
    let (matrix, rows) = try dense(count: count)
    return try #require(NormalEquations(matrix, rowCount: rows))
  }
}

/// Counts how often it is asked.
private final class Asked: Solver {
  let name = "asked"
  let count = Mutex(0)

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    count.withLock { $0 += 1 }
    return SolverResult(
      outcome: .infeasible(nil), statistics: SolverStatistics(method: "asked", iterations: 0))
  }
}
