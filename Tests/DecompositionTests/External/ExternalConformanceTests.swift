import Decomposition
import Foundation
import GLPKBackend
import LinearProgramming
import SolverConformance
import Synchronization
import Testing

/// The suite, on every program that this machine has; a test of one that it lacks is shown as skipped.
@Suite struct ExternalConformanceTests {
  @Test(.enabled(if: isInstalled(.clp), "clp is not on the PATH"), arguments: SolverOptions.Method.allCases)
  func clpConforms(by method: SolverOptions.Method) throws {
    let cases = ConformanceCase.all.filter { !wholeNumbers.contains($0.name) }
    // The barrier of Clp 1.17 goes round for ever in some random programs without a point.
    try expectNoComplaints(
      about: .clp,
      method == .interiorPoint ? cases.filter { !$0.name.hasPrefix("seeded random programs with") } : cases,
      method)
  }

  @Test(.enabled(if: isInstalled(.cbc), "cbc is not on the PATH"))
  func cbcConforms() throws { try expectNoComplaints(about: .cbc, ConformanceCase.all) }

  @Test(.enabled(if: isInstalled(.highs), "highs is not on the PATH"))
  func highsConforms() throws { try expectNoComplaints(about: .highs, ConformanceCase.all) }

  @Test(.enabled(if: isInstalled(.scip), "scip is not on the PATH"))
  func scipConforms() throws { try expectNoComplaints(about: .scip, ConformanceCase.all) }

  /// Programs with whole numbers that are solved by the house as well.
  @Test(.enabled(if: isInstalled(.cbc), "cbc is not on the PATH"), arguments: UInt64(1)...20)
  func cbcAgreesOnWholeNumbers(seed: UInt64) throws { try expectAgreement(.cbc, seed) }

  @Test(.enabled(if: isInstalled(.highs), "highs is not on the PATH"), arguments: UInt64(1)...20)
  func highsAgreesOnWholeNumbers(seed: UInt64) throws { try expectAgreement(.highs, seed) }

  @Test(.enabled(if: isInstalled(.scip), "scip is not on the PATH"), arguments: UInt64(1)...20)
  func scipAgreesOnWholeNumbers(seed: UInt64) throws { try expectAgreement(.scip, seed) }

  /// The basis that is read is the one that was written: nothing is left to do from there.
  @Test(arguments: ExternalProgram.allCases.filter { $0 != .scip && isInstalled($0) })
  func aFinishTakesHardlyAPivot(program: ExternalProgram) throws {
    let base = CountingSolver()
    let solver = try ExternalSolver(program, finishing: base)
    for seed in UInt64(1)...20 {
      _ = try solver.solve(randomFees(seed: seed).relaxed, SolverOptions())
    }
    #expect(base.pivots.count >= 20)
    #expect(base.pivots.reduce(0, +) <= 5)
    #expect(base.coldStarts == 0)
  }

  private let wholeNumbers = Set(ConformanceCase.wholeNumbers.map(\.name))

  private func expectNoComplaints(
    about program: ExternalProgram, _ cases: [ConformanceCase], _ method: SolverOptions.Method = .automatic
  ) throws {
    let solver = try ExternalSolver(program, finishing: GLPKSolver())
    var options = SolverOptions()
    options.method = method
    for conformance in cases {
      let complaints = conformance.complaints(about: solver, options)
      #expect(complaints.isEmpty, "\(conformance.name): \(complaints)")
    }
  }

  private func expectAgreement(_ program: ExternalProgram, _ seed: UInt64) throws {
    let solver = try ExternalSolver(program, finishing: GLPKSolver())
    var options = SolverOptions()
    options.relativeGap = 0
    var mixed = randomFees(seed: seed)
    if seed.isMultiple(of: 2) {
      mixed.direction = .maximize
      mixed.scaleObjective(by: -1)
      mixed.objectiveConstant = 1000
    }
    let expected = try GLPKSolver().solve(mixed, options).outcome
    let found = try solver.solve(mixed, options).outcome
    switch (expected, found) {
    case (.infeasible, .infeasible): break
    case (_, .optimal(let solution)), (_, .feasible(let solution, _, stoppedBy: .iterations)):
      let best = try #require(expected.solution)
      #expect(abs(solution.objective - best.objective) <= 1e-6 * abs(best.objective))
      #expect(abs(solution.bound - best.objective) <= 1e-5 * abs(best.objective))
      #expect(Residuals(columnValues: solution.columnValues, duals: nil, in: mixed).primal <= 1e-9)
      #expect(solution.duals == nil && solution.fixedDuals != nil)
    default: Issue.record("\(expected) is not \(found)")
    }
  }
}

/// Whether a program is on the search path of the tests.
func isInstalled(_ program: ExternalProgram) -> Bool {
  (try? ExternalSolver(program, finishing: GLPKSolver())) != nil
}

/// GLPK, remembering its pivots from given bases, and how often it had none.
final class CountingSolver: Solver {
  private let counted = Mutex<(pivots: [Int], coldStarts: Int)>(([], 0))
  var pivots: [Int] { counted.withLock { $0.pivots } }
  var coldStarts: Int { counted.withLock { $0.coldStarts } }
  let name = "counting"

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let result = try GLPKSolver().solve(program, options)
    counted.withLock { counted in
      if options.startingBasis == nil {
        counted.coldStarts += 1
      } else {
        counted.pivots.append(result.statistics.iterations)
      }
    }
    return result
  }
}
