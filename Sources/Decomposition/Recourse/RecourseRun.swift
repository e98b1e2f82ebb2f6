internal import LinearProgramming

/// One solve with recourse: the core and the cuts found so far.
struct RecourseRun {
  private let base: any Solver
  private let program: LinearProgram
  private let split: RecourseSplit
  /// Where columns of the whole stand in the core; -1 for those of blocks.
  private let places: [Int32]
  private var budget: Budget
  private var cuts: [RecourseCut] = []
  /// Where the relaxation of the core with its cuts stood last.
  private var standing: Basis?
  private var rounds = 0
  private let scale: Double
  private var core: LinearProgram

  init(base: any Solver, program: LinearProgram, split: RecourseSplit, options: SolverOptions) {
    self.base = base
    self.program = program
    self.split = split
    budget = Budget(options)
    var places = Array(repeating: Int32(-1), count: program.columnCount)
    for (place, column) in split.columns.enumerated() { places[column] = Int32(place) }
    self.places = places
    scale = program.objectiveScale
    core = split.core
    core.scaleObjective(by: scale)
    if let known = options.warmStart { begin(from: known) }
  }

  /// Takes up the cuts and the basis of an earlier solve, as far as they fit this program.
  private mutating func begin(from known: WarmStart) {
    let positions = Dictionary(
      zip(program.rowNames, program.rowNames.indices), uniquingKeysWith: { first, _ in first })
    var kept = known
    kept.cuts = []
    for cut in known.cuts {
      let rows = cut.weights.compactMap { positions[$0.row] }
      guard rows.count == cut.weights.count,
        let sum = RecourseCut(rows: rows, duals: cut.weights.map(\.weight), of: program, places: places)
      else { continue }
      add([sum])
      kept.cuts.append(cut)
    }
    standing = kept.basis(of: split.core)
  }

  mutating func solve() throws(SolverError) -> SolverResult {
    if program.isMixedInteger {
      // Rounds of the relaxation are cheap, and its cuts are cuts of the whole.
      if case .ended(let result) = try generateCuts(relaxed: true) { return result }
    }
    switch try generateCuts(relaxed: false) {
    case .solved(let round): return lifted(round)
    case .ended(let result): return result
    }
  }

  /// A solution of the core at which every block can be met.
  struct Round {
    var solution: Solution
    let outcome: Outcome
    let method: String
    /// By block: values of its columns.
    let recourse: [[Double]]
  }

  private enum End {
    case solved(Round)
    case ended(SolverResult)
  }

  /// Solves the core, and with a cut for every block that cannot be met again, until all can.
  private mutating func generateCuts(relaxed: Bool) throws(SolverError) -> End {
    while true {
      let asked = relaxed ? core.relaxed : core
      var options = budget.remaining(unscaledProgress)
      if let standing {
        options.startingBasis = standing
        if !asked.isMixedInteger { options.method = .dualSimplex }
      }
      let result = try base.solve(asked, options)
      budget.charge(result.statistics)
      rounds += 1
      guard let solution = result.outcome.solution else {
        return .ended(ended(result.outcome, result.statistics.method))
      }
      // A search starts again from where its relaxation started.
      if !asked.isMixedInteger { standing = solution.basis }
      let answers = try meet(at: solution.columnValues)
      let news = answers.compactMap(\.cut)
      if news.isEmpty, answers.allSatisfy({ $0.values != nil }) {
        return .solved(
          Round(
            solution: solution, outcome: result.outcome, method: result.statistics.method,
            recourse: answers.map { $0.values ?? [] }))
      }
      if let limit = budget.reached ?? (news.isEmpty ? .iterations : nil) {
        let bound = Self.bound(of: result.outcome)
        return .ended(ended(.noSolution(bound: bound, stoppedBy: limit), result.statistics.method))
      }
      add(news)
      standing?.rows += news.map { _ in .basic }
    }
  }

  private mutating func add(_ news: [RecourseCut]) {
    for cut in news {
      core.addConstraint("recourse[\(cuts.count)]", cut.expression, .atLeast(cut.lower))
      cuts.append(cut)
    }
  }

  private var unscaledProgress: @Sendable (SolverProgress) -> SolverProgress {
    { [scale, rounds] progress in
      var progress = progress
      progress.round = rounds + 1
      progress.objective = progress.objective.map { $0 / scale }
      progress.bound = progress.bound.map { $0 / scale }
      return progress
    }
  }

  private static func bound(of outcome: Outcome) -> Double? {
    switch outcome {
    case .optimal(let solution): solution.bound
    case .feasible(_, let bound, _), .noSolution(let bound, _): bound
    case .infeasible, .unbounded, .infeasibleOrUnbounded: nil
    }
  }
}

// MARK: - Blocks

extension RecourseRun {
  private struct Answer {
    /// Values of the block's columns, where it can be met.
    var values: [Double]?
    var cut: RecourseCut?
  }

  /// Asks every block whether it can be met beside the core's values.
  private mutating func meet(at core: [Double]) throws(SolverError) -> [Answer] {
    var whole = Array(repeating: 0.0, count: program.columnCount)
    for (place, column) in split.columns.enumerated() { whole[column] = core[place] }
    var answers: [Answer] = []
    answers.reserveCapacity(split.blocks.count)
    for block in split.blocks {
      answers.append(try meet(block, beside: whole))
    }
    return answers
  }

  /// The program of least violation of a block's rows: 0 where the block can be met.
  private mutating func meet(
    _ block: RecourseBlock, beside values: [Double]
  ) throws(SolverError) -> Answer {
    let rows = block.rows.map(Int.init)
    let part = Part(of: program, rows: rows, columns: block.columns.map(Int.init), fixed: values)
    let elastic = part.program.elastic
    // Small, and not cancelled with the rest: without it the best point so far would be none.
    let result = try base.solve(elastic, SolverOptions())
    budget.charge(result.statistics)
    guard case .optimal(let solution) = result.outcome, let duals = solution.duals else {
      return Answer(values: nil, cut: nil)
    }
    // What is missing, against what the rows add up to: below this it is rounding of the core's values.
    let size = rows.reduce(1.0) { size, row in
      max(size, abs(program.rowBounds[row].lower ?? 0), abs(program.rowBounds[row].upper ?? 0))
    }
    if solution.objective <= 1e-9 * max(size, Self.size(of: part, values)) {
      return Answer(values: Array(solution.columnValues.prefix(block.columns.count)), cut: nil)
    }
    return Answer(
      values: nil,
      cut: RecourseCut(rows: rows, duals: duals.rowDuals, of: program, places: places))
  }

  /// The largest bound of the part's rows, once the core's values have moved there.
  private static func size(of part: Part, _ values: [Double]) -> Double {
    part.program.rowBounds.reduce(1) { max($0, abs($1.lower ?? 0), abs($1.upper ?? 0)) }
  }
}

// MARK: - The whole's answer

extension RecourseRun {
  private func method(_ core: String) -> String {
    "\(core), \(cuts.count) cuts for recourse in \(rounds) rounds"
  }

  private func statistics(_ method: String) -> SolverStatistics {
    SolverStatistics(method: self.method(method), iterations: budget.iterations, nodes: budget.nodes)
  }

  /// An outcome without a point, in the whole's terms.
  private func ended(_ outcome: Outcome, _ method: String) -> SolverResult {
    var outcome = outcome.unscaled(by: scale)
    if case .infeasible(let proof?) = outcome {
      let weights = rowNumbers(proof.rowWeights)
      outcome = .infeasible(InfeasibilityProof(rowWeights: weights))
    }
    return SolverResult(outcome: outcome, statistics: statistics(method))
  }

  /// Numbers of the core's rows and cuts as numbers of the whole's rows: a cut's go to the rows it is made of.
  private func rowNumbers(_ numbers: [Double]) -> [Double] {
    var whole = Array(repeating: 0.0, count: program.rowCount)
    for (place, row) in split.rows.enumerated() { whole[row] = numbers[place] }
    for (cut, number) in zip(cuts, numbers.dropFirst(split.rows.count)) where number != 0 {
      for (row, weight) in cut.weights { whole[row] += number * weight }
    }
    return whole
  }

  private func lifted(_ duals: Duals) -> Duals {
    let rowDuals = rowNumbers(duals.rowDuals).map { $0 / scale }
    return Duals(rowDuals: rowDuals, reducedCosts: program.reducedCosts(at: rowDuals))
  }

  private func lifted(_ round: Round) -> SolverResult {
    var values = Array(repeating: 0.0, count: program.columnCount)
    for (place, column) in split.columns.enumerated() { values[column] = round.solution.columnValues[place] }
    for (block, recourse) in zip(split.blocks, round.recourse) {
      for (column, value) in zip(block.columns, recourse) { values[Int(column)] = value }
    }
    var solution = round.solution
    solution.columnValues = values
    solution.rowValues = program.rowValues(at: values)
    solution.basis = nil
    solution.duals = round.solution.duals.map(lifted)
    solution.fixedDuals = round.solution.fixedDuals.map(lifted)
    solution.objective = program.objective(at: values)
    solution.bound /= scale
    let outcome: Outcome =
      switch round.outcome {
      case .feasible(_, let bound, let limit):
        .feasible(solution, bound: bound.map { $0 / scale }, stoppedBy: limit)
      default: .optimal(solution)
      }
    return SolverResult(outcome: outcome, statistics: statistics(round.method), warmStart: warmStart)
  }

  private var warmStart: WarmStart? {
    guard let standing else { return nil }
    let own = standing.rows.prefix(split.rows.count)
    let cuts = zip(cuts, standing.rows.dropFirst(split.rows.count)).map { cut, standing in
      WarmStart.Cut(weights: cut.weights.map { (program.rowNames[$0.row], $0.weight) }, standing: standing)
    }
    return WarmStart(
      of: split.core, at: Basis(rows: Array(own), columns: standing.columns), cuts: cuts)
  }
}
