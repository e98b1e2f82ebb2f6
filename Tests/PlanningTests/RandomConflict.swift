import PlacementModel

/// Small problems from a seed that ask for more than there is: two providers in two regions, two or three periods, and limits
/// of several kinds.
struct RandomConflict {
  private var state: UInt64

  static func problem(seed: UInt64) throws -> Problem {
    var random = RandomConflict(state: seed &* 0x9E37_79B9_7F4A_7C15)
    return try Samples.problem(bytes: Array(random.text().utf8))
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func list(_ range: ClosedRange<Int>, _ count: Int) -> String {
    "[" + (0..<count).map { _ in "\(number(range))" }.joined(separator: ", ") + "]"
  }

  private mutating func text() -> String {
    let periods = number(2...3)
    let offers = (0..<4).map { o in
      #"{ "id": "o\#(o)", "provider": "p\#(o % 2)", "region": "r\#(o / 2)", "machine": "m\#(number(0...1))", "#
        + #""capacity": \#(list(10...40, periods)), "options": [ { "id": "od", "kind": "onDemand", "price": \#(number(2...9)) } ] }"#
    }
    let workloads = (0..<3).map { w in
      #"{ "id": "w\#(w)", "kind": "k\#(w % 2)", "demand": \#(list(5...45, periods)), "#
        + #""throughput": { "m0": 1, "m1": \#(number(1...3)) }\#(number(0...3) == 0 ? #", "deferrable": "1 periods""# : "") }"#
    }
    let kinds = [
      #"{ "id": "share", "type": "share", "of": { "each": "provider" }, "max": 0.\#(number(51...70)), "measure": "work", "per": "period" }"#,
      #"{ "id": "money", "type": "share", "of": { "each": "region" }, "max": 0.\#(number(51...70)), "measure": "spend", "per": "horizon" }"#,
      #"{ "id": "budget", "type": "budget", "max": \#(number(800...4000)), "per": "period" }"#,
      #"{ "id": "carbon", "type": "carbon", "max": \#(number(100...400)), "per": "period" }"#,
      #"{ "id": "pool", "type": "pool", "max": \#(number(30...80)) }"#,
      #"{ "id": "spread", "type": "spread", "of": { "each": "region" }, "max": 0.\#(number(51...80)) }"#,
      #"{ "id": "floor", "type": "share", "of": { "providers": ["p0"] }, "min": 0.\#(number(40...80)), "measure": "units", "per": "period" }"#,
    ]
    let limits = kinds.filter { _ in number(0...2) == 0 }
    return """
      { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01-01", "period": { "hours": 12 }, "count": \(periods) },
        "machines": [ { "id": "m0", "kilowatts": 1 }, { "id": "m1", "kilowatts": 2 } ],
        "regions": [ { "id": "r0", "carbonIntensity": 0.2 }, { "id": "r1", "carbonIntensity": 0.5 } ],
        "providers": [ { "id": "p0" }, { "id": "p1" } ],
        "offers": [ \(offers.joined(separator: ", ")) ], "workloads": [ \(workloads.joined(separator: ", ")) ],
        "limits": [ \(limits.joined(separator: ", ")) ] }
      """
  }
}
