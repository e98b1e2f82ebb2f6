internal import BerthKit

extension ProblemGenerator {
  /// Workloads that together ask for about six tenths of what all capacity could do.
  ///
  /// - Parameter capacity: work units per hour of all offers at the start.
  mutating func workloads(_ capacity: Double) -> [JSONValue] {
    let classes = shape.classes.map { count in (0..<count).map { _ in workloadClass() } }
    return (0..<shape.workloads).map { number in
      let members = classes.map { $0[number % $0.count] } ?? workloadClass()
      let demand = random.number(0.4...1.6) * capacity * 0.6 / Double(shape.workloads)
      return .object(
        [
          .init("id", .string("workload-\(number)")),
          .init(
            "demand",
            .growing(from: demand.rounded(toDecimals: 2), perYear: random.number(0.05...0.4))),
        ] + members)
    }
  }

  /// Everything about a workload but its name and its demand.
  private mutating func workloadClass() -> [JSONValue.Member] {
    let kinds = ["training", "inference", "agentic"]
    var members: [JSONValue.Member] = [
      .init("kind", .string(kinds[random.index(below: kinds.count)])), .init("throughput", throughput()),
      .init("unmetPenalty", .number(random.number(25...60, decimals: 2))),
    ]
    if let places = places() { members.append(.init("where", places)) }
    if random.happens(0.1) { members.append(.init("deferrable", "2 periods")) }
    return members
  }

  /// What three to six machines do, one of them at least as fast as the first.
  private mutating func throughput() -> JSONValue {
    let chosen = random.shuffled(Array(Machine.all.indices)).prefix(3 + random.index(below: 4))
    var machines = Set(chosen)
    if machines.allSatisfy({ Machine.all[$0].performance < 1 }) { machines.insert(1) }
    return .object(
      machines.sorted().map { number in
        let machine = Machine.all[number]
        let rate = machine.performance * random.number(0.75...1.3)
        return .init(machine.id, .number(rate.rounded(toDecimals: 3)))
      })
  }

  /// Three workloads in ten stay in a geography, three avoid a provider, the others run anywhere.
  private mutating func places() -> JSONValue? {
    let choice = random.fraction()
    if choice < 0.3 {
      let geography = Self.geographies[random.index(below: Self.geographies.count)]
      return .object([.init("geographies", .array([.string(geography)]))])
    }
    guard choice < 0.6 else { return nil }
    let provider = Self.provider(random.index(below: Self.providers))
    return .object([.init("not", .object([.init("providers", .array([.string(provider)]))]))])
  }
}
