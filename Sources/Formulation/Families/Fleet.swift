internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// `fleet[w,o,s]` >= 0 and whole for work on whole units; `gang[w,o,s]` >= 0 for other work with a least fleet;
  /// `placed[w,o,s]` 0 or 1 for all work with a least fleet.
  mutating func addFleetColumns() {
    for position in columns.routes.indices {
      let route = columns.routes[position]
      let workload = problem.workloads[route.workload]
      if workload.hasWholeUnits {
        columns.routes[position].fleet = addColumn("fleet", ids(route), in: route.period, domain: .integer)
      } else if workload.minimumUnits != nil {
        columns.routes[position].fleet = addColumn("gang", ids(route), in: route.period)
      }
    }
    for position in columns.routes.indices {
      let route = columns.routes[position]
      guard problem.workloads[route.workload].minimumUnits != nil else { continue }
      columns.routes[position].placed = addColumn(
        "placed", ids(route), in: route.period, .binary, domain: .integer)
    }
  }

  /// A fleet is large enough for the peak.
  ///
  ///     s.t. fleetSize{w,o,s}: fleet[w,o,s] (or gang[w,o,s]) >= peak[w,s] * use[w,o,s]
  mutating func addFleetSize() {
    for route in columns.routes {
      guard let fleet = route.fleet else { continue }
      var size = 1 * fleet
      size.add(-problem.workloads[route.workload].peak[route.step], route.use)
      add(.fleetSize, ids(route), size, .atLeast(0))
    }
  }

  /// A gang is placed with at least its minimum, or not at all.
  ///
  ///     s.t. leastFleet{w,o,s}: fleet[w,o,s] (or gang[w,o,s]) >= gangSize[w] * placed[w,o,s]
  ///     s.t. mostFleet{w,o,s}:  fleet[w,o,s] (or gang[w,o,s]) <= mostFleet[o,t] * placed[w,o,s]
  ///
  /// The most units there can be are what is held and what can be bought beside it.
  mutating func addGang() {
    for route in columns.routes {
      guard let fleet = route.fleet, let placed = route.placed,
        let minimum = problem.workloads[route.workload].minimumUnits
      else { continue }
      var least = 1 * fleet
      least.add(-minimum, placed)
      add(
        .leastFleet, ids(route), least, .atLeast(0),
        stating: .leastFleet(route.workload, route.offer, route.step), .atLeast)
    }
    for route in columns.routes {
      guard let fleet = route.fleet, let placed = route.placed else { continue }
      let held = problem.held(on: route.offer, in: route.period)
      var most = 1 * fleet
      most.add(-(held + mostUnits(of: route.offer, in: route.period)), placed)
      add(.mostFleet, ids(route), most, .atMost(0))
    }
  }

  /// Adds the units of an offer that a route takes up: the fleet where there is one, else what its peak needs.
  func addOccupied(by route: Route, to balance: inout LinearExpression) {
    if let fleet = route.fleet {
      balance.add(1, fleet)
    } else {
      balance.add(problem.workloads[route.workload].peak[route.step], route.use)
    }
  }

  private func ids(_ route: Route) -> [String] {
    [
      problem.workloads[route.workload].id, problem.offers[route.offer].id,
      problem.horizon.steps[route.step].id,
    ]
  }
}
