/// Very small problems from a seed with everything that the format knows at once: two periods, two or three
/// offers, two workloads. `RandomProblem` has the families of a linear program; here are whole numbers, contracts
/// that may be signed, moves, losses and every kind of limit. Some have no plan.
public struct RandomPolicy {
  private var random: SplitMix64
  private(set) var offers = 0
  private(set) var reservations: [Int] = []
  private var hasPlan = false

  /// What this version cannot plan with yet.
  public static let later: Set<String> = []

  /// The problem as the text of a file.
  public static func json(seed: UInt64) -> String {
    var problem = RandomPolicy(random: SplitMix64(seed: seed &* 7919))
    return problem.text()
  }

  mutating func chance(_ probability: Double) -> Bool { .random(in: 0..<1, using: &random) < probability }
  mutating func number(_ range: ClosedRange<Double>) -> Double {
    (.random(in: range, using: &random) * 100).rounded() / 100
  }
  mutating func count(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
  mutating func word(_ words: [String]) -> String { words[count(0...(words.count - 1))] }
  /// A number, or one for each of the two periods.
  mutating func series(_ range: ClosedRange<Double>) -> String {
    chance(0.6) ? "\(number(range))" : "[\(number(range)), \(number(range))]"
  }

  private mutating func text() -> String {
    let length = chance(0.5) ? 24 : 36
    let slices = #", "slices": [ { "id": "s", "share": 0.25 }, { "id": "n", "share": 0.75 } ]"#
    var parts = [
      #""berth": 1, "currency": "USD", "exchangeRates": { "EUR": \#(series(0.8...1.3)) }"#,
      #""horizon": { "start": "2026-01-01", "period": { "hours": \#(length) }, "count": 2, "#
        + #""discountRate": \#(number(0...0.9))\#(chance(0.15) ? slices : "") }"#,
      #""machines": [ { "id": "m0", "vendor": "v0", "kilowatts": 2 }, { "id": "m1", "vendor": "v1", "kilowatts": 1 } ]"#,
      regions(), providers(),
    ]
    hasPlan = chance(0.3) && !Self.later.contains("spendPlan")
    offers = count(2...3)
    parts.append("\"offers\": [ " + (0..<offers).map { offer($0) }.joined(separator: ",\n") + " ]")
    if hasPlan { parts.append(spendPlans()) }
    let agreements = agreementTexts()
    if !agreements.isEmpty { parts.append("\"agreements\": [ \(agreements.joined(separator: ", ")) ]") }
    parts.append("\"workloads\": [ " + (0..<2).map { workload($0) }.joined(separator: ",\n") + " ]")
    let limits = limitTexts()
    if !limits.isEmpty { parts.append("\"limits\": [ \(limits.joined(separator: ",\n")) ]") }
    if chance(0.3) { parts.append(#""carbonPrice": \#(series(0...0.5))"#) }
    if chance(0.4) { parts.append(initial()) }
    if chance(0.3) {
      let goals = ["unmet", "cost", "concentration", "carbon", "moves"].shuffled(using: &random).prefix(
        count(1...3))
      parts.append("\"objective\": [ " + goals.map { "\"\($0)\"" }.joined(separator: ", ") + " ]")
    }
    if chance(0.2), let q = reservations.first {
      parts.append(
        #""fix": [ { "option": "o\#(q):res", "from": "2026-01-01", "units": \#(number(0...2)) } ]"#)
    }
    parts.append(
      #""egressPrices": [ { "provider": "p1", "from": "r1", "perGB": \#(series(0...0.4)) }, { "perGB": \#(series(0...0.3)) } ]"#
    )
    return "{ " + parts.joined(separator: ",\n") + " }"
  }
}

// MARK: - Supply

extension RandomPolicy {
  private mutating func fee(_ range: ClosedRange<Double>) -> String {
    switch count(0...2) {
    case 0: #", "fixedFee": \#(number(range))"#
    case 1: #", "fixedFee": { "perPeriod": \#(series(range)) }"#
    default: #", "fixedFee": { "once": \#(number(range)) }"#
    }
  }

  private mutating func regions() -> String {
    let texts = (0...1).map { r in
      #"{ "id": "r\#(r)", "geography": "g\#(r)", "carbonIntensity": \#(number(0.1...0.6))\#(chance(0.1) ? fee(5...80) : "") }"#
    }
    return "\"regions\": [ " + texts.joined(separator: ", ") + " ]"
  }

  private mutating func providers() -> String {
    let texts = (0...1).map { p in
      #"{ "id": "p\#(p)""# + (chance(0.2) ? #", "currency": "EUR""# : "")
        + (chance(0.2) ? #", "supportFee": \#(series(0...0.2))"# : "") + (chance(0.1) ? fee(5...80) : "")
        + " }"
    }
    return "\"providers\": [ " + texts.joined(separator: ", ") + " ]"
  }

  private mutating func offer(_ index: Int) -> String {
    var options = [#"{ "id": "od", "kind": "onDemand", \#(price(3...9))\#(wholeness()) }"#]
    if chance(0.3) {
      options.append(
        #"{ "id": "spot", "kind": "spot", \#(price(1...4)), "availability": \#(number(0.4...1)), "capacity": \#(series(0...8)) }"#
      )
    }
    if chance(0.5) {
      reservations.append(index)
      options.append(reserved())
    }
    if hasPlan, index % 2 == 0 {
      options.append(
        #"{ "id": "sp", "kind": "spendPlan", "plan": "plan", "price": \#(series(1...6)), "availability": \#(number(0.8...1)) }"#
      )
    }
    return
      #"{ "id": "o\#(index)", "provider": "p\#(index % 2)", "region": "r\#(index < 2 ? index : count(0...1))", "#
      + #""machine": "m\#(index < 2 ? index : count(0...1))", "capacity": \#(series(5...30)), "#
      + (chance(0.2) ? #""delay": "1 periods", "# : "") + (chance(0.2) ? #""evictable": true, "# : "")
      + #""options": [ \#(options.joined(separator: ", ")) ]\#(chance(0.25) ? fee(5...80) : "") }"#
  }

  /// Prices by volume fall and rise.
  private mutating func price(_ range: ClosedRange<Double>) -> String {
    guard chance(0.25), !Self.later.contains("tiers") else { return #""price": \#(series(range))"# }
    let kind = word(["graduated", "allUnits"])
    let last = chance(0.3) ? #"{ "upTo": \#(number(7...12)), "price": \#(series(range)) }, "# : ""
    return
      #""tiers": { "\#(kind)": [ { "upTo": \#(number(2...6)), "price": \#(series(range)) }, \#(last){ "price": \#(series(range)) } ] }"#
  }

  private mutating func wholeness() -> String {
    (chance(0.12) ? #", "blockSize": \#(number(0.5...4))"# : "")
      + (chance(0.12) ? #", "minimumUnits": \#(number(1...5))"# : "")
  }

  private mutating func reserved() -> String {
    var text =
      #"{ "id": "res", "kind": "reserved", \#(price(1...6)), "term": "\#(count(1...3)) periods"\#(wholeness())"#
    if chance(0.5) { text += #", "upfront": \#(series(0...90))"# }
    if chance(0.4) { text += #", "held": \#(series(0...9)), "heldPrice": \#(number(1...5))"# }
    if chance(0.4) { text += #", "salvage": \#(number(0...1))"# }
    if chance(0.2) { text += #", "capacity": \#(series(0...12))"# }
    if chance(0.15) { text += #", "leadTime": "1 periods""# }
    if chance(0.1) { text += #", "orderFrom": "2025-12-15", "orderUntil": "2026-01-02""# }
    if chance(0.2) { text += #", "reprice": true"# }
    return text + " }"
  }

  private mutating func spendPlans() -> String {
    var plan = #"{ "id": "plan", "provider": "p0", "term": "\#(count(1...3)) periods""#
    if chance(0.4) { plan += #", "held": \#(series(0...20))"# }
    if chance(0.4) { plan += #", "capacity": \#(series(5...60))"# }
    if chance(0.4) { plan += #", "salvage": \#(number(0...1))"# }
    return "\"spendPlans\": [ \(plan) } ]"
  }

  private mutating func initial() -> String {
    let texts = (0..<2).flatMap { w in
      (0..<offers).compactMap { o in
        chance(0.4) ? #"{ "workload": "w\#(w)", "offer": "o\#(o)", "units": \#(number(0...6)) }"# : nil
      }
    }
    return "\"initial\": [ " + texts.joined(separator: ", ") + " ]"
  }
}
