/// Limits that ask for more evenness than there are parts, and for room that is not there.
extension Contradictions {
  /// An index of n parts that make up the total is at least 1 / n.
  mutating func report(_ limit: ConcentrationLimit, _ l: Index<Limit>) {
    let parts = limit.parts.elements.map(\.offers)
    guard Self.areDisjoint(parts), Set(parts.joined()).count == limit.offers.count else { return }
    let least = 1 / Double(parts.count)
    guard let y = limit.spans.indices.first(where: { Self.exceeds(least, limit.maximum[$0]) }) else { return }
    let span = limit.spans[y]
    report(
      l, "max", in: span.id,
      isCertain: certainty.isAboveZero(.spend, offers: limit.offers, workloads: [], weights: [], in: span),
      found: "\(numberText(limit.maximum[y])) in \(span.id)",
      rule: "the index of \(parts.count) parts is at least \(Self.tidy(least))")
  }

  /// Work that is spread over n places has at least 1 / n of it at one of them.
  mutating func report(_ limit: SpreadLimit, _ l: Index<Limit>) {
    let parts = limit.parts.elements.map { Set($0.offers) }
    for w in limit.workloads {
      let workload = problem.workloads[w]
      for s in problem.horizon.steps.indices where certainty.mustBeServed(workload, in: s) {
        let t = problem.horizon.steps[s].period
        let places = certainty.offers(for: workload, in: t)
        guard places.allSatisfy({ place in parts.contains { $0.contains(place) } }) else { continue }
        let count = parts.count { part in places.contains { part.contains($0) } }
        guard count > 0, Self.exceeds(1, Double(count) * limit.maximum[t]) else { continue }
        let found =
          "\(numberText(limit.maximum[t])) where \(count) can serve \(workload.id) in \(problem.horizon.steps[s].id)"
        findings.report(
          .contradiction(
            found: found, rule: "the largest parts of all who can serve it add up to at least 1"),
          at: place(l)["max"])
        return
      }
    }
  }

  /// Work that only the holder may take finds room there, or where it was before.
  mutating func report(_ limit: HolderLimit, _ l: Index<Limit>) {
    let (own, others) = (Set(limit.own), Set(limit.others))
    for w in limit.workloads {
      let workload = problem.workloads[w]
      for s in limit.periods.flatMap(problem.horizon.steps(of:)) where certainty.mustBeServed(workload, in: s)
      {
        let t = problem.horizon.steps[s].period
        let places = certainty.offers(for: workload, in: t)
        guard places.contains(where: own.contains),
          places.allSatisfy({ own.contains($0) || others.contains($0) })
        else { continue }
        let elsewhere = places.filter { others.contains($0) }
        let kept = limit.others.reduce(0) { $0 + certainty.grandfathered($1, limit, in: s) }
        let rate = elsewhere.reduce(0) { max($0, problem.rate(workload, problem.offers[$1], t)) }
        let room =
          places.filter(own.contains).reduce(0) { $0 + certainty.mostWork(workload, on: $1, in: s) }
          + kept * rate
        guard Self.exceeds(workload.demand[s], room) else { continue }
        let found =
          "\(workload.id) needs \(numberText(workload.demand[s])) in \(problem.horizon.steps[s].id), and has room for at most \(Self.tidy(room))"
        findings.report(
          .contradiction(found: found, rule: "work that only one provider may take has room there"),
          at: place(l))
        return
      }
    }
  }
}
