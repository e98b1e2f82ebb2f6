import GLPKBackend
import LinearProgramming
import SolverConformance
import Testing

@Suite struct ConformanceTests {
  @Test(arguments: ConformanceCase.all, SolverOptions.Method.allCases)
  func glpkConforms(to requirement: ConformanceCase, by method: SolverOptions.Method) {
    var options = SolverOptions()
    options.method = method
    let complaints = requirement.complaints(about: GLPKSolver(), options)
    #expect(complaints.isEmpty)
  }

  /// The suite itself must be able to fail: each wrong solver is caught by some case.
  @Test(arguments: WrongSolver.Mistake.allCases)
  func wrongSolversAreCaught(_ mistake: WrongSolver.Mistake) {
    let caught = ConformanceCase.all.contains { !$0.complaints(about: WrongSolver(mistake: mistake)).isEmpty }
    #expect(caught)
  }
}

/// GLPK with one mistake.
struct WrongSolver: Solver {
  enum Mistake: CaseIterable {
    case dualSign, maximizedDualSign, objective, proofSign, stoppedIsOptimal, ignoresBasis,
      unboundedIsInfeasible
    case roundedValues, wholeNumbersAreRelaxed, missingFault
  }

  var mistake: Mistake
  var name: String { "wrong" }

  func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    var options = options
    if mistake == .ignoresBasis { options.startingBasis = nil }
    var result: SolverResult
    do {
      result = try GLPKSolver().solve(mistake == .wholeNumbersAreRelaxed ? program.relaxed : program, options)
    } catch .invalid(let faults) where mistake == .missingFault {
      throw .invalid(Array(faults.dropLast()))
    }
    switch (result.outcome, mistake) {
    case (.optimal(let solution), _): result.outcome = .optimal(spoilt(solution, program))
    case (.infeasible(let proof?), .proofSign):
      result.outcome = .infeasible(InfeasibilityProof(rowWeights: proof.rowWeights.map { -$0 }))
    case (.unbounded, .unboundedIsInfeasible): result.outcome = .infeasible(nil)
    case (.feasible(let solution, _, _), .stoppedIsOptimal): result.outcome = .optimal(solution)
    case (.noSolution, .stoppedIsOptimal): result.outcome = .infeasible(nil)
    default: break
    }
    return result
  }

  private func spoilt(_ solution: Solution, _ program: LinearProgram) -> Solution {
    var solution = solution
    let flips = mistake == .dualSign || (mistake == .maximizedDualSign && program.direction == .maximize)
    if flips, let duals = solution.duals {
      solution.duals = Duals(
        rowDuals: duals.rowDuals.map { -$0 }, reducedCosts: duals.reducedCosts.map { -$0 })
    }
    if mistake == .objective { solution.objective -= program.objectiveConstant }
    if mistake == .roundedValues {
      solution.columnValues = solution.columnValues.map { ($0 * 1e6).rounded() / 1e6 }
    }
    return solution
  }
}
