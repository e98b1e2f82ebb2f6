public import PlacementModel

/// A plan as text for a terminal: the headline, then tables of money, use and limits.
///
/// Years stand for periods where there are many. Nothing depends on a locale or a clock, so that the same
/// plan and width give the same bytes.
public struct PlanTables: Sendable {
  typealias Section = TextReport.Section

  /// Most rows of a table of details; what is left out is counted below it.
  static let mostRows = TextReport.Section.mostRows

  let plan: Plan
  let buckets: TimeBuckets

  /// Tables of a plan.
  public init(_ plan: Plan) {
    self.plan = plan
    buckets = TimeBuckets(plan.problem.horizon)
  }

  /// The whole report, its last line ended by a newline.
  ///
  /// - Parameter width: columns of the terminal; lines fit it where it is at least 40.
  public func text(width: Int = 80, style: TextStyle = .plain) -> String {
    var report = TextReport(width: width, style)
    report.begin(plan.problem.name)
    report.say(Wording.status(plan), tone: plan.status == .optimal ? .good : .bad)
    for (label, words) in facts { report.say(words, label: label) }
    for section in sections { report.add(section, whole: Wording.planJSON) }
    return report.text
  }

  private var sections: [Section] {
    guard plan.status != .infeasible else { return [conflict] }
    return [
      cost, providers, shares, placement, moves, purchases, orders, commitments, spendPlans, agreements,
      limits, scarceCapacity,
      openings, unmetWork, idleCapacity,
    ]
  }
}

// MARK: - Headline

extension PlanTables {
  private var facts: [(label: String, words: String)] {
    var facts: [(String, String)] = []
    let currency = plan.problem.currency.escapingControls
    if let objective = plan.objective {
      let scale = MoneyScale([objective], currency: currency, digits: 6)
      facts.append(("cost", Wording.presentValue(scale.textWithUnit(objective))))
      if let bound = plan.bound {
        let gap = plan.certificate?.relativeGap ?? abs(objective - bound) / max(1e-10, abs(objective))
        facts.append(("bound", Wording.bound(scale.textWithUnit(bound), gap: gap)))
      }
    }
    if !plan.goals.isEmpty { facts.append(("goals", Wording.goals(plan.goals, currency: currency))) }
    if let cost = plan.cost {
      let scale = MoneyScale([cost.cash, cost.amortised, cost.owedAfterHorizon], currency: currency)
      let (paid, amortised) = (scale.textWithUnit(cost.cash), scale.text(cost.amortised))
      let owed = scale.text(cost.owedAfterHorizon)
      facts.append(("cash", Wording.cash(paid: paid, amortised: amortised, owed: owed)))
    }
    if let certificate = plan.certificate {
      facts.append(("checked", Wording.certificate(certificate, currency: currency)))
    }
    facts.append(("solver", Wording.solver(plan.solver).escapingControls))
    return facts
  }
}
