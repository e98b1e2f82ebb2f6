import BerthKit
import Foundation
import Testing

@testable import berth

@Suite struct AlternativesCommandTests {
  private func json(_ result: Command.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
  }

  @Test func rangesAndPlansAreToldInSentencesAndTables() throws {
    let result = try Command.run("alternatives", Samples.path("two-clouds.json"), "--within", "1%")
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(result.text.contains("at most 1 % more than the least"))
    #expect(result.text.contains("azure can have between"))
    #expect(result.text.contains("Plan 1:"))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    for word in ["dual", "basis", "simplex", "infeasible", "vertex", " LP"] {
      #expect(!result.text.contains(word), "\(word)")
    }
  }

  @Test func jsonHoldsWholePlans() throws {
    let result = try Command.run(
      "alternatives", Samples.path("two-clouds.json"), "--format", "json", "--plans", "1", "--of", "provider")
    let answer = try json(result)
    #expect(answer["within"] as? Double == 0.01)
    let ranges = try #require(answer["ranges"] as? [[String: Any]])
    #expect(ranges.map { $0["provider"] as? String } == ["aws", "azure"])
    let plans = try #require(answer["plans"] as? [[String: Any]])
    #expect(plans.count == 1)
    let plan = try #require(plans[0]["plan"] as? [String: Any])
    #expect((plan["allocations"] as? [Any])?.isEmpty == false)
    let (least, most) = (
      try #require(answer["leastCost"] as? Double), try #require(answer["mostCost"] as? Double)
    )
    let cost = try #require(plan["objective"] as? Double)
    #expect(cost >= least && cost <= most * (1 + 1e-9))
  }

  /// In `by-hand` two workloads share offers of one price each: who is where is free, what is bought is not.
  @Test func withinNothingTellsForcedFromFree() throws {
    let result = try Command.run(
      "alternatives", Samples.path("by-hand.json"), "--within", "0", "--workload", "chat")
    #expect(result.status == 0)
    #expect(result.text.contains("all 4 purchases are forced"))
    #expect(result.text.contains("chat between alpha/east/gpu, beta/east/gpu"))
    #expect(result.text.contains("What every cheapest plan has, units"))
  }

  @Test func anUnknownWorkloadIsUsageAndTheNearestIsNamed() throws {
    let result = try Command.run(
      "alternatives", Samples.path("by-hand.json"), "--within", "0", "--workload", "chatt")
    #expect(result.status == 64)
    #expect(result.messages.contains("did you mean chat?"))
  }

  @Test(arguments: [["--within", "5"], ["--within", "x"], ["--plans", "-1"], ["--workload", "chat"]])
  func whatIsNotAcceptedIsUsage(arguments: [String]) throws {
    let result = try Command.run(["alternatives", Samples.path("by-hand.json")] + arguments, input: [])
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
  }

  @Test func noPlanIsStatusThree() throws {
    let result = try Command.run("alternatives", "-", input: Samples.impossible)
    #expect(result.status == 3)
    #expect(result.messages.hasPrefix("berth: no plan exists"))
  }

  @Test func theTimeLimitIsStatusFour() throws {
    let result = try Command.run(
      "alternatives", Samples.path("frontier-lab.json"), "--time-limit", "0.001", "--format", "json")
    #expect(result.status == 4)
    #expect(try json(result)["stoppedBy"] as? String == "time")
  }

  @Test(
    arguments: zip(
      ["1%", "1 %", "0.01", "0", "100%", "101%", "-1%", "", "%", "nan"],
      [
        0.01, 0.01, 0.01, 0, 1, nil, nil, nil, nil, nil,
      ] as [Double?]))
  func toleranceIsReadAsPeopleWriteIt(text: String, fraction: Double?) {
    #expect(Tolerance.fraction(text) == fraction)
  }
}
