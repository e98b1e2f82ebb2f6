import Formulation
import LinearProgramming
import PlacementModel
import RandomProblems
import Testing

@testable import Verification

/// The checker states the program a second time, from the model: both statements agree, coefficient by coefficient.
@Suite struct SecondStatementTests {
  @Test(arguments: Samples.names)
  func samplesAreStatedAlike(_ name: String) throws {
    try expectAlike(CutsAndGoals(Samples.problem(name)), name)
  }

  @Test(arguments: EveryFeature.all.map { $0.name })
  func everyFeatureIsStatedAlike(_ name: String) throws {
    try expectAlike(CutsAndGoals(EveryFeature.problem(name)), name)
  }

  @Test func randomProblemsAreStatedAlike() throws {
    for seed in UInt64(1)...100 {
      for json in [
        RandomProblem.json(seed: seed), RandomProblem.json(seed: seed, isWhole: true),
        RandomPolicy.json(seed: seed),
      ] {
        guard let problem = try? Samples.problem(json: json) else { continue }
        try expectAlike(CutsAndGoals(problem), "\(seed)")
      }
    }
  }

  /// A number of the problem that is changed on one side only is seen.
  @Test func aDifferenceIsSeen() throws {
    let problem = try Samples.problem("by-hand")
    let changed = try Samples.problem(
      json: JSONText(problem.source).string.replacing("2000", with: "2001"))
    let planned = PlacementProgram(problem, objective: .cost).program
    #expect(differences(Stater.state(changed), planned) == ["sides of commitment[alpha-deal,term]"])
  }

  private func expectAlike(_ staged: CutsAndGoals, _ name: String) throws {
    let placement = staged.placement(.cost)
    var numbers: [ConcentrationCut.Cone: Int] = [:]
    let tangents = staged.cuts.map { cut in
      numbers[cut.cone, default: 0] += 1
      return Plan.Tangent(
        row: row(of: cut.cone, numbers[cut.cone] ?? 0, staged.problem), weights: cut.weights)
    }
    let stated = Stater.state(
      staged.problem, held: staged.held.map { ($0.goal, $0.bound) }, tangents: tangents)
    let found = differences(stated, placement.program)
    #expect(found.isEmpty, "\(name): \(found.prefix(12).joined(separator: "; "))")
  }

  private func row(of cone: ConcentrationCut.Cone, _ number: Int, _ problem: Problem) -> String {
    switch cone {
    case .goal: return rowName("priorityConcentration", ["\(number)"])
    case .limit(let l, let y):
      guard case .concentration(let limit) = problem.limits[l].rule else { return "" }
      return rowName("concentration", [problem.limits[l].id, limit.spans[y].id, "\(number)"])
    }
  }

  private func differences(_ stated: Verification.Statement, _ planned: LinearProgram) -> [String] {
    let columns = Dictionary(uniqueKeysWithValues: stated.columns.map { ($0.name, $0) })
    let rows = Dictionary(uniqueKeysWithValues: stated.rows.map { ($0.name, $0) })
    var found: [String] = []
    if columns.count != planned.columnCount { found.append("\(columns.count) columns") }
    if rows.count != planned.rowCount { found.append("\(rows.count) rows") }
    for position in 0..<planned.columnCount {
      let (name, bounds) = (planned.columnNames[position], planned.columnBounds[position])
      guard let column = columns[name] else {
        found.append("no column \(name)")
        continue
      }
      if !near(column.cost, planned.costs[position]) { found.append("cost of \(name)") }
      if !near(column.lower, bounds.lower) || !near(column.upper, bounds.upper) {
        found.append("bounds of \(name)")
      }
      if column.isWhole != (planned.columnDomains[position] == .integer) { found.append("domain of \(name)") }
    }
    for position in 0..<planned.rowCount {
      let (name, bounds) = (planned.rowNames[position], planned.rowBounds[position])
      guard let row = rows[name] else {
        found.append("no row \(name)")
        continue
      }
      if !near(row.lower, bounds.lower) || !near(row.upper, bounds.upper) { found.append("sides of \(name)") }
      var terms = Dictionary(
        uniqueKeysWithValues: row.terms.map { (stated.columns[$0.column].name, $0.coefficient) })
      for index in planned.nonzeros(of: Constraint(position: position)) {
        let column = planned.columnNames[Int(planned.columnPositions[index])]
        if !near(terms.removeValue(forKey: column) ?? 0, planned.coefficients[index]) {
          found.append("\(column) in \(name)")
        }
      }
      // Sums that come to nothing in one order of terms are dust in another.
      for (column, coefficient) in terms.sorted(by: { $0.key < $1.key }) where abs(coefficient) > 1e-9 {
        found.append("\(column) not in \(name)")
      }
    }
    return found
  }

  private func near(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return (first == nil) == (second == nil) }
    return abs(first - second) <= 1e-11 * max(1, abs(second))
  }
}
