@testable import PlacementModel
import Testing

/// Limits, agreements and selectors: keys that depend on a kind, and defaults.
@Suite struct PolicyFormatTests {
  private func faults(ofLimit members: String) -> [String] {
    sentences(problem(adding: "\"limits\": [ { \"id\": \"l\", \(members) } ]"))
  }

  private func limit(_ members: String) throws -> LimitFile {
    try file(problem(adding: "\"limits\": [ { \"id\": \"l\", \(members) } ]")).limits[0]
  }

  private func agreement(_ members: String) throws -> AgreementFile {
    let fixed = #""id": "a", "provider": "aws", "from": "2025-11", "through": "2032-10""#
    return try file(problem(adding: "\"agreements\": [ { \(fixed), \(members) } ]")).agreements[0]
  }

  @Test func aShareLimit() throws {
    let limit = try limit(#""type": "share", "of": { "each": "provider" }, "max": 0.5"#)
    #expect(limit.of?.each == .provider)
    #expect(limit.measure == .spend)
    #expect(limit.per == .period)
    #expect(limit.minimum == nil)
    guard case .constant(0.5)? = limit.maximum else {
      Issue.record("\(limit)")
      return
    }
  }

  @Test func weights() throws {
    let share = #""type": "share", "measure": "units", "of": { "each": "vendor" }, "max": 1, "weights": "#
    guard case .kilowatts? = try limit(share + "\"kilowatts\"").weights else {
      throw Unexpected("not kilowatts")
    }
    guard case .machines(let weights)? = try limit(share + "{ \"gpu\": 2 }").weights else {
      throw Unexpected("not by machine")
    }
    #expect(weights.map(\.id) == ["gpu"] && weights.map(\.weight) == [2])
    #expect(faults(ofLimit: share + "{}").count == 1)
    #expect(faults(ofLimit: share + "3").count == 1)
  }

  @Test(arguments: [
    #""type": "share", "max": 0.5"#, #""type": "share", "of": { "each": "provider" }"#,
    #""type": "share", "of": {}, "max": 0.5"#, #""type": "share", "of": { "each": "kind" }, "max": 0.5"#,
    #""type": "share", "of": { "each": "provider" }, "max": 1.01"#,
    #""type": "share", "of": { "each": "provider", "latency": {} }, "max": 1"#,
    #""type": "budget", "min": 1, "max": 5"#, #""type": "budget""#, #""type": "budget", "max": -1"#,
    #""type": "budget", "max": 5, "measure": "spend""#,
    #""type": "budget", "max": 5, "of": { "each": "provider" }"#,
    #""type": "spread", "of": { "each": "vendor" }, "max": 0.5"#,
    #""type": "spread", "of": { "each": "region" }"#,
    #""type": "spread", "of": { "each": "region" }, "max": 0.5, "per": "year""#, #""max": 0.5"#,
    #""type": 3"#,
  ])
  func limitsThatAreRefused(_ members: String) {
    let found = faults(ofLimit: members)
    #expect(found.count == 1, "\(found)")
  }

  @Test func defaultsOfAnAgreement() throws {
    let agreement = try agreement(#""minimumSpend": 5"#)
    #expect(agreement.per == .year)
    #expect(agreement.counts == .net)
    #expect(agreement.status == .signed)
    #expect(agreement.atHorizonEnd == .prorate)
    #expect(agreement.spentBefore == nil)
    #expect(agreement.from == CalendarDate(year: 2025, month: 11, day: nil))
    guard case .same(5)? = agreement.minimumSpend else { throw Unexpected("\(agreement)") }
  }

  @Test func amountsForEachWindow() throws {
    guard case .perWindow([1, 2])? = try agreement(#""minimumSpend": [1, 2]"#).minimumSpend else {
      throw Unexpected("no amounts")
    }
  }

  @Test(arguments: [
    #""minimumSpend": []"#, #""minimumSpend": -1"#, #""minimumSpend": [1, "2"]"#, #""discount": 1"#,
    #""per": "quarter""#, #""status": "perhaps""#, #""counts": "gross""#, #""scope": { "each": "machine" }"#,
    #""minimunSpend": 1"#, #""credits": -1"#, #""atHorizonEnd": "half""#,
  ])
  func agreementsThatAreRefused(_ members: String) throws {
    do {
      _ = try agreement(members)
      Issue.record("accepted")
    } catch let error as InvalidProblem {
      #expect(error.violations.count == 1, "\(error.message)")
    }
  }

  @Test func selectors() throws {
    let text = problem(
      "\"demand\": 5",
      #""demand": 5, "where": { "geographies": ["eu"], "not": { "providers": ["x"] }, "latency": { "from": "us", "atMost": 60 } }"#
    )
    let place = try #require(try file(text).workloads[0].place)
    #expect(place.lists.geographies == ["eu"])
    #expect(place.lists.regions == nil)
    #expect(place.not?.providers == ["x"])
    #expect(place.latency?.from == "us" && place.latency?.atMost == 60)
    #expect(violations(problem("\"demand\": 5", #""demand": 5, "where": { "workloads": ["w"] }"#)).count == 1)
    #expect(violations(problem("\"demand\": 5", #""demand": 5, "where": { "each": "region" }"#)).count == 1)
  }

  @Test func surcharges() throws {
    let text = problem(
      "\"demand\": 5",
      #""demand": 5, "surcharges": [ { "where": { "regions": ["east"] }, "perWork": 0.225 } ]"#)
    let surcharge = try #require(try file(text).workloads[0].surcharges.first)
    #expect(surcharge.place.lists.regions == ["east"])
    guard case .constant(0.225) = surcharge.perWork else { throw Unexpected("\(surcharge)") }
  }
}
