// MARK: - Contracts

extension RandomPolicy {
  mutating func agreementTexts() -> [String] {
    var texts: [String] = []
    for provider in 0...1 where chance(0.6) {
      var text =
        #"{ "id": "a\#(provider)", "provider": "p\#(provider)", "from": "2025-12-\#(count(20...31))", "#
        + #""through": "2026-\#(word(["01-01", "01-02", "01-04", "06-30"]))", "discount": \#(number(0...0.5)), "#
        + #""per": "\#(word(["term", "year", "period"]))", "atHorizonEnd": "\#(word(["prorate", "full", "ignore"]))""#
      if chance(0.8) {
        text += #", "minimumSpend": \#(number(1...3000))"#
        if chance(0.2) { text += #", "carryShortfall": \#(number(0...0.5))"# }
        if chance(0.2) { text += #", "carryExcess": \#(number(0...0.5))"# }
      }
      if chance(0.25) { text += #", "maximumSpend": \#(number(3000...9000))"# }
      if chance(0.3) { text += #", "counts": "list""# }
      if chance(0.4) { text += #", "status": "optional""# }
      if chance(0.2) { text += #", "credits": \#(number(0...500))"# }
      if chance(0.2) { text += #", "exitFee": \#(number(0...600))"# }
      if chance(0.2) {
        text += #", "grantedCapacity": [ { "offer": "o\#(provider)", "units": \#(series(0...9)) } ]"#
      }
      texts.append(text + " }")
    }
    return texts
  }
}

// MARK: - Work

extension RandomPolicy {
  mutating func workload(_ index: Int) -> String {
    var text =
      #"{ "id": "w\#(index)", "kind": "k\#(index)", "demand": \#(series(1...9)), "#
      + #""throughput": { "m0": \#(series(0.5...2)), "m1": \#(number(0.3...2)) }"#
    if chance(0.4) { text += #", "interruptible": true"# }
    if chance(0.3) { text += #", "deferrable": "1 periods""# }
    if chance(0.4) { text += #", "peak": \#(series(1...1.4))"# }
    if chance(0.85) { text += #", "unmetPenalty": \#(series(5...60))"# }
    if chance(0.2) { text += #", "egressPerWork": \#(series(0...5)), "home": "r\#(count(0...1))""# }
    if chance(0.2) { text += #", "migrationCost": \#(series(0...90))"# }
    if chance(0.3) { text += #", "movesBetween": "providers""# }
    if chance(0.15) { text += #", "wholeUnits": true"# }
    if chance(0.15) { text += #", "minimumUnits": \#(number(1...4))"# }
    if chance(0.25) {
      text +=
        #", "site": "\#(word(["oneRegion", "oneProvider"]))", "sitePer": "\#(word(["period", "horizon"]))""#
    }
    if chance(0.2) {
      text += #", "surcharges": [ { "where": { "regions": ["r0"] }, "perWork": \#(number(0...2)) } ]"#
    }
    return text + " }"
  }
}

// MARK: - Policy

extension RandomPolicy {
  /// At most four of them, so that most problems have a plan.
  mutating func limitTexts() -> [String] {
    var texts: [String] = []
    let kinds = [
      "share", "budget", "spread", "pool", "carbon", "exposure", "survive", "survive", "concentration",
      "churn",
      "providers", "exclusive", "firstRefusal",
    ]
    for number in 0..<count(0...4) {
      let kind = word(kinds.filter { !Self.later.contains($0) })
      let soft = kind != "firstRefusal" && chance(0.4) ? #", "penalty": \#(series(0.1...30))"# : ""
      texts.append(#"{ "id": "l\#(number)", "type": "\#(kind)"\#(soft), \#(details(of: kind)) }"#)
    }
    return texts
  }

  private mutating func basis() -> String { #""per": "\#(word(["period", "year", "horizon"]))""# }
  private mutating func each(_ words: [String]) -> String { #""of": { "each": "\#(word(words))" }"# }
  private mutating func work() -> String {
    chance(0.5) ? "" : #", "scope": { "kinds": ["k\#(count(0...1))"] }"#
  }

  private mutating func details(of kind: String) -> String {
    let parts = ["provider", "vendor", "machine", "region", "geography"]
    switch kind {
    case "share":
      let measure = word(["spend", "work", "units"])
      return #"\#(each(parts)), "max": \#(series(0.55...1)), "measure": "\#(measure)", \#(basis())"#
    case "budget":
      return #""scope": { "offers": ["o0"] }, "max": \#(number(500...9000)), \#(basis())"#
    case "spread": return #"\#(each(["provider", "region"])), "max": \#(number(0.6...1))\#(work())"#
    case "pool": return #""weights": "kilowatts", "max": \#(series(10...60))"#
    case "carbon": return #""max": \#(series(20...400)), \#(basis())"#
    case "exposure": return #"\#(each(["provider"])), "max": \#(series(500...9000))"#
    case "survive":
      return #"\#(each(parts)), "serve": \#(series(0.1...0.6)), "burst": \#(series(0...1))\#(work())"#
    case "concentration": return #""max": \#(number(0.55...0.9)), \#(basis())"#
    case "churn": return #""max": \#(series(0.1...0.8))\#(work())"#
    case "providers":
      return (chance(0.5) ? #""max": 1"# : #""min": \#(count(1...2)), "countsFrom": \#(number(1...300))"#)
        + ", " + basis()
    default:
      let stretch = chance(0.5) ? #", "from": "2026-01-01", "through": "2026-01-01""# : ""
      return #""provider": "p\#(count(0...1))"\#(stretch)\#(work())"#
    }
  }
}
