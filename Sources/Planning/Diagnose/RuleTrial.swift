internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// What holding some of the rules comes to.
enum TrialVerdict {
  /// They have a point in common with what is no rule.
  case holds
  /// They have none; these of them alone have none either.
  case contradicts(needed: [Int])
  /// Rounding hides which.
  case unclear
  case stopped(Outcome.Limit)
}

/// Tries sets of rules, each from where the last trial ended.
///
/// A linear program is opened once and what follows is changes of cost. Where numbers must be whole every trial is a search
/// of its own.
struct RuleTrial {
  private enum Engine {
    case tableau(any Tableau)
    case search(any Solver)
  }

  private(set) var elastic: ElasticProgram
  private let solver: any TableauSolver
  private var engine: Engine
  private let clock: AnswerClock
  /// By rule: whether it counts.
  private(set) var counts: [Bool]
  /// How many trials there were.
  private(set) var trials = 0

  /// Opens the relaxation.
  init(
    _ elastic: ElasticProgram, solver: any TableauSolver, _ clock: AnswerClock
  ) throws(SolverError) {
    self.elastic = elastic
    self.solver = solver
    self.clock = clock
    counts = Array(repeating: true, count: elastic.rules.count)
    engine = .tableau(try solver.open(elastic.program, at: elastic.crash))
  }

  /// - Parameter search: finds whole numbers.
  init(
    _ elastic: ElasticProgram, solver: any TableauSolver, search: any Solver, _ clock: AnswerClock
  ) {
    self.elastic = elastic
    self.solver = solver
    self.clock = clock
    counts = Array(repeating: true, count: elastic.rules.count)
    engine = .search(search)
  }

  /// Lets a rule count, or not.
  mutating func set(_ rule: Int, counts: Bool) throws(SolverError) {
    guard self.counts[rule] != counts else { return }
    self.counts[rule] = counts
    guard case .tableau(let tableau) = engine else { return }
    for column in elastic.missed[rule] { try tableau.setCost(counts ? 1 : 0, of: column) }
  }

  /// Lets some rules count and no others.
  mutating func set(to rules: [Int]) throws(SolverError) {
    var wanted = Array(repeating: false, count: counts.count)
    for rule in rules { wanted[rule] = true }
    for rule in counts.indices { try set(rule, counts: wanted[rule]) }
  }

  mutating func verdict() throws(SolverError) -> TrialVerdict {
    trials += 1
    if let stop = clock.stop { return .stopped(stop.limit) }
    switch engine {
    case .search(let search): return try searched(search)
    case .tableau(let tableau): return try moved(tableau)
    }
  }

  // MARK: - Linear

  private mutating func moved(_ first: any Tableau) throws(SolverError) -> TrialVerdict {
    var tableau = first
    while true {
      switch try tableau.optimize(clock.solverOptions) {
      case .optimal(let solution):
        let verdict = elastic.verdict(solution, counting: counts)
        guard case .holds = verdict else { return verdict }
        let cuts = cutsBroken(by: solution)
        if cuts.isEmpty { return .holds }
        tableau = try reopen(tableau, with: cuts)
        engine = .tableau(tableau)
      case .feasible(_, _, let limit), .noSolution(_, let limit): return .stopped(limit)
      case .infeasible, .unbounded, .infeasibleOrUnbounded: return .unclear
      }
      if let stop = clock.stop { return .stopped(stop.limit) }
    }
  }

  /// Tangents to the limits of concentration that count and that a point breaks.
  private func cutsBroken(by solution: Solution) -> [ConcentrationCut] {
    guard elastic.placement.hasCones else { return [] }
    return elastic.placement.cutsBroken(by: solution, tolerance: 1e-7).filter { cut in
      guard case .limit(let l, let y) = cut.cone else { return false }
      return elastic.rules.indices.contains { number in
        guard counts[number], case .limit(let place) = elastic.rules[number].rule,
          case .concentration(let limit) = elastic.placement.problem.limits[l].rule
        else { return false }
        return place.limit == l && place.span == limit.spans[y].id
      }
    }
  }

  /// The same place in the program with further rows, which nothing rests on.
  private mutating func reopen(
    _ tableau: any Tableau, with cuts: [ConcentrationCut]
  ) throws(SolverError) -> any Tableau {
    var basis = try tableau.basis()
    var placement = elastic.placement
    for cut in cuts { placement.add(cut) }
    elastic = ElasticProgram(placement)
    basis.rows += Array(repeating: .basic, count: cuts.count)
    var program = elastic.program
    for (rule, columns) in elastic.missed.enumerated() where !counts[rule] {
      for column in columns { program.setCost(0, of: column) }
    }
    return try solver.open(program, at: basis)
  }

  // MARK: - Whole numbers

  private func searched(_ search: any Solver) throws(SolverError) -> TrialVerdict {
    var program = elastic.program
    for (rule, columns) in elastic.missed.enumerated() {
      for column in columns {
        // What counts must hold: to miss it at a cost would be a harder search than whether it can.
        if counts[rule] { program.setBounds(.equal(to: 0), of: column) }
        program.setCost(0, of: column)
      }
    }
    switch try search.solve(program, clock.solverOptions).outcome {
    case .optimal, .feasible: return .holds
    case .infeasible, .infeasibleOrUnbounded:
      return .contradicts(needed: counts.indices.filter { counts[$0] })
    case .noSolution(_, let limit): return .stopped(limit)
    case .unbounded: return .unclear
    }
  }
}

extension ElasticProgram {
  /// What is missed by less, beside the money of a step, is kept.
  static let kept = 1e-9

  /// What an optimum of the elastic program says of the rules that count.
  func verdict(_ solution: Solution, counting counts: [Bool]) -> TrialVerdict {
    let miss = rules.indices.reduce(0.0) { sum, rule in
      counts[rule] ? missed[rule].reduce(sum) { $0 + solution[$1] } : sum
    }
    if miss <= Self.kept * money { return .holds }
    guard let duals = solution.duals else { return .unclear }
    for dust in Self.dusts {
      let weights = weights(duals, counting: counts, dust)
      if InfeasibilityProof(rowWeights: weights).holds(in: placement.program) {
        return .contradicts(needed: rules.indices.filter { counts[$0] && isUsed($0, by: weights) })
      }
    }
    return .unclear
  }

  /// Weights that are less beside the largest are taken for rounding: the first of these with which a proof holds. Rounding
  /// leaves traces of every size, and some proofs need small weights.
  private static let dusts = [1e-15, 1e-12, 1e-10, 1e-18]

  /// The weights of a proof on the rows of the problem's own program: rows of rules that do not count have none.
  private func weights(_ duals: Duals, counting counts: [Bool], _ dust: Double) -> [Double] {
    let program = placement.program
    var weights = Array(duals.rowDuals.prefix(program.rowCount))
    let least = dust * weights.reduce(0) { max($0, abs($1)) }
    for row in weights.indices {
      let end = weights[row] > 0 ? program.rowBounds[row].lower : program.rowBounds[row].upper
      if end == nil || abs(weights[row]) < least { weights[row] = 0 }
    }
    for (number, rule) in rules.enumerated() where !counts[number] {
      for row in rule.rows where uses(rule, weights[row.position]) { weights[row.position] = 0 }
    }
    return weights
  }

  private func isUsed(_ number: Int, by weights: [Double]) -> Bool {
    rules[number].rows.contains { uses(rules[number], weights[$0.position]) }
  }

  private func uses(_ rule: RuleRows, _ weight: Double) -> Bool {
    switch rule.end {
    case .atMost: weight < 0
    case .atLeast: weight > 0
    case .both: weight != 0
    }
  }
}
