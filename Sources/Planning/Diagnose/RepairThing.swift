internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// One of the user's things that a repair may change, and the rules that change with it.
struct RepairThing {
  enum Form {
    /// The bound of each rule, an amount: `measured <= bound * factor`.
    case amount
    /// The bound of each rule, a fraction: `measured <= bound * factor * total`.
    case fraction
    /// The same number of units for all rules.
    case units(Double)
    /// All or nothing.
    case lifted
  }

  let subject: RuleSubject
  let form: Form
  let rules: [Int]
  let weight: Double
  let isLast: Bool

  /// Every thing that may be changed, in the order of the problem.
  static func all(_ elastic: ElasticProgram, _ wishes: RepairWishes) -> [RepairThing] {
    let problem = elastic.placement.problem
    var order: [RuleSubject] = []
    var members: [RuleSubject: [Int]] = [:]
    for (number, rule) in elastic.rules.enumerated() {
      let subject = rule.rule.subject
      if members[subject] == nil { order.append(subject) }
      members[subject, default: []].append(number)
    }
    return order.compactMap { subject in
      guard let rules = members[subject], let first = rules.first,
        let weight = wishes.weight(of: subject, in: problem),
        let form = form(of: subject, elastic.rules[first], in: problem)
      else { return nil }
      return RepairThing(
        subject: subject, form: form, rules: rules, weight: weight,
        isLast: wishes.isLast(subject, in: problem))
    }
  }

  private static func form(of subject: RuleSubject, _ rule: RuleRows, in problem: Problem) -> Form? {
    switch subject {
    case .demand: return .amount
    case .capacity(let o):
      let most = problem.offers[o].capacity.numbers.reduce(0, max)
      return .units(most > 0 ? most : 1)
    case .limit(let l, _):
      switch problem.limits[l].rule {
      case .exclusive, .firstRefusal: return .lifted
      case .concentration: return nil
      default: return rule.total == nil ? .amount : .fraction
      }
    default: return nil
    }
  }
}

extension ElasticProgram {
  /// The value of what a rule bounds at a point, over its bound: above 1 where a cap is missed, below 1 where a floor
  /// is; `nil` where it says nothing.
  ///
  /// - Parameter least: below which what a fraction is of counts as nothing.
  func ratio(of number: Int, at solution: Solution, least: Double) -> Double? {
    let rule = rules[number]
    guard let measured = rule.measured?.value(at: solution.columnValues) else { return nil }
    guard let total = rule.total?.value(at: solution.columnValues) else {
      return rule.bound > 0 ? measured / rule.bound : nil
    }
    guard total > least, rule.bound > 0 else { return nil }
    return measured / (rule.bound * total)
  }

  /// What one unit of change of a thing adds to a row of one of its rules.
  ///
  /// - Parameter reference: where totals are taken from.
  func reach(of thing: RepairThing, rule number: Int, row: Constraint, at reference: Solution) -> Double {
    let rule = rules[number]
    let own = max(abs(placement.program.rowBounds[row.position].upper ?? 0), abs(rule.bound))
    switch thing.form {
    case .units(let units): return units
    case .amount: return own > 0 ? own : scale(of: number)
    case .lifted: return max(own, scale(of: number))
    case .fraction:
      let total = rule.total?.value(at: reference.columnValues) ?? 0
      let size = max(total, 1e-3 * scale(of: number))
      return rule.bound > 0 ? rule.bound * size : size
    }
  }

  /// The rows that let work of a demand wait: what is not asked for cannot wait either.
  func rowsOfWaiting(for demand: ProblemRule) -> [Constraint] {
    let problem = placement.problem
    guard case .demand(let w, _) = demand, let window = problem.workloads[w].deferral,
      let t = problem.periods(of: demand).first
    else { return [] }
    return rules.compactMap { rule in
      guard case .deferral(w, let later) = rule.rule, later >= t, later.offset < t.offset + window else {
        return nil
      }
      return rule.rows.first
    }
  }

  /// The row's own unit that is worth the money of a step.
  func scale(of number: Int) -> Double {
    guard let row = rules[number].rows.first, let column = missed[number].first else { return 1 }
    let coefficient = program.nonzeros(of: row).last { program.columnPositions[$0] == Int32(column.position) }
    return coefficient.map { abs(program.coefficients[$0]) * money } ?? 1
  }
}
