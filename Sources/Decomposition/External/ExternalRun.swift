internal import LinearProgramming

/// One solve with an external program: what it claims, and what comes of it.
struct ExternalRun {
  private let tool: ExternalTool
  private let base: any Solver
  private var budget: Budget

  /// Rows below which the program that is left with whole numbers fixed is solved sooner than written to a file.
  private static let smallestProgram = 2500
  /// What a finish may take where the time that was given is over: the point at hand is worth that.
  private static let timeToFinish = Duration.seconds(10)

  init(tool: ExternalTool, base: any Solver, options: SolverOptions) {
    self.tool = tool
    self.base = base
    budget = Budget(options)
  }

  private func result(_ outcome: Outcome, _ method: String) -> SolverResult {
    SolverResult(
      outcome: outcome,
      statistics: SolverStatistics(
        method: method, iterations: budget.iterations, nodes: budget.nodes))
  }

  private mutating func ask(_ program: LinearProgram) throws(SolverError) -> ExternalAnswer {
    let answer = try tool.ask(program, budget)
    budget.charge(SolverStatistics(method: "", iterations: answer.iterations, nodes: answer.nodes))
    return answer
  }

  private mutating func askBase(
    _ program: LinearProgram, from basis: Basis?, _ options: SolverOptions
  ) throws(SolverError) -> SolverResult {
    var options = options
    options.startingBasis = basis
    options.method = .automatic
    let result = try base.solve(program, options)
    budget.charge(result.statistics)
    return result
  }
}

// MARK: - Linear programs

extension ExternalRun {
  /// Solves a program without whole numbers.
  mutating func linear(_ program: LinearProgram) throws(SolverError) -> SolverResult {
    let answer = try ask(program)
    switch answer.claim {
    case .stopped(let limit): return result(.noSolution(bound: nil, stoppedBy: limit), tool.program.title)
    case .infeasible, .infeasibleOrUnbounded:
      if let proof = try proof(of: program) {
        return result(.infeasible(proof), "least violation of all rows")
      }
      return try finish(program, from: nil)
    case .optimal, .unbounded: return try finish(program, from: answer.basis)
    }
  }

  private mutating func finish(_ program: LinearProgram, from basis: Basis?) throws(SolverError)
    -> SolverResult
  {
    let last = try askBase(program, from: basis, budget.remaining { $0 })
    return result(last.outcome, last.statistics.method)
  }

  /// Row weights that contradict each other, from the duals of the program of least violation.
  private mutating func proof(of program: LinearProgram) throws(SolverError) -> InfeasibilityProof? {
    let elastic = program.elastic
    guard let basis = try ask(elastic).basis,
      case .optimal(let least) = try askBase(elastic, from: basis, budget.remaining()).outcome
    else { return nil }
    return least.duals.flatMap { program.infeasibilityProof(from: $0.rowDuals) }
  }
}

// MARK: - Whole numbers

extension ExternalRun {
  /// Solves a program with whole numbers.
  mutating func search(_ program: LinearProgram) throws(SolverError) -> SolverResult {
    let title = tool.program.title
    // Fractional bounds with nothing whole between them.
    guard program.roundingIntegerBounds.faults().isEmpty else {
      return result(.infeasible(nil), "bounds alone")
    }
    let answer = try ask(program)
    switch answer.claim {
    case .infeasible: return result(.infeasible(nil), title)
    case .unbounded: return result(.unbounded, title)
    case .infeasibleOrUnbounded: return result(.infeasibleOrUnbounded, title)
    case .optimal, .stopped: break
    }
    guard let values = answer.columnValues else {
      guard case .stopped(let limit) = answer.claim else {
        throw .failed(doing: "reading what \(tool.executable) wrote", detail: "an optimum without a point")
      }
      return result(.noSolution(bound: answer.bound, stoppedBy: limit), title)
    }
    let fixed = try solve(program, fixedAt: values)
    guard case .optimal(let point) = fixed.outcome else {
      throw .failed(
        doing: "fixing the whole numbers that \(title) found",
        detail: "with them exactly whole, nothing keeps every row")
    }
    return result(
      outcome(point, of: program, answer), "whole numbers fixed, then \(fixed.statistics.method)")
  }

  private mutating func solve(
    _ program: LinearProgram, fixedAt values: [Double]
  ) throws(SolverError) -> SolverResult {
    let found = Solution(
      objective: program.objective(at: values), columnValues: values, rowValues: [], duals: nil, basis: nil,
      bound: 0)
    let fixed = program.fixingIntegers(at: found)
    var options = budget.remaining()
    options.timeLimit = options.timeLimit.map { max($0, Self.timeToFinish) }
    options.cancellation = nil
    guard tool.program.tellsBases, program.rowCount >= Self.smallestProgram, budget.reached == nil else {
      return try askBase(fixed, from: nil, options)
    }
    return try askBase(fixed, from: try ask(fixed).basis, options)
  }

  /// The point with exact whole numbers, and what is proved of it.
  private func outcome(_ point: Solution, of program: LinearProgram, _ answer: ExternalAnswer) -> Outcome {
    var solution = point
    solution.fixedDuals = point.duals
    solution.duals = nil
    // The finish may find better than was claimed: no bound lies beyond a point.
    let bound = answer.bound.map {
      program.direction == .minimize ? min($0, point.objective) : max($0, point.objective)
    }
    solution.bound = bound ?? (program.direction == .minimize ? -Double.infinity : .infinity)
    switch answer.claim {
    case .stopped(let limit): return .feasible(solution, bound: bound, stoppedBy: limit)
    default:
      guard bound != nil, solution.relativeGap <= budget.options.relativeGap else {
        return .feasible(solution, bound: bound, stoppedBy: .iterations)
      }
      return .optimal(solution)
    }
  }
}
