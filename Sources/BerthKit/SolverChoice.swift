internal import Decomposition
internal import GLPKBackend
package import LinearProgramming
internal import Planning

/// What solves the linear programs.
///
/// GLPK is always there. The others are programs of their own, found on the `PATH`; GLPK finishes what they find, so that
/// every plan passes the same check. Clp solves problems without whole numbers only.
public enum SolverChoice: String, CaseIterable, Hashable, Sendable {
  /// GLPK 5.0, linked: always there.
  case glpk
  /// Clp, from COIN-OR: linear programs only.
  case clp
  /// CBC, from COIN-OR.
  case cbc
  /// HiGHS.
  case highs
  /// SCIP; it tells no basis, so that linear programs go to GLPK.
  case scip

  /// Numbers that lie far apart are scaled before anything else, whoever solves. Then what is alike is merged: it has no basis
  /// to hand on, and the others need one.
  ///
  /// - Throws: `PlanningError.solver(.unavailable)` where there is no such program.
  package func solver() throws(PlanningError) -> any Solver {
    guard let program = ExternalProgram(rawValue: rawValue) else {
      // Recourse when it cannot be met, whole numbers by a tree of linear programs where there are many rows.
      return ScalingSolver(AggregatingSolver(RecourseSolver(MixedIntegerSolver(Self.unscaledHouse))))
    }
    do {
      return ScalingSolver(AggregatingSolver(try ExternalSolver(program, finishing: Self.unscaledHouse)))
    } catch {
      throw .solver(error)
    }
  }

  /// Plans with this solver, and asks vertices of the house's own.
  ///
  /// - Throws: `PlanningError.solver(.unavailable)` where there is no such program.
  func analyst() throws(PlanningError) -> Analyst {
    Analyst(planner: Planner(solver: try solver()), vertices: Self.house)
  }

  private static var house: ScalingSolver<InteriorPointSolver<StagedSolver<GLPKSolver>>> {
    ScalingSolver(unscaledHouse)
  }

  /// Large programs from inside, and time block by block; ends at a vertex.
  private static var unscaledHouse: InteriorPointSolver<StagedSolver<GLPKSolver>> {
    InteriorPointSolver(StagedSolver(GLPKSolver()))
  }
}
