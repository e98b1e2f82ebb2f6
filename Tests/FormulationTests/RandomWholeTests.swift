import PlacementModel
import RandomProblems
import Testing

/// The same as `RandomTests` where whole numbers are asked for: fees, blocks, fleets, gangs, sites, counts of providers.
@Suite struct RandomWholeTests {
  @Test func randomProblemsAreStatedAlike() throws {
    var compared = 0
    for seed in UInt64(2000)...2080 {
      guard let problem = try? Samples.problem(json: RandomProblem.json(seed: seed, isWhole: true)) else {
        continue
      }
      try expectParity(problem)
      compared += 1
    }
    #expect(compared > 30)
  }
}
