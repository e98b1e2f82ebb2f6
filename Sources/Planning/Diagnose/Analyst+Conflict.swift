internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// What is known of the rules of a problem once it was looked at.
struct RuleStanding {
  var elastic: ElasticProgram
  /// Near where least is missed; `nil` where the search was stopped.
  var near: Solution?
  /// Whether the rules contradict each other, as far as that point tells; `nil` where it does not.
  var contradicts: Bool?
  var stoppedBy: Outcome.Limit?
}

extension Analyst {
  /// Misses of less, beside the money of a step, may be rounding of a point that is only near an optimum.
  private static let faint = 1e-5

  /// Where least is missed of all rules, numbers that must be whole aside.
  func standing(
    of placement: PlacementProgram, _ clock: AnswerClock, sparing spared: Set<Int> = []
  ) throws(SolverError) -> RuleStanding {
    var placement = placement
    while true {
      var standing = RuleStanding(elastic: ElasticProgram(placement))
      var program = standing.elastic.program.relaxed
      for rule in spared {
        for column in standing.elastic.missed[rule] { program.setCost(0, of: column) }
      }
      switch try near(program, clock, atAnyPrice: true) {
      case .optimal(let solution), .feasible(let solution, _, .iterations):
        let cuts = placement.hasCones ? placement.cutsBroken(by: solution, tolerance: 1e-6) : []
        let known = placement.cuts.count
        if !cuts.isEmpty, known < 200 {
          for cut in cuts { placement.add(cut) }
          continue
        }
        standing.near = solution
        standing.contradicts = solution.objective > Self.faint * standing.elastic.money
      case .feasible(_, _, let limit), .noSolution(_, let limit): standing.stoppedBy = limit
      case .infeasible, .unbounded, .infeasibleOrUnbounded: break
      }
      return standing
    }
  }

  /// Near an optimum; small programs are solved.
  ///
  /// - Parameter atAnyPrice: whether a program that has no quick way there is solved all the same.
  func near(
    _ program: LinearProgram, _ clock: AnswerClock, atAnyPrice: Bool
  ) throws(SolverError) -> Outcome {
    var asked = clock.solverOptions
    asked.endsAtVertex = false
    asked.provesClaims = false
    let outcome = try vertices.solve(program, asked).outcome
    guard atAnyPrice, case .noSolution(_, .iterations) = outcome else { return outcome }
    asked.endsAtVertex = true
    asked.timeLimit = clock.timeLeft
    return try vertices.solve(program, asked).outcome
  }

  /// Sets of rules that may contradict themselves, the smallest first: what is priced near where least is missed, in the
  /// periods of one rule that is missed, in their years, and all of it.
  func seeds(_ standing: RuleStanding) -> [[Int]] {
    let elastic = standing.elastic
    let problem = elastic.placement.problem
    guard let near = standing.near, let duals = near.duals else { return [Array(elastic.rules.indices)] }
    let priced = elastic.priced(by: duals, over: 1e-6)
    let periods = elastic.rules.map { Set(problem.periods(of: $0.rule)) }
    let missed = elastic.missed(at: near, over: Self.faint)
      .sorted {
        (periods[$0].count, periods[$0].min() ?? Index(0)) < (
          periods[$1].count, periods[$1].min() ?? Index(0)
        )
      }
    var seeds: [[Int]] = []
    func add(_ seed: [Int]) { if !seed.isEmpty, seeds.last != seed { seeds.append(seed) } }
    for rule in missed.prefix(1) {
      add(priced.filter { !periods[$0].isDisjoint(with: periods[rule]) })
      let years = Set(periods[rule].map { problem.horizon.periods[$0].year })
      add(priced.filter { periods[$0].contains { years.contains(problem.horizon.periods[$0].year) } })
    }
    add(priced)
    add(Array(elastic.rules.indices))
    return seeds
  }
}
