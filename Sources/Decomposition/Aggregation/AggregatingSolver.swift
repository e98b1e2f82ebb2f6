package import LinearProgramming

/// Solves programs in which much is alike by merging it: columns that can stand for each other become one, rows likewise,
/// and the answer to the small program is taken apart into one to the whole. Exact, or not done.
///
/// Let columns j fall into classes C and rows i into classes K. The merged program has one column for each C, the sum of
/// its members, and one row for each K, the sum of its members' rows. It is the whole in other words where
///
///     (1) sum{i in K} a[i,j] is the same for every j in C                (call it A[K,C])
///     (2) sum{j in C} a[i,j] * part[j] = part[i] * A[K,C]                for every i in K
///     (3) both ends of a row i are part[i] times those of K
///     (4) costs are equal in C; a column of whole numbers is alone
///     (5) both ends of a column j are part[j] times those of C
///
/// for parts of rows and columns that add up to 1 in each class. By (1) and (4) every point of the whole adds up to one of
/// the merged program at the same objective, so that its optimum is a bound, its duals are duals of every member,
/// and a proof that it is infeasible is one for the whole. By (2), (3) and (5) a point of the merged program, times the
/// parts, is one of the whole: the bound is reached. Classes come from colour refinement, which sees the structure and not
/// the size of right-hand sides; parts come from the right-hand sides and bounds. Everything is then checked in numbers,
/// and members that fail are told apart, until all pass; so that classes may differ in size as long as they agree in all
/// else, and in growth as long as no row asks for the same parts at two times.
///
/// Obligations that may be put off (`Stages.handOvers`) have no parts that hold at all times. They are taken apart first in,
/// first out, which keeps every member within its own deadlines: see `HandOverChains`.
///
/// The point found lies between vertices, and has no basis. Its warm start is of the merged program. Programs that are small,
/// in which little is alike, or that come with a basis go to the base solver as they are.
///
/// Sources: P. H. Zipkin, "Bounds on the effect of aggregating variables in linear programs", 1980; M. Grohe, K. Kersting,
/// M. Mladenov and E. Selman, "Dimension reduction via colour refinement", 2014, for the case of equal parts.
package struct AggregatingSolver<Base: Solver>: Solver {
  private let base: Base
  private let smallestProgram: Int
  private let leastGain: Double
  private let mask: UInt64

  /// - Parameters:
  ///   - base: solves merged programs, and those that are not worth merging.
  ///   - smallestProgram: columns below which a program goes to `base` as it is: there a vertex is worth more than
  ///     the time.
  ///   - leastGain: the part of the columns, or of the rows, that must go for a merged program to be solved.
  package init(_ base: Base, smallestProgram: Int = 2000, leastGain: Double = 0.1) {
    self.init(base, smallestProgram: smallestProgram, leastGain: leastGain, colourMask: .max)
  }

  /// - Parameter colourMask: bits of colours that count. With few of them, things that are not alike look alike, as they
  ///   otherwise do once in 2^64 times.
  package init(_ base: Base, smallestProgram: Int, leastGain: Double, colourMask: UInt64) {
    self.base = base
    self.smallestProgram = smallestProgram
    self.leastGain = leastGain
    mask = colourMask
  }

  package var name: String { base.name }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    guard options.startingBasis == nil, program.columnCount >= smallestProgram, program.faults().isEmpty
    else { return try base.solve(program, options) }
    var run = AggregatingRun(base: base, program: program, options: options)
    return try run.solve(Aggregation(of: program, leastGain: leastGain, mask: mask))
  }
}

/// One solve of a program and what is left of its limits.
struct AggregatingRun {
  private let base: any Solver
  private let program: LinearProgram
  private var options: SolverOptions
  private var budget: Budget

  /// Points that do not come apart are solved for again so many times, with what they miss told apart.
  private static let mostSolves = 4

  init(base: any Solver, program: LinearProgram, options: SolverOptions) {
    self.base = base
    self.program = program
    self.options = options
    budget = Budget(options)
  }

  mutating func solve(_ aggregation: Aggregation) throws(SolverError) -> SolverResult {
    var aggregation = aggregation
    let started = budget
    for _ in 0..<Self.mostSolves {
      guard let merge = aggregation.merge(isStopped: { started.interruption != nil }) else { break }
      // What makes no sense is for the base solver to refuse.
      if let limit = options.timeLimit, limit > .zero { options.timeLimit = budget.remaining().timeLimit }
      let result = try base.solve(merge.merged.program, asked(of: merge.merged.program))
      budget.charge(result.statistics)
      let (outcome, missed) = merge.lifted(result.outcome)
      if missed.isEmpty { return self.result(outcome, result, merge.merged) }
      aggregation.separate(merge.merged.rows.members(besides: missed))
      options = budget.remaining { $0 }
      options.warmStart = Self.warmStart(result, merge.merged.program)
    }
    if options.isSound, let limit = budget.interruption {
      let statistics = SolverStatistics(
        method: "merging", iterations: budget.iterations, nodes: budget.nodes)
      return SolverResult(outcome: .noSolution(bound: nil, stoppedBy: limit), statistics: statistics)
    }
    var result = try base.solve(program, asked(of: program))
    budget.charge(result.statistics)
    result.statistics.iterations = budget.iterations
    result.statistics.nodes = budget.nodes
    return result
  }

  /// The caller's options, with a start from an earlier merged program where there is one.
  private func asked(of program: LinearProgram) -> SolverOptions {
    var asked = options
    guard let known = options.warmStart, known.isOfMergedProgram, known.cuts.isEmpty else { return asked }
    asked.warmStart = nil
    asked.startingBasis = known.basis(of: program)
    if asked.startingBasis != nil { asked.method = .automatic }
    return asked
  }

  private func result(
    _ outcome: Outcome, _ part: SolverResult, _ merged: MergedProgram
  ) -> SolverResult {
    let (before, after) = (program.columnCount.grouped, merged.program.columnCount.grouped)
    var statistics = part.statistics
    statistics.method += ", after merging \(before) columns into \(after)"
    statistics.iterations = budget.iterations
    statistics.nodes = budget.nodes
    statistics.merged = SolverStatistics.Size(
      rows: merged.program.rowCount, columns: merged.program.columnCount,
      nonzeros: merged.program.nonzeroCount)
    return SolverResult(
      outcome: outcome, statistics: statistics, warmStart: Self.warmStart(part, merged.program))
  }

  private static func warmStart(_ result: SolverResult, _ program: LinearProgram) -> WarmStart? {
    var warmStart = result.warmStart
    if warmStart == nil, !program.isMixedInteger, let basis = result.outcome.solution?.basis {
      warmStart = WarmStart(of: program, at: basis)
    }
    warmStart?.isOfMergedProgram = true
    return warmStart
  }
}

extension Classes {
  /// All members of the classes that some members are of.
  fileprivate func members(besides some: [Int]) -> [Int] {
    Set(some.map { ofMembers[$0] }).sorted().flatMap { self[Int($0)].map(Int.init) }
  }
}

extension Int {
  /// With a comma before every three digits.
  fileprivate var grouped: String {
    var text = ""
    for (place, digit) in String(magnitude).reversed().enumerated() {
      if place > 0, place.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
