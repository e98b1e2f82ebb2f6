internal import LinearProgramming
internal import PlacementModel

/// What the families share while the program is being stated.
struct ProgramBuilder {
  let problem: Problem
  var program: LinearProgram
  var columns: Columns
  var rows: Rows
  /// By column: the period it belongs to.
  private(set) var stages: [Int32] = []
  /// Columns that put off an obligation to a later period.
  var handOvers: Set<Int32> = []
  /// What a solver may leave out until its rows cannot be met.
  var recourse: [RecourseBlock] = []
  /// The agreements that cover each offer, by the offer's offset.
  let coverage: [[Index<Agreement>]]
  /// Whether any work costs more at some offers, by itself or for its data.
  let hasSurcharges: Bool
  /// Asked between families, and within those that state most: a family that is stopped is not whole.
  let isStopped: () -> Bool

  init(_ problem: Problem, isStopped: @escaping () -> Bool = { false }) {
    self.problem = problem
    self.isStopped = isStopped
    var coverage: [[Index<Agreement>]] = Array(repeating: [], count: problem.offers.count)
    for a in problem.agreements.indices {
      for o in problem.agreements[a].offers { coverage[o.offset].append(a) }
    }
    self.coverage = coverage
    hasSurcharges = problem.workloads.elements.contains { !$0.surcharges.isEmpty || !$0.egress.isEmpty }
    program = LinearProgram(name: problem.name, direction: .minimize)
    columns = Columns(problem)
    rows = Rows(problem)
  }

  /// Adds the row `family[ids]`.
  @discardableResult
  mutating func add(
    _ family: Family, _ ids: [String], _ expression: LinearExpression, _ bounds: Bounds
  ) -> Constraint {
    program.addConstraint(indexed(family.rawValue, ids), expression, bounds)
  }

  /// Adds a row that is all of a rule of the problem.
  mutating func add(
    _ family: Family, _ ids: [String], _ expression: LinearExpression, _ bounds: Bounds,
    stating rule: ProblemRule, _ end: RuleRows.End
  ) {
    rows.stated.append(StatedRule(rule: rule, rows: [add(family, ids, expression, bounds)], end: end))
  }

  /// Adds the column `name[ids]`.
  ///
  /// - Parameter period: to which it belongs; `nil` for a decision on the whole horizon.
  mutating func addColumn(
    _ name: String, _ ids: [String], in period: Index<Period>?, _ bounds: Bounds = .nonnegative,
    domain: LinearProgram.Domain = .continuous, cost: Double = 0
  ) -> Variable {
    stages.append(Int32(period?.offset ?? 0))
    return program.addVariable(indexed(name, ids), bounds, domain: domain, cost: cost)
  }

  /// Makes room for so many columns that stand in a demand and a supply row each.
  mutating func reserve(columns: Int) {
    stages.reserveCapacity(stages.count + columns)
    program.reserve(columns: columns, nonzeros: 3 * columns)
  }

  /// Adds a column >= 0 that costs nothing by itself, named by parts that others share.
  mutating func addColumn(_ name: NameList.Joined, in period: Index<Period>) -> Variable {
    stages.append(Int32(period.offset))
    return program.addVariable(name)
  }
}
