import BerthKit
import Foundation
import Testing

@Suite struct SolveTests {
  @Test func aPlanIsPrintedAsTablesAndNothingElse() throws {
    let result = try Command.run("solve", Samples.path("by-hand.json"))
    #expect(result.status == 0)
    #expect(result.text.contains("4,124.00 USD present value"))
    #expect(result.messages == "")
    #expect(!result.output.contains(0x1B))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
  }

  @Test func jsonHoldsTheObjectiveWorkedOutByHand() throws {
    let result = try Command.run("solve", Samples.path("by-hand.json"), "--format", "json")
    let plan = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    #expect(result.status == 0)
    #expect(plan?["status"] as? String == "optimal")
    let objective = try #require(plan?["objective"] as? Double)
    #expect(abs(objective - 4124) < 1e-6)
  }

  @Test(arguments: ["json", "csv", "table"]) func theSameInputGivesTheSameBytes(format: String) throws {
    let arguments = ["solve", Samples.path("two-clouds.json"), "--no-timings", "--format", format]
    let first = try Command.run(arguments, input: [])
    #expect(try Command.run(arguments, input: []).output == first.output)
    #expect(first.status == 0)
  }

  @Test func csvHasAHeadingAndOnlyTheListAskedFor() throws {
    let result = try Command.run(
      "solve", Samples.path("by-hand.json"), "--format", "csv", "--list", "providers")
    #expect(result.text.hasPrefix("provider,period,spend,shortfall,share\r\nalpha,"))
  }

  @Test(arguments: ["primal-simplex", "dual-simplex", "interior-point"])
  func everyMethodFindsTheSameCost(method: String) throws {
    let result = try Command.run("solve", Samples.path("by-hand.json"), "--method", method)
    #expect(result.status == 0)
    #expect(result.text.contains("4,124.00 USD present value"))
  }

  @Test func dashIsStandardInput() throws {
    let json = try String(contentsOfFile: Samples.path("by-hand.json"), encoding: .utf8)
    let result = try Command.run("solve", "-", input: json)
    #expect(result.status == 0)
    #expect(result.text.contains("4,124.00 USD present value"))
  }

  @Test func noPlanIsStatusThreeWithTheConflictInThePlan() throws {
    let result = try Command.run("solve", "-", "--format", "json", input: Samples.impossible)
    let plan = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    #expect(result.status == 3)
    #expect(plan?["status"] as? String == "infeasible")
    let families = (plan?["conflict"] as? [[String: Any]])?.compactMap { $0["family"] as? String } ?? []
    #expect(families.contains("demand"))
    #expect(result.messages.hasPrefix("berth: no plan exists"))
    #expect(result.messages.contains("demand"))
  }

  @Test func theTimeLimitIsStatusFour() throws {
    let result = try Command.run(
      "solve", Samples.path("frontier-lab.json"), "--time-limit", "0.001", "--format", "json")
    #expect(result.status == 4)
    let plan = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    #expect(["feasible", "stopped"].contains(plan?["status"] as? String))
    #expect(plan?["stoppedBy"] as? String == "time")
    #expect(result.messages.contains("time limit"))
  }

  @Test(arguments: ["INT", "TERM", "HUP"]) func aSignalStopsTheSolve(signal: String) throws {
    let result = try Command.shell(
      """
      "$BERTH" solve '\(Samples.path("frontier-lab.json"))' --method primal-simplex --format json & pid=$!
      sleep 1; kill -\(signal) $pid; wait $pid
      """)
    #expect(result.status == 130)
    // Whatever was printed is a whole plan.
    if !result.output.isEmpty { _ = try JSONSerialization.jsonObject(with: Data(result.output)) }
  }

  /// A signal in the first moments ends the command like any other: by itself before the command hears signals.
  @Test func aSignalAtTheStartIsNotLost() throws {
    let result = try Command.shell(
      """
      for moment in $(seq -w 2 2 60); do
        "$BERTH" solve '\(Samples.path("frontier-lab.json"))' --method primal-simplex > /dev/null 2>&1 & pid=$!
        sleep 0.0$moment; kill -TERM $pid; wait $pid 2> /dev/null; echo $?
      done
      """)
    let statuses = Set(result.text.split(separator: "\n"))
    #expect(!statuses.isEmpty && statuses.isSubset(of: ["130", "143"]), "\(statuses)")
  }

  /// What `nohup` started goes on when the terminal ends.
  @Test func aHangUpThatWasIgnoredStaysSo() throws {
    let result = try Command.shell(
      """
      trap '' HUP
      "$BERTH" solve '\(Samples.path("frontier-lab.json"))' --method primal-simplex --format json \
        --time-limit 3 & pid=$!
      sleep 1; kill -HUP $pid; wait $pid
      """)
    #expect(result.status == 4)
    #expect(result.messages.contains("time limit"))
  }
}
