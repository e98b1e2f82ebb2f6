internal import PlacementModel

extension MathProgData {
  /// What leaves home, what stands where before the horizon, and whose moves are counted.
  func writeMoves(to section: inout DataSection) {
    let workloads = problem.workloads.elements
    section.set("REGIONS", problem.regions.elements.map { [$0.id] })
    section.parameter(
      "region", problem.offers.elements.map { ([$0.id], .symbol(problem.regions[$0.region].id)) })
    section.parameter(
      "egress",
      workloads.flatMap { workload in
        workload.offers.flatMap { o in
          workload.egress[o.offset].map { entries([workload.id, problem.offers[o].id], $0) } ?? []
        }
      })
    section.parameter(
      "initialUnits",
      workloads.flatMap { workload in
        problem.offers.indices.compactMap { o in
          workload.initial[o.offset].map { ([workload.id, problem.offers[o].id], .number($0)) }
        }
      })
    let mobile = workloads.compactMap { workload in workload.mobility.map { (workload.id, $0) } }
    section.set("MOBILE", mobile.map { [$0.0] })
    section.parameter("movesBetween", mobile.map { ([$0], .symbol($1.between.rawValue)) })
    section.parameter(
      "migrationCost",
      mobile.flatMap { id, mobility in
        mobility.cost.map { entries([id], $0) } ?? []
      })
    writeLimitsOfMoves(to: &section)
  }

  private func writeLimitsOfMoves(to section: inout DataSection) {
    var (churns, survivals): ([[String]], [[String]]) = ([], [])
    for limit in problem.limits.elements {
      switch limit.rule {
      case .churn: churns.append([limit.id])
      case .survive: survivals.append([limit.id])
      default: break
      }
    }
    section.set("CHURNS", churns)
    section.set("SURVIVALS", survivals)
  }

  func write(_ churn: ChurnLimit, _ id: String, to section: inout DataSection) {
    section.set("SCOPE_WORKLOADS", of: [id], churn.workloads.map { [problem.workloads[$0].id] })
    section.parameter("churnMaximum", entries([id], churn.maximum, default: 1))
  }

  func write(_ survive: SurviveLimit, _ id: String, to section: inout DataSection) {
    write(parts: survive.losses, id, to: &section)
    section.set("SCOPE_WORKLOADS", of: [id], survive.workloads.map { [problem.workloads[$0].id] })
    section.parameter("serve", entries([id], survive.serve))
    section.parameter("burst", entries([id], survive.burst))
  }
}
