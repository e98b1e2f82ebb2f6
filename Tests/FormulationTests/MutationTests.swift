import Formulation
import LinearProgramming
import PlacementModel
import RandomProblems
import Testing

/// A fault in the formulation is seen by the comparison of `ParityTests`: each test breaks one side many times.
@Suite struct MutationTests {
  @Test func mutationsOfTheProgramAreCaught() throws {
    var tried = 0
    var slipped: [String] = []
    let problems =
      try [Samples.problem("two-clouds")] + EveryFeature.all.map { try Samples.problem(json: $0.json) }
    for (seed, problem) in problems.enumerated() {
      let staged = CutsAndGoals(problem)
      let stated = Statement.underMathProgNames(staged.placement(.cost).program)
      let reference = Statement(try Reference.program(staged.data(.cost)))
      var generator = SplitMix64(seed: UInt64(seed) + 1)
      for (family, rows) in Dictionary(grouping: stated.rows.keys.sorted(), by: familyName).sorted(by: {
        $0.key < $1.key
      }) {
        for mutation in RowMutation.allCases {
          for row in rows.shuffled(using: &generator).prefix(2) {
            var mutant = stated
            guard mutation.apply(to: &mutant, row, &generator) else { continue }
            tried += 1
            if mutant.differences(from: reference).isEmpty { slipped.append("\(mutation) of \(row)") }
          }
        }
        #expect(rows.count > 0, "\(family)")
      }
      for (_, columns) in Dictionary(grouping: stated.columns.keys.sorted(), by: familyName).sorted(by: {
        $0.key < $1.key
      }) {
        for mutation in ColumnMutation.allCases {
          for column in columns.shuffled(using: &generator).prefix(2) {
            var mutant = stated
            guard mutation.apply(to: &mutant, column) else { continue }
            tried += 1
            if mutant.differences(from: reference).isEmpty { slipped.append("\(mutation) of \(column)") }
          }
        }
      }
    }
    #expect(tried > 500)
    #expect(slipped.isEmpty, "\(slipped.count) of \(tried) slipped: \(slipped)")
  }

  /// Every number of the file is changed a little on one side only.
  @Test(arguments: ["two-clouds"] + EveryFeature.all.map(\.name))
  func mutationsOfTheProblemAreCaught(_ name: String) throws {
    let problem = try name == "two-clouds" ? Samples.problem(name) : EveryFeature.problem(name)
    let staged = CutsAndGoals(problem)
    let reference = Statement(try Reference.program(staged.data(.cost)))
    let data = staged.data(.cost).text
    var tried = 0
    var slipped: [String] = []
    for path in problem.source.numberPaths {
      let changed = problem.source.replacing(at: path) { $0.scaled(by: 1.003) }
      guard let mutant = (try? Samples.problem(changed)).map(CutsAndGoals.init),
        mutant.data(.cost).text != data
      else { continue }
      tried += 1
      let stated = Statement.underMathProgNames(mutant.placement(.cost).program)
      if stated.differences(from: reference).isEmpty { slipped.append(path.joined(separator: "/")) }
    }
    #expect(tried > 40)
    #expect(slipped == (Self.idle[name] ?? []), "\(slipped.count) of \(tried) slipped: \(slipped)")
  }

  /// Numbers that change nothing where they change a little.
  private static let idle = [
    // A quota of 30 where 33 units are held leaves nothing to buy.
    "core": ["offers/3/options/1/capacity"],
    // Tiers beyond what capacity or a quota leaves.
    "tiers": [
      "offers/0/options/0/tiers/graduated/2/price/2", "offers/0/options/1/tiers/graduated/2/price/1",
      "offers/2/options/1/tiers/allUnits/0/upTo", "offers/2/options/1/tiers/allUnits/1/price",
    ],
  ]

  private func familyName(_ name: String) -> String { String(name.prefix { $0 != "[" }) }
}

private enum RowMutation: CaseIterable {
  case nudgeCoefficient, dropNonzero, addNonzero, flipSense, moveBound, dropBound, dropRow, renameRow

  /// - Returns: whether the row has what is to be changed.
  func apply(to statement: inout Statement, _ name: String, _ generator: inout SplitMix64) -> Bool {
    guard var row = statement.rows[name] else { return false }
    let columns = row.coefficients.keys.sorted()
    switch self {
    case .nudgeCoefficient:
      guard let column = columns.randomElement(using: &generator) else { return false }
      row.coefficients[column]? *= 1 + 1e-6
    case .dropNonzero:
      guard let column = columns.randomElement(using: &generator) else { return false }
      row.coefficients[column] = nil
    case .addNonzero:
      let absent = statement.columns.keys.filter { row.coefficients[$0] == nil }.sorted()
      guard let column = absent.randomElement(using: &generator) else { return false }
      row.coefficients[column] = 1e-9
    case .flipSense:
      row.bounds =
        row.bounds.isFixed
        ? .atLeast(row.bounds.lower ?? 0) : Bounds(lower: row.bounds.upper, upper: row.bounds.lower)
    case .moveBound:
      let move: (Double) -> Double = { $0 == 0 ? 1e-9 : $0 * (1 + 1e-6) }
      row.bounds = Bounds(lower: row.bounds.lower.map(move), upper: row.bounds.upper.map(move))
    case .dropBound: row.bounds = .free
    case .dropRow: break
    case .renameRow: statement.rows[name + "'"] = row
    }
    statement.rows[name] = self == .dropRow || self == .renameRow ? nil : row
    return true
  }
}

private enum ColumnMutation: CaseIterable {
  case nudgeCost, boundAbove, moveLower, turnDomain, dropColumn

  /// - Returns: whether anything was changed.
  func apply(to statement: inout Statement, _ name: String) -> Bool {
    guard var column = statement.columns[name] else { return false }
    switch self {
    case .nudgeCost: column.cost = column.cost == 0 ? 1e-9 : column.cost * (1 + 1e-6)
    case .boundAbove: column.bounds.upper = 1e15
    case .moveLower: column.bounds.lower = -1e-9
    case .turnDomain: column.domain = column.domain == .integer ? .continuous : .integer
    case .dropColumn: break
    }
    statement.columns[name] = self == .dropColumn ? nil : column
    return true
  }
}
