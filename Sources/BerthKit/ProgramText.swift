internal import Formulation
internal import LinearProgramming

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
  public func programText(_ format: ProgramFormat) -> String {
    switch format {
    case .lp: PlacementProgram(self).program.lpText
    case .mps: PlacementProgram(self).program.mpsText
    case .mathprog: MathProgData(self).text
    }
  }
}
