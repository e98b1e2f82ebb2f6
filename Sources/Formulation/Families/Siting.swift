internal import LinearProgramming
internal import PlacementModel

/// Where a workload that keeps to one place can be, over one stretch of time.
struct SiteColumns: Sendable {
  let workload: Index<Workload>
  /// The id of the period, or `horizon`.
  let span: String
  let periods: [Index<Period>]
  /// In the problem's order.
  let places: [(id: String, offers: OfferSet, sited: Variable)]
}

extension ProgramBuilder {
  /// `sited[w,x,y]` 0 or 1: whether the workload runs at the region (or provider) in the span.
  mutating func addSiteColumns() {
    let periods = problem.horizon.periods
    for w in problem.workloads.indices {
      guard let site = problem.workloads[w].site else { continue }
      let places = problem.sites(of: problem.workloads[w], site.kind)
      let spans =
        site.isPerPeriod
        ? periods.indices.map { (id: periods[$0].id, periods: [$0]) }
        : [(id: "horizon", periods: periods.indices)]
      for span in spans {
        let sited = places.map { place in
          (
            id: place.id, offers: OfferSet(place.offers, of: problem),
            sited: addColumn(
              "sited", [problem.workloads[w].id, place.id, span.id], in: span.periods.last, .binary,
              domain: .integer)
          )
        }
        columns.sites.append(
          SiteColumns(workload: w, span: span.id, periods: span.periods, places: sited))
      }
    }
  }

  /// A workload has one site at most.
  ///
  ///     s.t. oneSite{w,y}: sum{x} sited[w,x,y] <= 1
  mutating func addOneSite() {
    for site in columns.sites {
      let sum = site.places.reduce(into: LinearExpression()) { $0.add(1, $1.sited) }
      let ids = [problem.workloads[site.workload].id, site.span]
      add(
        .oneSite, ids, sum, .atMost(1), stating: .oneSite(site.workload, span: site.span), .atMost)
    }
  }

  /// It runs where its site is.
  ///
  ///     s.t. siting{w,x,s}: sum{o of x} rate[w,o,s] * use[w,o,s] <= mostWork[w,s] * sited[w,x,y]
  ///
  /// The most work is the demand; of work that may wait all that can have come together, done in this step.
  mutating func addSiting() {
    for site in columns.sites {
      for place in site.places {
        for s in site.periods.flatMap(problem.horizon.steps(of:)) {
          var served = LinearExpression()
          for route in columns.routes(of: site.workload, in: s) where place.offers.contains(route.offer) {
            served.add(route.rate, route.use)
          }
          guard !served.terms.isEmpty else { continue }
          served.add(-mostWork(of: site.workload, in: s), place.sited)
          add(
            .siting, [problem.workloads[site.workload].id, place.id, problem.horizon.steps[s].id], served,
            .atMost(0))
        }
      }
    }
  }

  /// Work per hour.
  func mostWork(of w: Index<Workload>, in s: Index<Step>) -> Double {
    let steps = problem.horizon.steps
    guard let window = problem.workloads[w].deferral else { return problem.workloads[w].demand[s] }
    let t = steps[s].period.offset
    let waiting = (max(0, t - window)...t).flatMap { problem.horizon.steps(of: Index($0)) }
    return waiting.reduce(0) { $0 + steps[$1].hours * problem.workloads[w].demand[$1] } / steps[s].hours
  }
}

extension Problem {
  /// The regions (or providers) of a workload's offers with those of the offers that are theirs, in the order of the
  /// file.
  func sites(of workload: Workload, _ kind: Site.Kind) -> [(id: String, offers: [Index<Offer>])] {
    switch kind {
    case .region:
      return regions.indices.compactMap { r in
        let own = workload.offers.filter { offers[$0].region == r }
        return own.isEmpty ? nil : (regions[r].id, own)
      }
    case .provider:
      return providers.indices.compactMap { p in
        let own = workload.offers.filter { offers[$0].provider == p }
        return own.isEmpty ? nil : (providers[p].id, own)
      }
    }
  }
}
