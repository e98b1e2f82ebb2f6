internal import PlacementModel

/// Every word that a report says to people.
enum Wording {
  // Titles.
  static let cost = "Cost"
  static let providers = "Outlay by provider, shortfalls included"
  static let shares = "Share of outlay"
  static let placement = "What runs where, average units"
  static let purchases = "What is paid for, average units"
  static let orders = "What to order"
  static let orderValues =
    "What to order, contract value at list prices (the dates are in the plan's JSON and CSV)"
  static let commitments = "What to commit to spend plans, contract value"
  static let spendPlans = "Spend plans: what is committed, and the part of it that is drawn"
  static let partDrawn = "  of it drawn"
  static let agreements = "Agreements"
  static let limits = "Limits that bind"
  static let scarce = "Capacity that is short"
  static let openings = "What is open, fixed fees"
  static let unmet = "Work not served, part of demand"
  static let moves = "Work that moves, work per hour"
  static let idle = "Paid for and not in use, average units"
  static let conflict = "What cannot hold together"

  /// What a limit without parts is a limit of.
  static let everything = "all in scope"

  /// The unit of amounts that are not all of one currency.
  static let ownCurrency = "each in its own currency"

  /// Heads a column of sparklines.
  static let overTime = "over time"

  /// How the sparklines of a table are read.
  static func marks(_ marks: TextReport.Section.Marks, periodsPerMark: Int) -> String {
    let time = "\(marks.periods.first ?? "") to \(marks.periods.last ?? "")".escapingControls
    let mark = periodsPerMark == 1 ? "a mark for each period" : "a mark for every \(periodsPerMark) periods"
    let scale =
      switch marks.scale {
      case .ofRow: "the highest of its row"
      case .ofWorkload: "the highest of its workload"
      case .ofTable: "the highest of the table, by the hour"
      }
    return
      "Over time: \(mark), \(time); from 0 (\(Sparkline.zero)) to \(scale) (\(Sparkline.levels.last ?? " "))."
  }

  static func inUnit(_ title: String, _ unit: String) -> String { title + ", " + unit }

  static func status(_ plan: Plan) -> String {
    switch plan.status {
    case .optimal where !plan.goals.isEmpty:
      "Optimal: no plan that keeps every rule does better by the goals in their order."
    case .optimal: "Optimal: no plan that keeps every rule costs less."
    case .feasible: "Feasible: keeps every rule, but \(stop(plan)) before it was proved the cheapest."
    case .infeasible: "No plan exists: the rules cannot all hold."
    case .stopped: "No plan yet: \(stop(plan)) before one was found. Whether one exists is not known."
    }
  }

  /// A plan in a line, for logs.
  static func line(_ plan: Plan, cost: String, shares: [String]) -> String {
    let standing =
      switch plan.status {
      case .optimal: "optimal, " + presentValue(cost)
      case .feasible: "feasible, not proved the cheapest, " + presentValue(cost)
      case .infeasible: "no plan exists"
      case .stopped: "no plan yet"
      }
    return plan.problem.name + ": " + standing
      + (shares.isEmpty ? "" : "; outlay " + shares.joined(separator: ", "))
  }

  private static func stop(_ plan: Plan) -> String {
    switch plan.stoppedBy {
    case .time: "the time was up"
    case .iterations: "the iterations were used up"
    case .memory: "the memory was used up"
    case .cancelled: "planning was interrupted"
    case nil: "planning stopped"
    }
  }

  static func presentValue(_ amount: String) -> String { amount + " present value" }

  static func bound(_ amount: String, gap: Double) -> String {
    "no plan costs less than \(amount) (relative gap \(gap.scientificText))"
  }

  static func exact(_ proof: Plan.ExactProof) -> String {
    switch proof.outcome {
    case .optimal: "proved optimal in rational numbers, gap 0"
    case .optimalNearby:
      "the optimum in rational numbers differs from it by rounding, "
        + "\((proof.relativeGap ?? 0).scientificText) of the cost"
    case .bounded:
      "too large to be solved in rational numbers; proved within "
        + "\((proof.relativeGap ?? 0).scientificText) of the optimum, every rounding taken to the safe side"
    case .unproved:
      "not proved in exact arithmetic, which takes a plan without whole numbers, of cost, and time"
    }
  }

  static func certificate(_ certificate: Plan.Certificate, currency: String) -> String {
    var residuals = ["primal \(certificate.primalResidual.scientificText)"]
    if let dual = certificate.dualResidual { residuals.append("dual \(dual.scientificText)") }
    if let complementarity = certificate.complementarityResidual {
      residuals.append("complementarity \(complementarity.scientificText)")
    }
    let money = "\(certificate.moneyViolation.text(significantDigits: 2)) \(currency)"
    return "largest residuals " + residuals.joined(separator: ", ") + "; in money \(money)"
      + (certificate.boundIsRecomputed ? "" : "; the bound is the solver's word")
      + (certificate.pricesFixWholeNumbers ? "; prices hold while whole numbers stay as they are" : "")
      + (certificate.exact.map { "; " + exact($0) } ?? "")
  }

  static func solver(_ solver: Plan.SolverReport) -> String {
    var words = [solver.name, solver.method, "\(solver.iterations.text) iterations"]
    if solver.nodes > 0 { words.append("\(solver.nodes.text) nodes") }
    if solver.rounds > 0 { words.append(count(solver.rounds, "round") + " of cuts") }
    words.append("\(solver.rows.text) rows x \(solver.columns.text) columns")
    return words.joined(separator: ", ")
  }

  static func goals(_ goals: [Plan.GoalValue], currency: String) -> String {
    goals.map { goal in
      let held = goal.tolerance > 0 ? " (held within \(goal.tolerance.shortPercentText))" : ""
      return value(of: goal, currency) + held
    }.joined(separator: "; then ")
  }

  private static func value(of goal: Plan.GoalValue, _ currency: String) -> String {
    switch goal.goal {
    case .unmet: "\(goal.value.compactText) work not served"
    case .cost: "\(goal.value.compactText) \(currency) present value"
    case .concentration: "concentration \(goal.value.text(significantDigits: 4))"
    case .carbon: "\(goal.value.compactText) kg of CO2-equivalent"
    case .moves: "\(goal.value.compactText) work moved"
    }
  }

  static func cash(paid: String, amortised: String, owed: String) -> String {
    "\(paid) paid inside the horizon, \(amortised) amortised; \(owed) still owed after it"
  }

  static func cause(_ cause: Plan.Cost.Line.Cause) -> String {
    switch cause {
    case .onDemand: "on demand"
    case .spot: "spot"
    case .reserved: "reserved"
    case .upfront: "upfront payments"
    case .spendPlans: "spend plans"
    case .support: "support fees"
    case .surcharges: "surcharges"
    case .fixedFees: "fixed fees"
    case .egress: "data that leave for home"
    case .migration: "moves of work"
    case .discounts: "discounts"
    case .credits: "credits of agreements"
    case .shortfalls: "shortfalls of agreements"
    case .exitFees: "fees for leaving agreements"
    case .unmet: "penalties for work not served"
    case .softLimits: "penalties for limits that are missed"
    case .carbon: "carbon at its price"
    case .salvage: "credit for unexpired terms"
    }
  }

  static func status(_ status: Plan.AgreementWindow.Status) -> String {
    switch status {
    case .signed: "signed"
    case .notSigned: "not signed"
    case .left: "left"
    }
  }

  static let planJSON = "the plan's JSON"
  static let answerJSON = "the answer's JSON"

  static func more(_ count: Int, in whole: String) -> String {
    "and \(count.text) more, all of them in \(whole)"
  }

  static func bound(_ kind: LimitEnd, _ value: String) -> String {
    kind == .maximum ? "at most \(value)" : "at least \(value)"
  }

  static func missed(by amount: String) -> String { ", missed by \(amount)" }

  static func perUnit(_ amount: String) -> String { amount + " per unit" }

  static func perHundredth(_ amount: String) -> String { amount + " per 0.01" }

  static func perPercentagePoint(_ amount: String) -> String { amount + " per 1 %" }

  static func perCurrency(_ number: Double, _ currency: String) -> String {
    "\(number.text(significantDigits: 3)) per \(currency)"
  }

  /// Where something holds: the first place, and how many more there are.
  static func spans(_ ids: [String]) -> String {
    guard let first = ids.first else { return "" }
    return ids.count == 1 ? first : "\(first) and \(ids.count - 1) more"
  }

  /// From the first to the last of places that follow each other.
  static func stretch(_ ids: [String]) -> String {
    guard let first = ids.first, let last = ids.last, ids.count > 1 else { return ids.first ?? "" }
    return "\(first) to \(last) (\(ids.count))"
  }
}

/// The end of a limit's range at which a value stands.
enum LimitEnd { case minimum, maximum }

// MARK: - Summary of a problem

extension Wording {
  static func sound(_ name: String) -> String {
    (name.isEmpty ? "The problem" : name) + ": no faults. Whether it has a plan, berth solve tells."
  }

  static func horizon(_ periods: String, hours: String, slices: Int?) -> String {
    periods + ", \(hours) hours" + (slices.map { ", \($0) slices each" } ?? "")
  }

  /// A price with its unit, in four digits but for cents: `2.208 M USD`, `27.84 USD`, `0.50 USD`.
  static func price(_ amount: Double, _ currency: String) -> String {
    // Of some hundreds too the cents are told.
    let words = money(amount, currency, digits: (100..<1000).contains(amount.magnitude) ? 5 : 4)
    guard let space = words.firstIndex(of: " "), let point = words.firstIndex(of: "."), point < space
    else { return words }
    var figure = words[..<space]
    while figure.hasSuffix("0"), words.distance(from: point, to: figure.endIndex) > 3 { figure.removeLast() }
    return String(figure + words[space...])
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number.text) \(noun)\(number == 1 ? "" : "s")"
  }

  static func servesNothing(_ offers: [String]) -> String {
    "no workload may use " + listed(offers)
  }

  static func heldAboveCapacity(_ offer: String, held: String, capacity: String, from period: String)
    -> String
  {
    "\(offer) holds \(held) units where there is capacity for \(capacity), from \(period) on: they are kept, and "
      + "nothing is bought beside them"
  }

  static func goesUnmet(_ workload: String, in period: String) -> String {
    "nothing can serve \(workload) in \(period): it goes unmet, at its penalty"
  }

  static func holdsAtNothing(_ limit: String, in span: String) -> String {
    "the limit \(limit) can hold in \(span) only if nothing is paid, served or used in its scope"
  }

  static func asksNothing(_ agreement: String) -> String {
    "the agreement \(agreement) asks for no spend inside the horizon"
  }

  static func asksTooMuch(_ agreement: String, _ window: String, minimum: String, most: String) -> String {
    "the agreement \(agreement) asks for \(minimum) in its window \(window), and all capacity in its scope can cost at "
      + "most \(most), at the dearest options: the rest is paid as a shortfall"
  }

  /// At most three names, and how many more there are.
  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? shown + " and \(names.count - 3) more" : shown
  }
}
