import BerthKit
import Foundation
import Testing

@Suite struct DealCommandTests {
  @Test func aDealIsToldInSentences() throws {
    let result = try Command.run("deal", Samples.path("by-hand.json"), "--agreement", "alpha-deal")
    #expect(result.status == 0)
    #expect(result.messages == "")
    // 4124 with it, as by-hand.md works out; nothing of it helps.
    #expect(result.text.contains("Signing alpha-deal costs 269.0 USD of present value"))
    #expect(result.text.contains("4,124 USD"))
    #expect(result.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    for word in ["dual", "row", "column", "infeasible", "basis", "simplex", "MIP", "LP"] {
      let words = result.text.split { !$0.isLetter }
      #expect(!words.contains { $0 == word }, "\(word)")
    }
  }

  @Test func jsonHasTheSameFigures() throws {
    let result = try Command.run(
      "deal", Samples.path("two-clouds.json"), "--agreement", "aws-2025", "--format", "json")
    #expect(result.status == 0)
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    let deal = try #require((answer["deals"] as? [[String: Any]])?.first)
    let with = try #require(deal["costWith"] as? Double)
    let without = try #require(deal["costWithout"] as? Double)
    #expect(abs(with - 1601840627.75) < 2)
    #expect(try #require(deal["worth"] as? Double) == without - with)
    let price = try #require(deal["price"] as? [String: Any])
    let pays = try #require((price["pays"] as? [String: Any])?["costWith"] as? Double)
    let fails = try #require((price["doesNotPay"] as? [String: Any])?["costWith"] as? Double)
    #expect(pays < without && without < fails)
  }

  @Test func whatIsNotThereIsWrongUsage() throws {
    let result = try Command.run("deal", Samples.path("by-hand.json"), "--agreement", "alpha-dael")
    #expect(result.status == 64)
    #expect(result.messages.contains("there is no agreement alpha-dael (did you mean alpha-deal?)"))
    let none = try Command.run("deal", Samples.path("by-hand.json"))
    #expect(none.status == 64)
    #expect(none.messages.contains("--agreement"))
  }

  @Test func moreThanEightAreTooMany() throws {
    let lab = try Problem(contentsOfFile: Samples.path("frontier-lab.json"))
    let offers = lab.offers.elements.prefix(9).flatMap { ["--offer", $0.id] }
    let result = try Command.run(["deal", Samples.path("frontier-lab.json")] + offers, input: [])
    #expect(result.status == 64)
    #expect(result.messages.contains("9 deals are too many"))
    #expect(result.output.isEmpty)
  }

  @Test func whereNothingHasAPlanStatusIsThree() throws {
    let text = Samples.impossible.replacing(
      "\"workloads\"",
      with: """
        "agreements": [ { "id": "deal", "provider": "alpha", "from": "2026-01", "through": "2026-12" } ], "workloads"
        """)
    let result = try Command.run("deal", "-", "--agreement", "deal", input: text)
    #expect(result.status == 3)
    #expect(result.text.contains("There is no plan, with deal or without it."))
  }

  @Test func aTimeLimitGivesWhatThereIs() throws {
    let result = try Command.run(
      "deal", Samples.path("frontier-lab.json"), "--agreement", "aws-2025", "--time-limit", "0.001")
    #expect(result.status == 4)
    #expect(result.text.replacing("\n", with: " ").contains("The time was up before all was known."))
    #expect(result.text.contains("is not known: its plans were not all found"))
  }
}
