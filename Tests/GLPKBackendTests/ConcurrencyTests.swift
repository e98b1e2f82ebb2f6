import Foundation
import GLPKBackend
import LinearProgramming
import SolverConformance
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
  @Test func twoHundredTasksGetTheirOwnAnswers() async throws {
    let expected = try (0..<20).map { try Self.objective(seed: UInt64($0)) }
    try await withThrowingTaskGroup(of: (Int, Double).self) { group in
      for task in 0..<200 {
        group.addTask { (task % 20, try Self.objective(seed: UInt64(task % 20))) }
      }
      for try await (seed, objective) in group { #expect(objective == expected[seed]) }
    }
  }

  @Test func twoThreadsSolveAtOnce() throws {
    let program = LinearProgram.random(rows: 150, columns: 300, seed: 77)
    let expected = try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.columnValues
    let results = Mutex<[[Double]?]>([])
    let done = DispatchGroup()
    for _ in 0..<2 {
      done.enter()
      Thread {
        let values = try? GLPKSolver().solve(program, SolverOptions()).outcome.solution?.columnValues
        results.withLock { $0.append(values) }
        done.leave()
      }.start()
    }
    done.wait()
    #expect(results.withLock { $0 } == [expected, expected])
  }

  /// The report of a simplex may solve; that of a search or of the interior-point method may not, and is
  /// told so.
  @Test func aSolveInsideAReportIsAnsweredOrRefused() throws {
    let outcomes = Mutex<[SolverProgress.Phase: Bool]>([:])
    var options = SolverOptions()
    options.method = .interiorPoint
    options.onProgress = { progress in
      let isSolved = (try? GLPKSolver().solve(.random(rows: 5, columns: 9, seed: 1), SolverOptions())) != nil
      outcomes.withLock { $0[progress.phase] = isSolved }
    }
    let result = try GLPKSolver().solve(.random(rows: 40, columns: 90, seed: 2), options)
    #expect(result.outcome.solution != nil)
    #expect(outcomes.withLock { $0[.interiorPoint] } == false)
    #expect(outcomes.withLock { $0[.refinement] } == true)
  }

  @Test func theInteriorPointMethodEndsWithAVertex() throws {
    let program = LinearProgram.random(rows: 120, columns: 260, seed: 9)
    var options = SolverOptions()
    options.method = .interiorPoint
    let result = try GLPKSolver().solve(program, options)
    #expect(result.statistics.method == "interior point, then primal simplex")
    let basis = try #require(result.outcome.solution?.basis)
    #expect((basis.rows + basis.columns).count { $0 == .basic } == program.rowCount)
  }

  private static func objective(seed: UInt64) throws -> Double {
    let program = LinearProgram.random(rows: 30, columns: 60, seed: seed)
    return try GLPKSolver().solve(program, SolverOptions()).outcome.solution?.objective ?? .nan
  }
}
