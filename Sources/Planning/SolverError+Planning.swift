internal import LinearProgramming

/// A solver's error as planning's.
func attempt<R>(_ body: () throws(SolverError) -> R) throws(PlanningError) -> R {
  do { return try body() } catch { throw .solver(error) }
}
