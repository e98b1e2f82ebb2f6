/// Small problems from a seed: two or three offers, workloads and periods, and a mix of everything that the
/// formulation knows. Some have no plan.
public struct RandomProblem {
  private var random: SplitMix64
  /// Whether there are fixed fees, blocks, whole units, gangs, sites and counts of providers.
  private var isWhole = false

  /// The problem as the text of a file.
  public static func json(seed: UInt64, isWhole: Bool = false) -> String {
    var problem = RandomProblem(random: SplitMix64(seed: seed), isWhole: isWhole)
    return problem.text()
  }

  private mutating func chance(_ probability: Double) -> Bool {
    .random(in: 0..<1, using: &random) < probability
  }
  private mutating func number(_ range: ClosedRange<Double>) -> Double {
    (.random(in: range, using: &random) * 100).rounded() / 100
  }
  private mutating func count(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
  private mutating func series(_ range: ClosedRange<Double>, _ periods: Int) -> String {
    guard chance(0.5) else { return "\(number(range))" }
    return "[" + (0..<periods).map { _ in "\(number(range))" }.joined(separator: ",") + "]"
  }

  private mutating func text() -> String {
    let periods = count(2...3)
    let isSliced = chance(0.3)
    // With 36 hours an agreement that ends with a day ends inside a period.
    let length = chance(0.5) ? 24 : 36
    let slices = #", "slices": [ { "id": "s", "share": 0.25 }, { "id": "n", "share": 0.75 } ]"#
    var parts = [
      #""berth": 1, "currency": "USD""#,
      #""horizon": { "start": "2026-01-01", "period": { "hours": \#(length) }, "count": \#(periods), "discountRate": \#(number(0...0.9))"#
        + (isSliced ? slices : "") + " }",
      #""machines": [ { "id": "m0", "vendor": "v0", "kilowatts": 2 }, { "id": "m1", "vendor": "v1", "kilowatts": 1 } ]"#,
      #""regions": [ { "id": "r0", "geography": "g0"\#(fee()) }, { "id": "r1", "geography": "g1" } ]"#,
      #""providers": [ { "id": "p0"\#(fee()) }, { "id": "p1" } ]"#,
    ]
    parts.append(list("offers", count(2...3)) { $0.offer($1, periods) })
    let agreements = agreements(periods)
    if !agreements.isEmpty { parts.append("\"agreements\": [ \(agreements.joined(separator: ", ")) ]") }
    parts.append(list("workloads", count(2...3)) { $0.workload($1, periods) })
    let limits = limits(periods)
    if !limits.isEmpty { parts.append("\"limits\": [ \(limits.joined(separator: ", ")) ]") }
    return "{ " + parts.joined(separator: ",\n") + " }"
  }

  private mutating func fee() -> String {
    guard isWhole, chance(0.4) else { return "" }
    return chance(0.5)
      ? #", "fixedFee": \#(number(0...300))"# : #", "fixedFee": { "once": \#(number(0...500)) }"#
  }

  /// Blocks and least sizes of an option.
  private mutating func sizes() -> String {
    guard isWhole else { return "" }
    return (chance(0.3) ? #", "blockSize": \#(number(0.5...4))"# : "")
      + (chance(0.3) ? #", "minimumUnits": \#(number(0.5...5))"# : "")
  }

  private mutating func wholeWork() -> String {
    guard isWhole else { return "" }
    let site = chance(0.3) ? #", "site": "\#(chance(0.5) ? "oneRegion" : "oneProvider")""# : ""
    return (chance(0.4) ? #", "wholeUnits": true"# : "")
      + (chance(0.3) ? #", "minimumUnits": \#(number(0.5...4))"# : "") + site
      + (!site.isEmpty && chance(0.5) ? #", "sitePer": "period""# : "")
  }

  private mutating func list(
    _ key: String, _ count: Int, _ element: (inout RandomProblem, Int) -> String
  ) -> String {
    let elements = (0..<count).map { element(&self, $0) }
    return "\"\(key)\": [ " + elements.joined(separator: ",\n") + " ]"
  }

  private mutating func offer(_ index: Int, _ periods: Int) -> String {
    var options = [#"{ "id": "od", "kind": "onDemand", "price": \#(series(3...9, periods))\#(sizes()) }"#]
    if chance(0.5) {
      options.append(
        #"{ "id": "spot", "kind": "spot", "price": \#(series(1...4, periods)), "availability": \#(number(0.4...1)), "#
          + #""capacity": \#(series(0...8, periods))\#(sizes()) }"#)
    }
    if chance(0.6) {
      var reserved =
        #"{ "id": "res", "kind": "reserved", "price": \#(series(1...6, periods)), "term": "\#(count(1...4)) periods""#
      if chance(0.5) { reserved += #", "upfront": \#(series(0...90, periods))"# }
      if chance(0.4) { reserved += #", "held": \#(series(0...9, periods)), "heldPrice": \#(number(1...5))"# }
      if chance(0.4) { reserved += #", "salvage": \#(number(0...1))"# }
      if chance(0.2) { reserved += #", "capacity": \#(series(0...12, periods))"# }
      options.append(reserved + sizes() + " }")
    }
    return #"{ "id": "o\#(index)", "provider": "p\#(index % 2)", "region": "r\#(count(0...1))", "#
      + #""machine": "m\#(index == 0 ? 0 : count(0...1))", "capacity": \#(series(5...30, periods))\#(fee()), "#
      + #""options": [ \#(options.joined(separator: ", ")) ] }"#
  }

  /// None, one, or one that follows another inside a period.
  private mutating func agreements(_ periods: Int) -> [String] {
    var agreements: [String] = []
    for provider in 0...1 where chance(0.5) {
      var details = #""discount": \#(number(0...0.5))"#
      if chance(0.8) { details += #", "minimumSpend": \#(number(0...4000))"# }
      if chance(0.2) { details += #", "maximumSpend": \#(number(3000...9000))"# }
      if chance(0.3) { details += #", "counts": "list""# }
      details += #", "per": "\#(["term", "year", "period"][count(0...2)])""#
      let day = count(1...6)
      agreements.append(
        #"{ "id": "a\#(provider)", "provider": "p\#(provider)", "from": "2025-12-\#(count(20...31))", "#
          + #""through": "2026-01-0\#(day)", \#(details) }"#)
      guard day < 3, chance(0.5) else { continue }
      agreements.append(
        #"{ "id": "next\#(provider)", "provider": "p\#(provider)", "from": "2026-01-0\#(day + 1)", "#
          + #""through": "2026-03", \#(details) }"#)
    }
    return agreements
  }

  private mutating func workload(_ index: Int, _ periods: Int) -> String {
    var text =
      #"{ "id": "w\#(index)", "kind": "k\#(index % 2)", "demand": \#(series(1...9, periods)), "#
      + #""throughput": { "m0": \#(number(0.5...2))"#
      + (chance(0.7) ? #", "m1": \#(series(0.3...2, periods))"# : "")
      + " }"
    if chance(0.4) { text += #", "interruptible": true"# }
    if chance(0.4) { text += #", "deferrable": "\#(count(1...2)) periods""# }
    if chance(0.4) { text += #", "peak": \#(series(1...1.4, periods))"# }
    if chance(0.5) { text += #", "unmetPenalty": \#(series(5...60, periods))"# }
    if chance(0.3) {
      text += #", "surcharges": [ { "where": { "regions": ["r0"] }, "perWork": \#(number(0...2)) } ]"#
    }
    return text + wholeWork() + " }"
  }

  private mutating func limits(_ periods: Int) -> [String] {
    let basis = ["period", "year", "horizon"]
    var limits: [String] = []
    if chance(0.4) {
      let measure = ["spend", "work", "units"][count(0...2)]
      let each = ["provider", "vendor", "machine", "region", "geography"][count(0...4)]
      let weights = measure == "units" && chance(0.5) ? #", "weights": "kilowatts""# : ""
      limits.append(
        #"{ "id": "l0", "type": "share", "of": { "each": "\#(each)" }, "max": \#(series(0.55...1, periods)), "#
          + #""min": \#(number(0...0.1)), "measure": "\#(measure)", "per": "\#(basis[count(0...2)])"\#(weights) }"#
      )
    }
    if chance(0.3) {
      limits.append(
        #"{ "id": "l1", "type": "budget", "scope": { "offers": ["o0"] }, "max": \#(number(500...9000)), "#
          + #""per": "\#(basis[count(0...2)])" }"#)
    }
    if chance(0.3) {
      let each = chance(0.5) ? "provider" : "region"
      limits.append(
        #"{ "id": "l2", "type": "spread", "of": { "each": "\#(each)" }, "scope": { "kinds": ["k0"] }, "#
          + #""max": \#(number(0.6...1)) }"#)
    }
    if isWhole, chance(0.4) {
      let ends = ["\"max\": 1", "\"min\": 2, \"countsFrom\": 20", "\"min\": 1, \"max\": 2"][count(0...2)]
      limits.append(#"{ "id": "l3", "type": "providers", \#(ends), "per": "\#(basis[count(0...2)])" }"#)
    }
    return limits
  }
}
