package import LinearProgramming
package import PlacementModel

/// A rule of the problem and the rows that state it.
///
/// Of each row one end is the rule's: the other, where there is one, is none that anybody could change (no more is
/// served than is asked for). Left out of the program, a rule forbids nothing.
package struct RuleRows: Sendable {
  package enum End: Sendable { case atMost, atLeast, both }

  package let rule: ProblemRule
  package let rows: [Constraint]
  /// By row: what one unit of the rule's bound grants in it.
  package let grants: [Double]
  package let end: End
  /// What the rule bounds: `measured` against `bound` times `total`, or against `bound` alone.
  ///
  /// In the rule's own unit: hours times work for demand, units for capacity, currency, a fraction of `total`.
  package let bound: Double
  /// `nil` for rules of several rows.
  package let measured: LinearExpression?
  package let total: LinearExpression?

  init(
    _ rule: ProblemRule, _ rows: [Constraint], _ end: End, bound: Double,
    measured: LinearExpression? = nil, total: LinearExpression? = nil, grants: [Double]? = nil
  ) {
    self.grants = grants ?? rows.map { _ in 1 }
    self.rule = rule
    self.rows = rows
    self.end = end
    self.bound = bound
    self.measured = measured
    self.total = total
  }
}

/// A rule that nothing else in the program reads, as it is noted when its rows are stated.
struct StatedRule: Sendable {
  let rule: ProblemRule
  var rows: [Constraint]
  let end: RuleRows.End
}

extension PlacementProgram {
  /// Every rule that must be kept, with its rows: demand, deferral, supply, agreements, limits, whole numbers, in the order
  /// of the problem.
  ///
  /// Soft limits forbid nothing and are left out, and so are limits of concentration, whose rows are found by and by
  /// (`rules(ofCones:)`).
  ///
  /// - Complexity: O(nonzeros of the rules' rows).
  package var rules: [RuleRows] {
    var rules: [RuleRows] = []
    for w in problem.workloads.indices {
      for (balance, row) in rows.demand[w.offset].enumerated() {
        let steps =
          problem.workloads[w].deferral == nil
          ? [Index<Step>(balance)] : problem.horizon.steps(of: Index(balance))
        rules.append(rule(.demand(w, steps), [row], .atLeast))
      }
      for t in problem.horizon.periods.indices {
        if let row = rows.deferral[w, t] { rules.append(rule(.deferral(w, t), [row], .atMost)) }
      }
    }
    rules += capacityRules
    for stated in rows.stated { rules.append(rule(stated.rule, stated.rows, stated.end)) }
    for limit in rows.limits where limit.excess == nil {
      let place = LimitPlace(
        limit: limit.limit, part: limit.part, workload: limit.workload, span: limit.span,
        isFloor: limit.side == .atLeast)
      rules.append(
        RuleRows(
          .limit(place), [limit.row], limit.side == .atMost ? .atMost : .atLeast, bound: limit.bound,
          measured: limit.measured, total: limit.total))
    }
    return rules
  }

  /// An offer's units are granted in its own row, and where they stand by after a loss.
  private var capacityRules: [RuleRows] {
    var standbys: [Int: [(row: Constraint, part: Double)]] = [:]
    for standby in rows.standbys {
      standbys[standby.offer.offset * problem.horizon.steps.count + standby.step.offset, default: []]
        .append((standby.row, standby.part))
    }
    var rules: [RuleRows] = []
    for o in problem.offers.indices {
      for s in problem.horizon.steps.indices {
        guard let row = rows.capacity[o, s] else { continue }
        let own = rule(.capacity(o, s), [row], .atMost)
        let further = standbys[o.offset * problem.horizon.steps.count + s.offset] ?? []
        rules.append(
          RuleRows(
            own.rule, own.rows + further.map(\.row), own.end, bound: own.bound, measured: own.measured,
            grants: [1] + further.map(\.part)))
      }
    }
    return rules
  }

  /// Gives an offer other units in a step than the problem does, where it has any there.
  package mutating func setFreeUnits(_ units: Double, of offer: Index<Offer>, in step: Index<Step>) {
    guard let row = rows.capacity[offer, step] else { return }
    let change = units - (program.rowBounds[row.position].upper ?? 0)
    program.setBounds(.atMost(units), of: row)
    for standby in rows.standbys where standby.offer == offer && standby.step == step {
      let bound = program.rowBounds[standby.row.position].upper ?? 0
      program.setBounds(.atMost(bound + standby.part * change), of: standby.row)
    }
  }

  /// The limits of concentration that must be kept, each with the tangents to it that are stated so far.
  ///
  /// `measured` and `total` are left out: of the length of a vector there is no linear form.
  package var rulesOfCones: [RuleRows] {
    rows.cones.compactMap { cone in
      guard cone.excess == nil, case .limit(let l, _) = cone.cone else { return nil }
      let span = cone.ids.last ?? ""
      let place = LimitPlace(limit: l, part: nil, workload: nil, span: span, isFloor: false)
      return RuleRows(.limit(place), cone.rows, .atMost, bound: cone.bound)
    }
  }

  private func rule(_ rule: ProblemRule, _ rows: [Constraint], _ end: RuleRows.End) -> RuleRows {
    guard rows.count == 1, let row = rows.first else { return RuleRows(rule, rows, end, bound: 0) }
    let nonzeros = program.nonzeros(of: row)
    let measured = LinearExpression(
      nonzeros.map { .init(program.coefficients[$0], Variable(position: Int(program.columnPositions[$0]))) })
    let bounds = program.rowBounds[row.position]
    let bound = (end == .atMost ? bounds.upper : bounds.lower) ?? 0
    return RuleRows(rule, rows, end, bound: bound, measured: measured)
  }
}
