/// Small problems from a seed whose prices and capacities are small whole numbers, so that much costs the same.
struct TiedProblem {
  private var state: UInt64

  static func json(seed: UInt64) -> String {
    var problem = TiedProblem(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    return problem.text()
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int((state >> 11) % UInt64(range.count))
  }

  private mutating func text() -> String {
    let offers = (0..<number(3...4)).map { index in
      var options = [#"{ "id": "od", "kind": "onDemand", "price": \#(number(2...4)) }"#]
      if number(0...2) == 0 {
        options.append(
          #"{ "id": "res", "kind": "reserved", "price": \#(number(1...3)), "term": "\#(number(1...2)) periods" }"#
        )
      }
      return
        #"{ "id": "o\#(index)", "provider": "p\#(index % 3)", "region": "r\#(index / 2)", "machine": "m\#(number(0...1))", "#
        + #""capacity": \#(number(2...5)), "options": [ \#(options.joined(separator: ", ")) ] }"#
    }
    let workloads = (0..<number(2...3)).map { index in
      #"{ "id": "w\#(index)", "demand": \#(number(1...3)), "throughput": { "m0": 1, "m1": \#(number(1...2)) }, "#
        + (number(0...3) == 0 ? #""deferrable": "1 periods", "# : "")
        + #""unmetPenalty": \#(number(3...5) * 4) }"#
    }
    var parts = [
      #""berth": 1, "currency": "USD""#,
      #""horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": \#(number(1...2)) }"#,
      #""machines": [ { "id": "m0" }, { "id": "m1" } ]"#, #""regions": [ { "id": "r0" }, { "id": "r1" } ]"#,
      #""providers": [ { "id": "p0" }, { "id": "p1" }, { "id": "p2" } ]"#,
      "\"offers\": [ \(offers.joined(separator: ",\n")) ]",
    ]
    if number(0...2) == 0 {
      parts.append(
        #""agreements": [ { "id": "a", "provider": "p0", "from": "2026-01", "through": "2026-12", "per": "period", "#
          + #""minimumSpend": \#(48 * number(1...4)), "discount": 0.25 } ]"#)
    }
    parts.append("\"workloads\": [ \(workloads.joined(separator: ",\n")) ]")
    switch number(0...3) {
    case 0:
      parts.append(
        #""limits": [ { "id": "l", "type": "share", "of": { "each": "provider" }, "max": 0.5, "measure": "spend" } ]"#
      )
    case 1:
      parts.append(
        #""limits": [ { "id": "l", "type": "concentration", "max": 0.5 } ]"#)
    default: break
    }
    return "{ " + parts.joined(separator: ",\n") + " }"
  }
}
