internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// Finds what changes give a problem a plan.
struct RepairSearch {
  let analyst: Analyst
  let elastic: ElasticProgram
  /// Whether numbers that must be whole are looked for already here; otherwise they are left to the check of each repair.
  let isWhole: Bool
  let clock: AnswerClock
  /// Where totals were when least was missed.
  let reference: Solution
  private(set) var stoppedBy: Outcome.Limit?

  init(
    _ analyst: Analyst, _ elastic: ElasticProgram, at reference: Solution, isWhole: Bool, _ clock: AnswerClock
  ) {
    self.analyst = analyst
    self.elastic = elastic
    self.reference = reference
    self.isWhole = isWhole
    self.clock = clock
  }

  /// The changes of least weight that are enough; `nil` where no changes of these things are.
  ///
  /// - Parameter things: what may be changed.
  mutating func least(changing things: [RepairThing]) throws(SolverError) -> [RepairChange]? {
    if things.count == 1, let thing = things.first, case .fraction = thing.form { return try exact(thing) }
    guard let (program, solution) = try solve(things, at: reference) else { return nil }
    let total = program.changes.enumerated().reduce(0) {
      $0 + things[$1.offset].weight * solution[$1.element]
    }
    // Without the little that only rounding moved, and with totals as they are at the repair.
    var tried: [Int] = []
    for share in [0.02, 1e-3, 1e-6] {
      let used = things.indices.filter {
        things[$0].weight * solution[program.changes[$0]] > share * total
      }
      if used == tried { continue }
      tried = used
      if used.count == 1, things.count > 1, case .fraction = things[used[0]].form {
        return try exact(things[used[0]])
      }
      guard
        let (again, point) = try solve(
          used.map { things[$0] }, at: solution, isSplit: true, dear: program.dear)
      else {
        if stoppedBy != nil { return nil }
        continue
      }
      return again.things.enumerated().compactMap { place, thing in
        change(of: thing, by: point[again.changes[place]], in: again.needing(place, at: point), at: point)
      }
    }
    return nil
  }

  /// The least bound of one limit on fractions.
  ///
  /// The largest ratio at a point bounds the factor from above; the program at that factor finds a point with a smaller
  /// one, until there is none.
  ///
  /// Source: J. P. Crouzeix, J. A. Ferland and S. Schaible, "An algorithm for generalized fractional programs", 1985.
  private mutating func exact(_ thing: RepairThing) throws(SolverError) -> [RepairChange]? {
    var factor = 1.0
    var point = reference
    var best: Solution?
    for _ in 0..<8 {
      guard let (_, solution) = try solve([thing], at: point, factor: factor) else { break }
      point = solution
      guard let next = self.factor(of: thing, at: solution) else { break }
      let isFloor = elastic.rules[thing.rules[0]].end == .atLeast
      if best != nil, isFloor ? next < factor : next > factor { break }
      best = solution
      if abs(next - factor) <= 1e-6 * factor { break }
      factor = next
    }
    guard let best else { return nil }
    return change(of: thing, by: 0, in: thing.rules, at: best).map { [$0] } ?? []
  }

  private mutating func solve(
    _ things: [RepairThing], at reference: Solution, factor: Double = 1, isSplit: Bool = false,
    dear: Double = 1
  ) throws(SolverError) -> (RepairProgram, Solution)? {
    let program = RepairProgram(
      elastic, changing: things, at: reference, factor: factor, isSplit: isSplit, dear: dear)
    let outcome: Outcome
    if isWhole {
      do { outcome = try analyst.planner.solver.solve(program.program, clock.solverOptions).outcome }
    } else {
      outcome = try analyst.near(program.program.relaxed, clock, atAnyPrice: false)
    }
    switch outcome {
    case .optimal(let solution), .feasible(let solution, _, .iterations):
      return program.isEnough(solution) ? (program, solution) : nil
    case .noSolution(_, .iterations): return nil
    case .feasible(_, _, let limit), .noSolution(_, let limit):
      stoppedBy = limit
      return nil
    case .infeasible, .unbounded, .infeasibleOrUnbounded: return nil
    }
  }

  // MARK: - What the point means

  /// By how much the bounds of a limit on fractions are missed at most: a factor on its bounds.
  private func factor(of thing: RepairThing, at solution: Solution) -> Double? {
    let isFloor = elastic.rules[thing.rules[0]].end == .atLeast
    let ratios = thing.rules.compactMap { ratio($0, at: solution) }
    return isFloor ? ratios.min().map { min(1, $0) } : ratios.max().map { max(1, $0) }
  }

  private func ratio(_ number: Int, at solution: Solution) -> Double? {
    elastic.ratio(of: number, at: solution, least: 1e-6 * elastic.scale(of: number))
  }

  private func change(
    of thing: RepairThing, by amount: Double, in rules: [Int], at point: Solution
  ) -> RepairChange? {
    switch thing.form {
    case .lifted: return RepairChange(thing.subject, .lifted, relative: 1)
    case .units(let units): return moreUnits(thing, amount * units, in: rules)
    case .amount, .fraction:
      if case .demand = thing.subject { return lessDemand(thing, amount, in: rules) }
      return otherBounds(thing, at: point)
    }
  }

  private func moreUnits(_ thing: RepairThing, _ units: Double, in rules: [Int]) -> RepairChange? {
    let problem = elastic.placement.problem
    let periods = rules.flatMap { problem.periods(of: elastic.rules[$0].rule) }
    guard case .capacity(let o) = thing.subject, units > 0, let first = periods.min() else { return nil }
    let rounded = units.roundedOut(up: true, whole: true)
    let most = problem.offers[o].capacity.numbers.reduce(0, max)
    return RepairChange(
      thing.subject, .units(rounded, from: first), relative: most > 0 ? rounded / most : 1)
  }

  private func lessDemand(_ thing: RepairThing, _ part: Double, in rules: [Int]) -> RepairChange? {
    let rounded = min(1, part.roundedOut(up: true))
    let steps = rules.flatMap { number -> [Index<Step>] in
      if case .demand(_, let steps) = elastic.rules[number].rule { steps } else { [] }
    }
    guard part > 0, !steps.isEmpty else { return nil }
    return RepairChange(thing.subject, .less(rounded, steps), relative: rounded)
  }

  private func otherBounds(_ thing: RepairThing, at point: Solution) -> RepairChange? {
    let isFloor = elastic.rules[thing.rules[0]].end == .atLeast
    // By span the old bound and the one that the point needs.
    var spans: [(span: String, old: Double, needed: Double)] = []
    for number in thing.rules {
      guard case .limit(let place) = elastic.rules[number].rule else { continue }
      let old = elastic.rules[number].bound
      let needed = self.needed(number, at: point, isFloor) ?? old
      if let known = spans.firstIndex(where: { $0.span == place.span }) {
        spans[known].needed = isFloor ? min(spans[known].needed, needed) : max(spans[known].needed, needed)
      } else {
        spans.append((place.span, old, needed))
      }
    }
    let missed = spans.filter {
      isFloor ? $0.needed < $0.old * (1 - 1e-9) : $0.needed > $0.old * (1 + 1e-9) + 1e-12
    }
    guard !missed.isEmpty else { return nil }
    let isConstant = spans.allSatisfy { $0.old == spans[0].old }
    let isCount =
      if case .limit(let l, _) = thing.subject { elastic.placement.problem.limits[l].isCount } else { false }
    let isFraction = if case .fraction = thing.form { true } else { false }
    var bounds: [(span: String, old: Double, new: Double)] = []
    if isConstant {
      let worst = isFloor ? missed.map(\.needed).min() ?? 0 : missed.map(\.needed).max() ?? 0
      let new = rounded(worst, isFloor, isCount, isFraction)
      bounds = spans.map { ($0.span, $0.old, new) }
    } else {
      bounds = missed.map { ($0.span, $0.old, rounded($0.needed, isFloor, isCount, isFraction)) }
    }
    let relative =
      bounds.map { $0.old > 0 ? abs($0.new - $0.old) / $0.old : isFraction ? $0.new : 1 }.max() ?? 0
    return RepairChange(thing.subject, .bounds(bounds), relative: relative)
  }

  /// The bound that a rule needs at a point.
  private func needed(_ number: Int, at point: Solution, _ isFloor: Bool) -> Double? {
    let rule = elastic.rules[number]
    guard let measured = rule.measured?.value(at: point.columnValues) else { return nil }
    guard let total = rule.total?.value(at: point.columnValues) else { return measured }
    guard total > 1e-6 * elastic.scale(of: number) else { return nil }
    return max(0, measured / total)
  }

  private func rounded(_ value: Double, _ isFloor: Bool, _ isCount: Bool, _ isFraction: Bool) -> Double {
    if isCount { return isFloor ? (value + 1e-6).rounded(.down) : (value - 1e-6).rounded(.up) }
    let rounded = value.roundedOut(up: !isFloor)
    return isFraction ? min(1, rounded) : rounded
  }
}

extension Limit {
  /// Whether its bound counts things.
  fileprivate var isCount: Bool { if case .providers = rule { true } else { false } }
}

extension Double {
  /// The next number with three significant digits that is no smaller (or no larger), rounding forgiven.
  ///
  /// - Parameter whole: whether numbers from 1 on have no decimals.
  func roundedOut(up: Bool, whole: Bool = false) -> Double {
    guard self > 0, isFinite else { return 0 }
    var unit = 1.0
    while self / unit >= 1000 { unit *= 10 }
    if !(whole && self >= 1) {
      while self / unit < 100 { unit /= 10 }
    }
    let forgiven = up ? self * (1 - 1e-7) : self * (1 + 1e-7)
    let count = (forgiven / unit).rounded(up ? .up : .down)
    // Decimal units below 1 are divided by: their inverse is exact.
    return unit >= 1 ? count * unit : count / (1 / unit).rounded()
  }
}
