internal import CGLPK
internal import LinearProgramming

extension GLPKHandle {
  /// How to leave the basis at hand: by the primal simplex where it is feasible, and by the dual where it is not.
  ///
  /// - Returns: `nil` for a basis that is optimal as it is.
  func methodByFeasibility(_ target: Target) throws(GLPKFailure) -> Simplex? {
    guard let state = try factorize(target) else {
      throw GLPKFailure(doing: "starting from the given basis", code: 1, detail: "it is singular")
    }
    let isFeasible = Int(state.primal_status) == CG_FEASIBLE
    if isFeasible, Int(state.dual_status) == CG_FEASIBLE { return nil }
    return isFeasible ? .primal : .dual
  }

  /// Brings the original problem's basis to a vertex that holds in unscaled numbers: simplex with tighter
  /// and tighter tolerances, until the refined point is within `Tolerance.feasibility`.
  func polish(
    _ program: LinearProgram, _ watch: inout Watch
  ) throws(GLPKFailure) -> Attempt.Answer {
    var best: Vertex?
    for tolerance in [1e-9, 1e-10, 1e-11] {
      watch.report(.refinement)
      if let vertex = try Vertex(of: program, in: self) {
        if vertex.residuals.areWithin(.feasibility) { return .optimal(vertex) }
        if vertex.residuals.size < best?.residuals.size ?? .infinity { best = vertex }
      }
      do {
        guard
          case .optimal = try runSimplex(on: .original, .primal, tolerance: tolerance, &watch)
        else { break }
      } catch {
        break
      }
    }
    if let vertex = try Vertex(of: program, in: self),
      vertex.residuals.size < best?.residuals.size ?? .infinity
    {
      best = vertex
    }
    if let best { return .optimal(best) }
    if let limit = watch.reached { return .stopped(limit, nil) }
    throw GLPKFailure(doing: "refining the optimum", code: 0, detail: "the basis is singular")
  }
}
