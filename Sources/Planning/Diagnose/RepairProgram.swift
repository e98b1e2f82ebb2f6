internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// The least change of some things that gives a problem a plan.
///
///     minimise    sum{g} weight[g] * change[g] + dear * sum{r of no g} missed[r]
///     subject to  each row of rule r of g +/- reach[r] * change[g]
///
/// `change[g]` is relative to what is changed: one number for all rules of a limit, for all periods of an offer. Where a
/// bound is a fraction of a total that is decided as well, the product of both is not linear: `reach` takes the total from
/// an earlier point.
struct RepairProgram {
  let elastic: ElasticProgram
  let things: [RepairThing]
  let program: LinearProgram
  let changes: [Variable]
  private let hard: [Variable]
  /// By thing and rule of it: the part of the change that the rule takes; empty where all rules take all of it.
  private let parts: [[Variable]]

  /// What a currency's worth of a miss costs of what must hold.
  let dear: Double
  /// By how much that is more than what the same costs by a change: a change may be of use in a small part of what it is.
  private static let margin = 300.0
  private static let dearest = 1e7

  /// - Parameters:
  ///   - dear: of an earlier program, where it should be no less.
  ///   - isSplit: whether each rule takes no more of a change than it needs, so that it can be told which need any.
  ///   - reference: where totals are taken from.
  ///   - factor: what the bounds that are fractions are taken times before; a change may then be negative.
  init(
    _ elastic: ElasticProgram, changing things: [RepairThing], at reference: Solution, factor: Double = 1,
    isSplit: Bool = false, dear least: Double = 1
  ) {
    self.elastic = elastic
    self.things = things
    var base = elastic.placement.program
    var relaxations: [Relaxation] = []
    var isChanged = Array(repeating: false, count: elastic.rules.count)
    let first = base.columnCount
    var dear = least
    let firstPart = first + things.count
    var splits: [Relaxation] = []
    var parts: [[Variable]] = []
    for (place, thing) in things.enumerated() {
      var terms: [(row: Constraint, coefficient: Double)] = []
      var worth = 0.0
      let cost = thing.weight * elastic.money
      var own: [Variable] = []
      for number in thing.rules {
        isChanged[number] = true
        let rule = elastic.rules[number]
        for (row, grant) in zip(rule.rows, rule.grants) {
          let reach = grant * elastic.reach(of: thing, rule: number, row: row, at: reference)
          worth = max(worth, reach * elastic.money / max(elastic.scale(of: number), 1e-300))
          terms.append((row, rule.end == .atMost ? -reach : reach))
        }
        let ownTerms = rule.rows.count
        let waiting = elastic.rowsOfWaiting(for: rule.rule)
        for row in waiting { terms.append((row, rule.bound)) }
        if isSplit {
          own.append(Variable(position: firstPart + splits.count))
          splits.append(
            Relaxation(
              "part(\(number))", Array(terms.suffix(ownTerms + waiting.count)),
              cost: 1e-3 * cost / Double(thing.rules.count)))
        }
        if factor != 1, let row = rule.rows.first, let measured = rule.measured, let total = rule.total {
          let expression = measured - (rule.bound * factor) * total
          base.setRow(row, to: expression)
          let bound = -expression.constant
          base.setBounds(rule.end == .atMost ? .atMost(bound) : .atLeast(bound), of: row)
        }
      }
      if worth > 0 { dear = max(dear, Self.margin * cost / worth) }
      relaxations.append(
        Relaxation(
          "change(\(place))", isSplit ? [] : terms, factor == 1 ? .nonnegative : .atLeast(-1), cost: cost))
      parts.append(own)
    }
    relaxations += splits
    dear = min(dear, Self.dearest)
    var hard: [Variable] = []
    for (number, rule) in elastic.rules.enumerated() where !isChanged[number] {
      let scale = elastic.scale(of: number) / elastic.money
      for isAbove in [true, false] where rule.end == .both || (rule.end == .atMost) == isAbove {
        hard.append(Variable(position: first + relaxations.count))
        relaxations.append(
          Relaxation(
            "missed(\(number),\(isAbove ? "above" : "below"))",
            zip(rule.rows, rule.grants).map { ($0, isAbove ? -scale * $1 : scale * $1) }, cost: dear))
      }
    }
    changes = things.indices.map { Variable(position: first + $0) }
    self.hard = hard
    self.dear = dear
    self.parts = parts
    var program = base.missing(relaxations)
    for (place, parts) in parts.enumerated() {
      for (number, part) in parts.enumerated() {
        program.addConstraint("part(\(place),\(number))", 1 * part - 1 * changes[place], .atMost(0))
      }
    }
    self.program = program
  }

  /// The rules of a thing that need any of its change at a point.
  func needing(_ place: Int, at solution: Solution) -> [Int] {
    let least = 1e-3 * solution[changes[place]]
    return zip(things[place].rules, parts[place]).filter { solution[$0.1] > least }.map(\.0)
  }

  /// Whether a point keeps all rules but those of the things.
  func isEnough(_ solution: Solution) -> Bool {
    hard.reduce(0) { $0 + solution[$1] } <= 1e-5 * elastic.money
  }
}
