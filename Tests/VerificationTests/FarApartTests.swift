import Foundation
import LinearProgramming
import PlacementModel
import RandomProblems
import Planning
import Testing
import Verification

/// The smallest problems whose numbers once led a solver astray, or to no answer at all.
@Suite struct FarApartTests {
  /// One workload on a dear seller and a cheap one that has too little, and half of the money may go to each.
  private static func twoSellers(price: String = "4", throughput: String = "1") -> String {
    """
    { "berth": 1, "currency": "USD", "horizon": { "start": "2026-01-01", "period": { "hours": 12 }, "count": 1 },
      "machines": [ { "id": "gpu" } ], "regions": [ { "id": "east" } ],
      "providers": [ { "id": "alpha" }, { "id": "beta" } ],
      "offers": [
        { "id": "alpha", "provider": "alpha", "region": "east", "machine": "gpu", "capacity": 20,
          "options": [ { "id": "on-demand", "kind": "onDemand", "price": \(price) } ] },
        { "id": "beta", "provider": "beta", "region": "east", "machine": "gpu", "capacity": 30,
          "options": [ { "id": "on-demand", "kind": "onDemand", "price": 1.5 } ] } ],
      "workloads": [
        { "id": "chat", "kind": "inference", "demand": 36, "throughput": { "gpu": \(throughput) } },
        { "id": "web", "kind": "inference", "demand": 2, "throughput": { "gpu": 0.5 } } ],
      "limits": [ { "id": "half", "type": "share", "of": { "each": "provider" }, "max": 0.6, "measure": "spend", "per": "horizon" } ] }
    """
  }

  private func verdict(of json: String) throws -> (plan: JSONValue, verdict: Verdict) {
    let problem = try Samples.problem(json: json)
    let plan = try Samples.plan(problem)
    return (plan, try Verifier.verify(plan, of: problem))
  }

  @Test(arguments: [
    // The dear seller is needed, and its bill dwarfs all that the cheap one can be paid.
    ("1e12", "1"),
    // Nothing comes near what is asked.
    ("4", "1e-12"),
  ])
  func thatThereIsNoPlanIsProved(price: String, throughput: String) throws {
    let (plan, verdict) = try verdict(of: Self.twoSellers(price: price, throughput: throughput))
    #expect(plan["status"] == .string("infeasible"))
    #expect(verdict.findings.isEmpty)
    guard case .array(let rows)? = plan["conflict"] else {
      Issue.record("no rows conflict")
      return
    }
    // What there is too little of stands among them, however small its weight.
    #expect(rows.contains { $0["family"] == .string("capacity") })
  }

  /// Uses of 1e-14 of a unit are uses, and are paid for.
  @Test func whatIsWorkedOffInNoTimeIsInThePlan() throws {
    let (plan, verdict) = try verdict(of: Self.twoSellers(throughput: "1e15"))
    #expect(plan["status"] == .string("optimal"))
    #expect(verdict.findings.isEmpty, "\(verdict.findings)")
  }

  @Test func numbersThatAreNothingInAnyUnitAreRefused() throws {
    do {
      _ = try Samples.problem(json: Self.twoSellers(price: "1e-300"))
      Issue.record("a price of 1e-300 was accepted")
    } catch let error as InvalidProblem {
      #expect(error.violations.map { "\($0.pointer)" } == ["/offers/0/options/0/price"])
      #expect("\(error)".contains("1e-300 is not accepted; 0, or at least 1e-30 in magnitude"))
    }
  }

  /// A fee of 6.6e14 in the currency of account, a limit of concentration, and whole numbers.
  @Test func aFeeThatNobodyPaysDoesNotBlurTheRest() throws {
    let contracts = try JSONValue(
      parsing: [UInt8](Data(contentsOf: Samples.data.appending(path: "contracts.json"))))
    let wide = contracts.replacing(at: ["exchangeRates", "EUR"]) { _ in .number(1.1e10) }
      .replacing(at: ["offers", "1", "options", "0", "price"]) { _ in .number(0) }
      .replacing(at: ["offers", "1", "options", "1", "price"]) { _ in .number(1.6e8) }
    let (plan, verdict) = try verdict(of: JSONText(wide).string)
    #expect(plan["status"] == .string("optimal"))
    #expect(verdict.findings.isEmpty, "\(verdict.findings)")
  }

  /// A boundary of tiers below any unit.
  @Test func aTierOfNextToNothingIsFilled() throws {
    let tiers = #""tiers": { "graduated": [ { "upTo": 1e-25, "price": 4 }, { "price": 3 } ] }"#
    let json = Self.twoSellers().replacing(#""price": 4"#, with: tiers)
    let (plan, verdict) = try verdict(of: json)
    #expect(plan["status"] == .string("optimal"))
    #expect(verdict.findings.isEmpty, "\(verdict.findings)")
  }
}
