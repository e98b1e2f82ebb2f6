internal import PlacementModel

extension Wording {
  static let comparisonSteps = "From one cost to the other by what changed in the input, present value"
  static let comparisonLines = "Cost by cause, present value"
  static let comparisonProviders = "Outlay by provider, nominal"
  static let comparisonMoves = "Work that moved, average units"
  static let comparisonLimits = "Limits that changed: where they stand, and their bound"
  static let comparisonInput = "What changed in the input"
  static let costBefore = "before"
  static let notThere = "not there"
  static let removed = "removed"
  static let added = "added"

  static func compared(_ names: [String]) -> String {
    let shown = names.map { $0.isEmpty ? "a problem" : $0 }
    return shown[0] == shown[1] ? shown[0] : shown.joined(separator: ", then ")
  }

  static func comparison(_ answer: PlanComparison) -> [String] {
    let currency = answer.before.problem.currency
    var words: [String] = []
    if let before = answer.before.objective, let after = answer.after.objective {
      let change = after - before
      let costs =
        "from \(money(before, currency, digits: 5)) to \(money(after, currency, digits: 5)) of present value"
      words.append(
        change == 0
          ? "The cost stays what it was, \(money(before, currency, digits: 5)) of present value."
          : "The cost goes \(change > 0 ? "up" : "down") by \(money(abs(change), currency)), \(costs).")
    }
    for (plan, name) in [(answer.before, "first"), (answer.after, "second")] {
      switch plan.status {
      case .optimal: break
      case .feasible:
        words.append("The plan of the \(name) was not proved the cheapest: a cheaper one may exist.")
      case .infeasible: words.append("There is no plan for the \(name): its rules cannot all hold.")
      case .stopped: words.append("There is no plan for the \(name) yet: planning was stopped.")
      }
    }
    if !answer.hasOneHorizon {
      words.append(
        "The two are planned over different periods: totals are of different times, and neither what moved nor what each"
          + " change of the input did can be told.")
    }
    let joined = answer.steps.filter { $0.causes.count > 1 }.flatMap { $0.causes.dropLast() }
    if !joined.isEmpty {
      words.append(
        "With \(causes(joined)) changed alone there is no plan, or no problem that stands by itself: joined with what comes next."
      )
    }
    if answer.steps.count > 1 {
      words.append(
        "Changes are made in the order of the table, each on top of those above; in another order each may do more or less."
      )
    }
    if answer.input.isEmpty { words.append("Nothing changed in the input.") }
    return words
  }

  static func causes(_ causes: [ComparisonStep.Cause]) -> String {
    causes.map { cause in
      switch cause {
      case .prices: "prices and fees"
      case .capacity: "offers and capacity"
      case .agreements: "agreements"
      case .workloads: "workloads"
      case .limits: "limits"
      case .rest: "all else"
      }
    }.joined(separator: " and ")
  }

  /// Where a limit stands and its bound: `0.42 of at most 0.5, binds`.
  static func side(_ side: LimitChange.Side) -> String {
    let value = side.value.map { $0.limitText } ?? "-"
    let bounds = [
      side.minimum.map { "at least \($0.limitText)" }, side.maximum.map { "at most \($0.limitText)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return value + (bounds.isEmpty ? "" : " of " + bounds) + (side.isBinding ? ", binds" : "")
  }
}

extension Double {
  /// A fraction with four decimals at most, anything larger in short.
  fileprivate var limitText: String { magnitude <= 10 ? text(significantDigits: 4) : compactText }
}
