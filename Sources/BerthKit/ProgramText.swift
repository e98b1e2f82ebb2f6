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
  ///
  /// - Throws: an error where two names would be one in the format, which takes ids of hundreds of characters.
  public func programText(_ format: ProgramFormat) throws -> String {
    var text = ""
    switch format {
    case .lp: try LPFormat.write(PlacementProgram(self).program, to: &text)
    case .mps: try MPSFormat.write(PlacementProgram(self).program, to: &text)
    case .mathprog: text = MathProgData(self).text
    }
    return text
  }
}
