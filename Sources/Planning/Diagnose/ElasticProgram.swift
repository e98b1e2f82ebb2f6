internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// A problem whose rules may all be missed, each at a cost; what is no rule holds.
///
///     minimise    sum{r} counts[r] * missed[r]
///     subject to  each row of rule r +/- scale[r] * missed[r], and all other rows as they are
///
/// `missed[r]` is roughly in currency, so that all rules are about equally dear to miss. There is always a point: where
/// nothing is used, only rules are broken. A rule that does not count is left out, so that sets of rules are tried one after
/// another, each from where the last trial ended, by changes of cost alone: these leave any vertex feasible.
///
/// Source: J. W. Chinneck and E. W. Dravnieks, "Locating minimal infeasible constraint sets in linear programs", 1991.
struct ElasticProgram {
  let placement: PlacementProgram
  let rules: [RuleRows]
  /// The relaxed program, which keeps the places of the rows and columns of `placement.program`.
  let program: LinearProgram
  /// By rule: its columns; two where a rule has both ends.
  let missed: [[Variable]]
  /// About the money of one step: a miss is little beside it.
  let money: Double

  init(_ placement: PlacementProgram) {
    self.placement = placement
    let typical = TypicalAmounts(placement.problem)
    money = typical.money
    rules = placement.rules + placement.rulesOfCones
    var relaxations: [Relaxation] = []
    var missed: [[Variable]] = []
    let firstColumn = placement.program.columnCount
    for (number, rule) in rules.enumerated() {
      // Rows of limits that are kept by their own scale; rows of one bound by what it grants in them.
      let first = rule.rows.first.map { typical.scale(of: rule, row: $0, in: placement.program) } ?? 1
      let scales = zip(rule.rows, rule.grants).map { row, grant in
        rule.measured == nil ? typical.scale(of: rule, row: row, in: placement.program) : grant * first
      }
      var columns: [Variable] = []
      for isAbove in [true, false] where rule.end == .both || (rule.end == .atMost) == isAbove {
        columns.append(Variable(position: firstColumn + relaxations.count))
        relaxations.append(
          Relaxation(
            "missed(\(number),\(isAbove ? "above" : "below"))",
            zip(rule.rows, scales).map { ($0, isAbove ? -$1 : $1) }, cost: 1))
      }
      missed.append(columns)
    }
    self.missed = missed
    program = placement.program.missing(relaxations)
  }

  /// A basis to start from: nothing is used, and what that breaks is missed.
  var crash: Basis {
    var basis = Basis(
      rows: Array(repeating: .basic, count: program.rowCount),
      columns: program.columnBounds.map { Basis.Standing.resting(in: $0) })
    for (number, rule) in rules.enumerated() {
      for row in rule.rows {
        let bounds = program.rowBounds[row.position]
        guard bounds.violation(of: 0) > 0,
          let column = missed[number].first(where: { basis.columns[$0.position] != .basic })
        else { continue }
        basis.columns[column.position] = .basic
        basis.rows[row.position] =
          bounds.isFixed ? .fixed : bounds.violation(of: 0) > 0 && bounds.lower ?? 0 > 0 ? .atLower : .atUpper
        break
      }
    }
    return basis
  }

  /// Rules whose miss would cost something at a point, in their order.
  func missed(at solution: Solution, over share: Double) -> [Int] {
    rules.indices.filter { missed[$0].contains { solution[$0] > share * money } }
  }

  /// Rules whose rows have a price at or near an optimum where all count.
  func priced(by duals: Duals, over least: Double) -> [Int] {
    rules.indices.filter { number in
      missed[number].contains { 1 - duals.reducedCosts[$0.position] > least }
    }
  }
}
