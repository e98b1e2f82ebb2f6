internal import CGLPK
internal import LinearProgramming

/// A mixed-integer program: relaxation, rounded starts, then branch and bound in more than one way.
struct Search {
  private let program: LinearProgram
  private let options: SolverOptions

  init(_ program: LinearProgram, _ options: SolverOptions) {
    self.program = program
    self.options = options
  }

  func run(_ watch: inout Watch) throws(GLPKFailure) -> SolverResult {
    throw GLPKFailure(doing: "searching", code: 0, detail: "not yet")
  }
}
