import Formulation
import GLPKBackend
import LinearProgramming
import PlacementModel
import RandomProblems
import Testing

/// What the program decides is the best of all decisions, each stated as a problem of its own in which nothing of the
/// kind is to be decided: an agreement is signed or absent, and one that is left ends the day before.
@Suite struct SigningTests {
  @Test(arguments: 1...40) func theDecisionIsTheBestOfAll(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let market = Market(&random)
    let decided = try cost(market.json(market.undecided))
    var best: Double?
    for alternative in [nil, 0, 1] {
      for isSecondSigned in [false, true] {
        for days in 0...Market.days {
          var agreements: [String] = []
          if let alternative { agreements.append(market.alternatives[alternative]) }
          if isSecondSigned { agreements.append(market.second) }
          if days > 0 { agreements.append(market.leavable(through: days)) }
          guard let cost = try cost(market.json(agreements)) else { continue }
          let fee = days < Market.days ? market.exitFee : 0
          best = min(best ?? .infinity, cost + fee)
        }
      }
    }
    switch (decided, best) {
    case (let decided?, let best?):
      #expect(abs(decided - best) <= 1e-6 * max(1, best), "\(decided), not \(best)")
    case (nil, nil): break
    default: Issue.record("\(decided.map { "\($0)" } ?? "none"), not \(best.map { "\($0)" } ?? "none")")
    }
  }

  private func cost(_ json: String) throws -> Double? {
    let program = PlacementProgram(try Samples.problem(json: json)).program
    switch try GLPKSolver().solve(program, SolverOptions()).outcome {
    case .optimal(let solution): return solution.objective
    case .infeasible, .infeasibleOrUnbounded: return nil
    default:
      Issue.record("no optimum")
      return nil
    }
  }
}

/// Three days, three providers: two alternatives with the first, one agreement with the second that may be signed, and
/// one with the third that is signed and may be left.
private struct Market {
  static let days = 3
  private let offers: String
  private let limits: String
  private let demand: String
  /// Without `status`; the first two may not both be signed.
  let alternatives: [String]
  let second: String
  let exitFee: Double
  private let lasting: String

  init(_ random: inout SplitMix64) {
    func number(_ range: ClosedRange<Double>) -> Double {
      (Double.random(in: range, using: &random) * 10).rounded() / 10
    }
    func series(_ range: ClosedRange<Double>) -> String { "\((0..<Self.days).map { _ in number(range) })" }
    func terms(_ id: String, _ provider: Int) -> String {
      let grant = #"[ { "offer": "o\#(provider)", "units": \#(number(0...6)) } ]"#
      return #""id": "\#(id)", "provider": "p\#(provider)", "discount": \#(number(0...0.6)), "#
        + #""minimumSpend": \#(number(0...1500)), "credits": \#(number(0...200)), "carryShortfall": \#(number(0...0.5)), "#
        + #""carryExcess": \#(number(0...0.5)), "counts": "\#(Bool.random(using: &random) ? "net" : "list")", "#
        + #""grantedCapacity": \#(grant), "maximumSpend": \#(number(1600...4000))"#
    }
    offers = (0..<3).map { number in
      let reserved =
        #"{ "id": "res", "kind": "reserved", "price": \#(series(1...6)), "term": "2 periods", "held": \#(series(0...2)) }"#
      return #"{ "id": "o\#(number)", "provider": "p\#(number)", "region": "r", "machine": "m", "#
        + #""capacity": \#(series(3...9)), "options": [ { "id": "od", "kind": "onDemand", "price": \#(series(2...9)) }, "#
        + reserved + " ] }"
    }.joined(separator: ", ")
    demand = series(4...14)
    alternatives = [
      "{ " + terms("a", 0) + #", "from": "2026-01-01", "through": "2026-01-03", "per": "period""#,
      "{ " + terms("b", 0) + #", "from": "2026-01-02", "through": "2026-01-05", "per": "term""#,
    ].map { $0 + " }" }
    second = "{ " + terms("c", 1) + #", "from": "2025-12-31", "through": "2026-01-02", "per": "year" }"#
    lasting = "{ " + terms("d", 2) + #", "from": "2026-01-01", "per": "period""#
    exitFee = number(0...300)
    limits =
      Bool.random(using: &random)
      ? #"{ "id": "l", "type": "budget", "scope": { "providers": ["p0"] }, "max": \#(number(500...3000)), "per": "horizon" }"#
      : ""
  }

  var undecided: [String] {
    (alternatives + [second]).map { $0.dropLast(2) + #", "status": "optional" }"# }
      + [leavable(through: Self.days).dropLast(2) + #", "exitFee": \#(exitFee) }"#]
  }

  func leavable(through day: Int) -> String { lasting + #", "through": "2026-01-0\#(day)" }"# }

  func json(_ agreements: [String]) -> String {
    """
    { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01-01", "period": { "hours": 24 }, "count": 3 },
      "machines": [ { "id": "m" } ], "regions": [ { "id": "r" } ],
      "providers": [ { "id": "p0" }, { "id": "p1" }, { "id": "p2" } ], "offers": [ \(offers) ],
      "agreements": [ \(agreements.joined(separator: ", ")) ],
      "workloads": [ { "id": "w", "demand": \(demand), "throughput": { "m": 1 }, "unmetPenalty": 12 } ],
      "limits": [ \(limits) ] }
    """
  }
}
