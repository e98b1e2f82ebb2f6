internal import Decomposition
internal import Formulation
internal import GLPKBackend
internal import LinearProgramming
internal import Planning

/// The forms in which a problem's program can be handed to other solvers.
public enum ProgramFormat: String, CaseIterable, Sendable {
  /// CPLEX LP.
  case lp
  /// Free MPS.
  case mps
  /// Data for `models/placement.mod`, in GNU MathProg.
  case mathprog
}

extension Problem {
  /// The linear program of the problem as text for another solver.
  ///
  /// A limit of concentration is a cone, which no linear program holds whole: it is stated by the tangents that the
  /// optimum takes, for which the problem is solved first. Of several goals the first is the objective.
  ///
  /// - Throws: an error where two names would be one in the format, which takes ids of hundreds of characters.
  public func programText(_ format: ProgramFormat) throws -> String {
    let cuts = try Planner(solver: StagedSolver(GLPKSolver())).cuts(for: self)
    let goal = priorities.first?.goal ?? .cost
    let program = { PlacementProgram(self, cuts: cuts, objective: goal).program }
    var text = ""
    switch format {
    case .lp: try LPFormat.write(program(), to: &text)
    case .mps: try MPSFormat.write(program(), to: &text)
    case .mathprog: text = MathProgData(self, cuts: cuts, objective: goal).text
    }
    return text
  }
}
