package import LinearProgramming

/// Solves large programs in time with any solver: blocks of stages first, rows when they are violated, and last the
/// whole program from the basis that this gives.
///
/// The last solve is of the program as it was handed in, so that the answer, its duals and its proof are those of the
/// solver alone; what comes before only finds a basis from which little is left to do. Programs that are small, mixed-
/// integer or without `stages` go to the solver as they are.
///
/// 1. *Blocks*: stages are cut into blocks of about a thousand rows. Each block is solved with what earlier blocks
///    decided fixed, so that the union of the blocks' bases is block triangular, never singular, and feasible but for
///    rows that cross blocks. Level by level two blocks become one, from the basis at hand.
/// 2. *Rows when violated*: from that union the program without its lazy rows is solved, and violated ones are added
///    until there are none; each round starts from the last basis, which stays dual feasible.
/// 3. *The whole*: every row, from that basis.
///
/// Source: rolling-horizon decomposition and constraint generation as the field knows them; the figures that chose
/// the block size and the lazy families are on the documentation's *Decisions* page.
package struct StagedSolver<Base: Solver>: Solver {
  private let base: Base
  private let smallestProgram: Int
  private let rowsPerBlock: Int

  /// - Parameters:
  ///   - base: the solver that solves blocks and the whole.
  ///   - smallestProgram: rows below which a program goes to `base` as it is: there blocks cost more than they save.
  ///   - rowsPerBlock: rows of the shortest blocks, about: what a simplex solves in a fifth of a second.
  package init(_ base: Base, smallestProgram: Int = 2500, rowsPerBlock: Int = 1200) {
    self.base = base
    self.smallestProgram = smallestProgram
    self.rowsPerBlock = rowsPerBlock
  }

  package var name: String { base.name }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    let faults = program.faults(startingBasis: options.startingBasis)
    guard faults.isEmpty, let stages = program.stages, stages.ofColumns.count == program.columnCount,
      stages.count > 1, !program.isMixedInteger,
      program.rowCount >= (options.method == .blocks ? 1 : smallestProgram),
      options.startingBasis == nil, options.method == .automatic || options.method == .blocks
    else { return try base.solve(program, options) }
    var run = StagedRun(
      base: base, program: program, stages: stages, options: options, rowsPerBlock: max(1, rowsPerBlock))
    return try run.solve()
  }
}

extension StagedSolver: TableauSolver where Base: TableauSolver {
  package func open(_ program: LinearProgram, at basis: Basis) throws(SolverError) -> any Tableau {
    try base.open(program, at: basis)
  }
}

/// One staged solve: what is left of the limits, and the basis as it grows.
struct StagedRun {
  let base: any Solver
  /// As it was handed in.
  let program: LinearProgram
  /// With its objective scaled to costs near one: GLPK's tolerances and perturbations are absolute there.
  let scaled: LinearProgram
  let stages: Stages
  let rowsPerBlock: Int
  private var budget: Budget

  init(
    base: any Solver, program: LinearProgram, stages: Stages, options: SolverOptions, rowsPerBlock: Int
  ) {
    self.base = base
    self.rowsPerBlock = rowsPerBlock
    self.program = program
    self.stages = stages
    var scaled = program
    scaled.stages = nil
    scaled.scaleObjective(by: program.objectiveScale)
    self.scaled = scaled
    budget = Budget(options)
  }

  mutating func solve() throws(SolverError) -> SolverResult {
    var standing = GrowingBasis(program)
    try solveBlocks(&standing)
    switch try generateRows(&standing) {
    case .solved: break
    case .ended(let outcome): return result(outcome, method: "blocks of stages, rows when violated")
    case .givenUp: return try solveWhole(from: nil)
    }
    return try solveWhole(from: standing.whole)
  }

  /// The program as it was handed in, from a basis of all its rows.
  private mutating func solveWhole(from basis: Basis?) throws(SolverError) -> SolverResult {
    var asked = budget.remaining { $0 }
    asked.startingBasis = basis
    let whole = try base.solve(program, asked)
    budget.charge(whole.statistics)
    let method = whole.statistics.method
    return result(
      whole.outcome, method: basis == nil ? method : "blocks of stages, rows when violated, " + method)
  }

  private func result(_ outcome: Outcome, method: String) -> SolverResult {
    SolverResult(
      outcome: outcome, statistics: SolverStatistics(method: method, iterations: budget.iterations))
  }

  // MARK: - Solving parts

  /// Solves a part of the scaled program from a basis, within what is left of the limits.
  mutating func solve(
    _ part: LinearProgram, from basis: Basis, _ method: SolverOptions.Method
  ) throws(SolverError) -> Outcome {
    var asked = budget.remaining()
    asked.startingBasis = basis
    asked.method = method
    asked.iterationLimit = min(asked.iterationLimit ?? .max, max(0, pivotLimit - budget.iterations))
    do {
      let result = try base.solve(part, asked)
      budget.charge(result.statistics)
      return result.outcome
    } catch .failed {
      // A part that a solver breaks down on is no loss: the whole is solved in the end.
      return .noSolution(bound: nil, stoppedBy: .iterations)
    }
  }

  /// Pivots after which blocks have lost their way: where they serve they take about three for each row.
  private var pivotLimit: Int { 10_000 + 8 * program.rowCount }

  /// The limit that has been reached, so that nothing more is begun.
  var limitReached: Outcome.Limit? { budget.reached }
}
