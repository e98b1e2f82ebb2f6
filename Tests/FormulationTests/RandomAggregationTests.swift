import Decomposition
import Formulation
import Foundation
import GLPKBackend
import LinearProgramming
import PlacementModel
import RandomProblems
import Testing

/// Problems with every family in which each workload, or each offer, comes twice, of another size: merged and not, they come
/// to the same.
@Suite struct RandomAggregationTests {
  /// Merges whatever it can.
  private let merging = AggregatingSolver(RecourseSolver(GLPKSolver()), smallestProgram: 1, leastGain: 0)

  enum Doubled: String, CaseIterable { case workloads, offers }

  @Test(arguments: Doubled.allCases) func problemsOfEveryFamilyAgree(doubled: Doubled) throws {
    try compare(UInt64(1)...80, doubled, RandomPolicy.json, atLeast: 10)
  }

  @Test(arguments: Doubled.allCases) func linearProblemsAgree(doubled: Doubled) throws {
    try compare(UInt64(1)...100, doubled, { RandomProblem.json(seed: $0) }, atLeast: 40)
  }

  private func compare(
    _ seeds: ClosedRange<UInt64>, _ doubled: Doubled, _ text: (UInt64) -> String, atLeast: Int
  ) throws {
    var options = SolverOptions()
    options.relativeGap = 1e-9
    options.timeLimit = .seconds(1)
    var merged = 0
    for seed in seeds {
      guard let problem = try? Samples.problem(json: Self.doubling(doubled, in: text(seed))) else { continue }
      let program = PlacementProgram(problem).program
      let one = try GLPKSolver().solve(program, options)
      let other = try merging.solve(program, options)
      if other.statistics.merged != nil { merged += 1 }
      expectAgreement(one.outcome, other.outcome, of: program, "seed \(seed)")
    }
    #expect(merged >= atLeast)
  }

  private func expectAgreement(
    _ one: Outcome, _ other: Outcome, of program: LinearProgram, _ what: String
  ) {
    switch (one, other) {
    case (.optimal(let one), .optimal(let other)):
      // Whole numbers may be off by 1e-5 or so in a search, and money rides on it.
      let tolerance = program.isMixedInteger ? 1e-4 : 1e-9
      let distance = abs(one.objective - other.objective)
      #expect(distance <= tolerance * max(1, abs(one.objective)), "\(what)")
      let residuals = Residuals(of: other, in: program)
      #expect(residuals.areWithin(.feasibility), "\(what): \(residuals)")
      if !program.isMixedInteger { #expect(other.duals != nil, "\(what)") }
    case (.infeasible, .infeasible(let proof)):
      if !program.isMixedInteger { #expect(proof?.holds(in: program) == true, "\(what)") }
    case (.feasible, _), (.noSolution, _), (_, .feasible), (_, .noSolution): break
    default: Issue.record("\(what): \(one) is not \(other)")
    }
  }

  /// The same problem with a twin of every workload that needs 1.75 times as much, or of every offer that has so much room.
  private static func doubling(_ doubled: Doubled, in text: String) throws -> String {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    guard var problem = json as? [String: Any], let things = problem[doubled.rawValue] as? [[String: Any]]
    else { return text }
    let size = doubled == .workloads ? "demand" : "capacity"
    problem[doubled.rawValue] = things.flatMap { thing in
      var twin = thing
      twin["id"] = "\(thing["id"] ?? "")twin"
      twin[size] = scaled(thing[size])
      return [thing, twin]
    }
    return String(decoding: try JSONSerialization.data(withJSONObject: problem), as: UTF8.self)
  }

  private static func scaled(_ series: Any?) -> Any? {
    if let numbers = series as? [Double] { return numbers.map { $0 * 1.75 } }
    return (series as? Double).map { $0 * 1.75 } ?? series
  }
}
