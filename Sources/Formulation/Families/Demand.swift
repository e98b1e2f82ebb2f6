internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// What is served, what stays unmet and what is carried over make up what is demanded.
  ///
  ///     s.t. demand{w,b}: sum{s of b} hours[s] * (sum{o} rate[w,o,s] * use[w,o,s] + unmet[w,s])
  ///       + backlog[w,b] - backlog[w,b-1] = sum{s of b} hours[s] * load[w,s]
  ///
  /// A balance b is a step; for work that may wait it is a period, over whose slices the work can move.
  mutating func addDemand() {
    for w in problem.workloads.indices where !isStopped() {
      let workload = problem.workloads[w]
      if workload.deferral == nil {
        for s in problem.horizon.steps.indices {
          addDemand(of: w, over: [s], name: problem.horizon.steps[s].id, carrying: nil)
        }
      } else {
        for t in problem.horizon.periods.indices {
          addDemand(
            of: w, over: problem.horizon.steps(of: t), name: problem.horizon.periods[t].id, carrying: t)
        }
      }
    }
  }

  private mutating func addDemand(
    of w: Index<Workload>, over steps: [Index<Step>], name: String, carrying period: Index<Period>?
  ) {
    var served = LinearExpression()
    var demanded = 0.0
    for s in steps {
      let hours = problem.horizon.steps[s].hours
      for route in columns.routes(of: w, in: s) { served.add(hours * route.rate, route.use) }
      if let unmet = columns.unmet[w, s] { served.add(hours, unmet) }
      demanded += hours * problem.workloads[w].demand[s]
    }
    if let t = period {
      if let carriedOut = columns.backlog[w, t] { served.add(1, carriedOut) }
      if t.offset > 0, let carriedIn = columns.backlog[w, Index(t.offset - 1)] { served.add(-1, carriedIn) }
    }
    let row = add(
      .demand, [problem.workloads[w].id, name], served, .equal(to: demanded))
    rows.demand[w.offset].append(row)
  }

  /// Work waits at most `window` periods.
  ///
  ///     s.t. deferral{w,t}: backlog[w,t] <= sum{i < window[w]} hours[t-i] * load[w,t-i]
  ///
  /// Nothing is carried into the horizon, and nothing out of it.
  mutating func addDeferral() {
    for w in problem.workloads.indices {
      guard let window = problem.workloads[w].deferral else { continue }
      for t in problem.horizon.periods.indices {
        guard let backlog = columns.backlog[w, t] else { continue }
        var waiting = 0.0
        for earlier in max(0, t.offset - window + 1)...t.offset {
          for s in problem.horizon.steps(of: Index(earlier)) {
            waiting += problem.horizon.steps[s].hours * problem.workloads[w].demand[s]
          }
        }
        let ids = [problem.workloads[w].id, problem.horizon.periods[t].id]
        rows.deferral[w, t] = add(.deferral, ids, 1 * backlog, .atMost(waiting))
      }
    }
  }
}
