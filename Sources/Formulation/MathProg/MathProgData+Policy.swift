internal import LinearProgramming
internal import PlacementModel

extension MathProgData {
  /// Pools, carbon, concentration with its cuts, and what one provider has a right to.
  func writePolicyLimits(to section: inout DataSection) {
    var members: [String: [[String]]] = [:]
    for l in problem.limits.indices {
      let limit = problem.limits[l]
      switch limit.rule {
      case .pool(let pool):
        members["POOLS", default: []].append([limit.id])
        writeScope(limit.id, pool.offers, nil, to: &section)
        section.parameter("poolMaximum", entries([limit.id], pool.maximum))
        section.parameter("poolWeight", weights(limit.id, pool.weights))
      case .carbon(let carbon):
        members["CARBONS", default: []].append([limit.id])
        writeScope(limit.id, carbon.offers, carbon.workloads, to: &section)
        write(spans: carbon.spans, limit.id, to: &section)
        section.parameter("carbonMaximum", bounds(limit.id, carbon.spans, carbon.maximum))
      case .concentration(let concentration):
        members["CONCENTRATIONS", default: []].append([limit.id])
        write(concentration, l, to: &section)
        if concentration.countsShortfall { members["PARTS_COUNT_SHORTFALL", default: []].append([limit.id]) }
      case .exclusive(let holder):
        members["EXCLUSIVES", default: []].append([limit.id])
        write(holder, limit.id, to: &section)
      case .firstRefusal(let holder):
        members["FIRST_REFUSALS", default: []].append([limit.id])
        write(holder, limit.id, to: &section)
      default: break
      }
    }
    for (name, ids) in members.sorted(by: { $0.key < $1.key }) { section.set(name, ids) }
    if countsEmissions { writeEmissions(to: &section) }
  }

  /// Whether anything asks for emissions.
  private var countsEmissions: Bool {
    problem.carbonPrice != nil || goal == .carbon || held.contains { $0.goal == .carbon }
      || problem.limits.elements.contains { if case .carbon = $0.rule { true } else { false } }
  }

  private func writeEmissions(to section: inout DataSection) {
    section.parameter(
      "carbonPrice", problem.carbonPrice.map { price in periodEntries { price[$0] } } ?? [])
    section.parameter(
      "kilowatts",
      problem.machines.elements.compactMap { machine in machine.kilowatts.map { ([machine.id], .number($0)) }
      })
    section.parameter(
      "carbonIntensity",
      problem.regions.elements.compactMap { region in
        region.carbonIntensity.map { ([region.id], .number($0)) }
      })
  }

  /// Goals that are held, the one that is minimised, and the cuts of the goal of little concentration.
  func writeGoals(to section: inout DataSection) {
    section.parameter("objective", [([], .symbol(goal == .concentration ? "cost" : goal.rawValue))])
    let sums = held.filter { $0.goal != .concentration }
    section.set("HELD", sums.map { [$0.goal.rawValue] })
    section.parameter("priorityBound", sums.map { ([$0.goal.rawValue], .number($0.bound)) })
    guard let index = held.last(where: { $0.goal == .concentration })?.bound else { return }
    section.parameter("priorityIndex", [([], .number(index))])
    let cuts = cuts.filter { $0.cone == .goal }
    section.set("PRIORITY_CUTS", cuts.indices.map { ["\($0 + 1)"] })
    for (number, cut) in cuts.enumerated() {
      section.parameter(
        "priorityWeight",
        zip(problem.providers.elements, cut.weights).map { (["\(number + 1)", $0.id], .number($1)) })
    }
  }

  private func write(_ limit: ConcentrationLimit, _ l: Index<Limit>, to section: inout DataSection) {
    let id = problem.limits[l].id
    writeScope(id, limit.offers, nil, to: &section)
    write(parts: limit.parts, id, to: &section)
    write(spans: limit.spans, id, to: &section)
    section.parameter("concentrationMaximum", bounds(id, limit.spans, limit.maximum))
    for y in limit.spans.indices {
      let span = limit.spans[y].id
      let cuts = cuts.filter { $0.cone == .limit(l, y) }
      section.set("CUTS", of: [id, span], cuts.indices.map { ["\($0 + 1)"] })
      for (number, cut) in cuts.enumerated() {
        section.parameter(
          "cutWeight",
          zip(limit.parts.elements, cut.weights).map { ([id, span, "\(number + 1)", $0.id], .number($1)) })
      }
    }
  }

  private func write(_ limit: HolderLimit, _ id: String, to section: inout DataSection) {
    writeScope(id, limit.own + limit.others, limit.workloads, to: &section)
    section.parameter("holder", [([id], .symbol(problem.providers[limit.holder].id))])
    section.set("IN_CLAUSE", of: [id], limit.periods.map { [periods[$0].id] })
  }

  private func writeScope(
    _ id: String, _ offers: [Index<Offer>], _ workloads: [Index<Workload>]?, to section: inout DataSection
  ) {
    section.set("SCOPE", of: [id], offers.map { [problem.offers[$0].id] })
    if let workloads {
      section.set("SCOPE_WORKLOADS", of: [id], workloads.map { [problem.workloads[$0].id] })
    }
  }

  private func bounds(_ id: String, _ spans: List<Span>, _ values: Values<Span>) -> [DataSection.Entry] {
    spans.indices.map { ([id, spans[$0].id], .number(values[$0])) }
  }

  private func weights(_ id: String, _ weights: [Double]) -> [DataSection.Entry] {
    problem.machines.indices.compactMap { m in
      weights[m.offset] == 1 ? nil : ([id, problem.machines[m].id], .number(weights[m.offset]))
    }
  }

  private func periodEntries(_ value: (Index<Period>) -> Double) -> [DataSection.Entry] {
    periods.indices.map { ([periods[$0].id], .number(value($0))) }
  }
}
