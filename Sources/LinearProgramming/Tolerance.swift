/// How much of a residual is let pass, with the reason for the number.
package struct Tolerance: Hashable, Sendable {
  package var value: Double
  package init(_ value: Double) { self.value = value }

  /// Relative violation of a row, column or dual constraint. A refined vertex lies near 1e-15, so 1e-9 leaves
  /// six digits for hard programs and still fails a solver's raw answer that was scaled badly (1e-7 and up).
  package static let feasibility = Tolerance(1e-9)

  /// Relative distance between the primal and the dual objective. Both are sums whose terms cancel: 1e-9 of
  /// the objective is what stays certain when the terms are a thousand times larger than their sum.
  package static let optimality = Tolerance(1e-9)

  /// What a user is promised of a plan, whatever solver made it: relative violation at most 1e-7, which is
  /// the tolerance that simplex codes themselves work to.
  package static let trust = Tolerance(1e-7)

  /// How far from a whole number an integer column may lie: GLPK's and HiGHS's own 1e-5 and 1e-6 are looser,
  /// but a solution is rounded and solved again, and comes out exact.
  package static let integrality = Tolerance(1e-9)
}
