internal import PlacementModel

extension MathProgData {
  /// Blocks and least purchases, whole units and gangs, sites, and counts of providers.
  func writeWhole(to section: inout DataSection) {
    let options = problem.options.elements
    section.set("BLOCKED", options.filter { $0.blockSize != nil }.map { [$0.id] })
    section.parameter(
      "blockSize", options.compactMap { option in option.blockSize.map { ([option.id], .number($0)) } })
    section.set("LEAST", options.filter { $0.minimumUnits != nil }.map { [$0.id] })
    section.parameter(
      "minimumUnits", options.compactMap { option in option.minimumUnits.map { ([option.id], .number($0)) } })
    let workloads = problem.workloads.elements
    section.set("IN_UNITS", workloads.filter(\.hasWholeUnits).map { [$0.id] })
    section.set("GANGS", workloads.filter { $0.minimumUnits != nil }.map { [$0.id] })
    section.parameter(
      "gangSize", workloads.compactMap { work in work.minimumUnits.map { ([work.id], .number($0)) } })
    writeSites(to: &section)
    writeCounts(to: &section)
  }

  private func writeSites(to section: inout DataSection) {
    let sited = problem.workloads.elements.compactMap { work in work.site.map { (work, $0) } }
    section.set("SITED", sited.map { work, _ in [work.id] })
    section.parameter(
      "site",
      sited.flatMap { work, site in
        problem.sites(of: work, site.kind).flatMap { place in
          place.offers.map { ([work.id, problem.offers[$0].id], .symbol(place.id)) }
        }
      })
    section.parameter(
      "siteSpan",
      sited.flatMap { work, site in
        periods.elements.map { ([work.id, $0.id], .symbol(site.isPerPeriod ? $0.id : "horizon")) }
      })
  }

  private func writeCounts(to section: inout DataSection) {
    let counts = problem.limits.elements.compactMap { limit -> (id: String, count: ProvidersLimit)? in
      if case .providers(let count) = limit.rule { (limit.id, count) } else { nil }
    }
    section.set("COUNTS", counts.map { [$0.id] })
    section.set("COUNT_MAXIMA", counts.filter { $0.count.maximum != nil }.map { [$0.id] })
    section.set("COUNT_MINIMA", counts.filter { $0.count.minimum != nil }.map { [$0.id] })
    section.parameter(
      "providersMaximum",
      counts.compactMap { id, count in count.maximum.map { ([id], .number(Double($0))) } })
    section.parameter(
      "providersMinimum",
      counts.compactMap { id, count in count.minimum.map { ([id], .number(Double($0))) } })
    section.parameter("countsFrom", counts.map { ([$0.id], .number($0.count.countsFrom)) })
  }

  /// What a limit on providers counts, and over what.
  func write(_ count: ProvidersLimit, _ id: String, to section: inout DataSection) {
    section.set("SCOPE", of: [id], count.offers.map { [problem.offers[$0].id] })
    write(spans: count.spans, id, to: &section)
  }
}
