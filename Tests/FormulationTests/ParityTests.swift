import Formulation
import LinearProgramming
import PlacementModel
import Testing

/// The Swift formulation states what `models/placement.mod` states, coefficient by coefficient.
@Suite struct ParityTests {
  @Test(arguments: Samples.names) func sampleIsStatedAlike(_ name: String) throws {
    try expectParity(Samples.problem(name))
  }

  @Test func everyFeatureIsStatedAlike() throws {
    let problem = try Samples.problem(json: EveryFeature.json)
    let families = PlacementProgram(problem).sizeByFamily.map(\.family)
    #expect(families == Family.allCases, "a family without rows is not compared")
    try expectParity(problem)
  }
}

func expectParity(_ problem: Problem) throws {
  let stated = Statement.underMathProgNames(PlacementProgram(problem).program)
  let differences = stated.differences(from: Statement(try Reference.program(problem)))
  #expect(differences.isEmpty, "\(differences.count) differences: \(differences.prefix(20))")
}
