import Formulation
import LinearProgramming
import PlacementModel
import Testing

/// The Swift formulation states what `models/placement.mod` states, coefficient by coefficient.
@Suite struct ParityTests {
  @Test(arguments: Samples.names) func sampleIsStatedAlike(_ name: String) throws {
    try expectParity(Samples.problem(name))
  }

  @Test(arguments: EveryFeature.all.map(\.name)) func everyFeatureIsStatedAlike(_ name: String) throws {
    try expectParity(EveryFeature.problem(name))
  }

  @Test func everyFamilyHasRowsToCompare() throws {
    var families: Set<Family> = []
    for (name, _) in EveryFeature.all {
      let problem = try EveryFeature.problem(name)
      families.formUnion(PlacementProgram(problem).sizeByFamily.map(\.family))
      families.formUnion(CutsAndGoals(problem).placement(.carbon).sizeByFamily.map(\.family))
    }
    #expect(Family.allCases.filter { !families.contains($0) }.isEmpty)
  }
}

extension EveryFeature {
  static func problem(_ name: String) throws -> Problem {
    try Samples.problem(json: try #require(all.first { $0.name == name }).json)
  }
}

func expectParity(_ problem: Problem) throws {
  let stated = Statement.underMathProgNames(PlacementProgram(problem).program)
  let differences = stated.differences(from: Statement(try Reference.program(problem)))
  #expect(differences.isEmpty, "\(differences.count) differences: \(differences.prefix(20))")
}
