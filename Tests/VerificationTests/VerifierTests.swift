import PlacementModel
import RandomProblems
import Testing
import Verification

/// Plans as they are made hold.
@Suite struct VerifierTests {
  @Test(arguments: ["by-hand", "transport", "load-levels", "two-clouds", "contracts"])
  func plansOfSamplesHold(_ name: String) throws {
    let problem = try Samples.problem(name)
    let verdict = try Verifier.verify(Samples.plan(problem), of: problem)
    #expect(verdict.holds, "\(verdict.findings)")
  }

  @Test(arguments: [false, true])
  func plansOfRandomProblemsHold(_ isWhole: Bool) throws {
    try expectPlansToHold(UInt64(1)...150) { RandomProblem.json(seed: $0, isWhole: isWhole) }
  }

  @Test func plansOfRandomPoliciesHold() throws {
    try expectPlansToHold(UInt64(1)...300) { RandomPolicy.json(seed: $0) }
  }

  private func expectPlansToHold(_ seeds: ClosedRange<UInt64>, _ json: (UInt64) -> String) throws {
    var planned = 0
    var wrong: [String] = []
    for seed in seeds {
      guard let problem = try? Samples.problem(json: json(seed)) else { continue }
      let document = try Samples.plan(problem, timeLimit: .seconds(5))
      let verdict = try Verifier.verify(document, of: problem)
      if verdict.status == .optimal { planned += 1 }
      for finding in verdict.findings { wrong.append("seed \(seed): \(finding.said)") }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(40).joined(separator: "\n"))")
    #expect(planned > seeds.count / 3)
  }
}

extension Finding {
  var said: String { "\(rule) \(pointer) \(place) \(fault)" }
}
