internal import PlacementModel

extension Wording {
  static let billProviders = "Planned and billed by provider"
  static let billCauses = "What was billed, by what it is for"
  static let billPeriods = "Planned and billed by period of the plan"
  static let billRegions =
    "Use and purchases by region; planned is at option prices, before agreements and without fees"

  static func billComparison(_ answer: BillComparison) -> [String] {
    let (total, currency) = (answer.total, answer.currency)
    let span =
      answer.span.first == answer.span.last
      ? answer.span.first : "\(answer.span.first) to \(answer.span.last)"
    var words = [
      "In \(span) \(money(total.planned, currency, digits: 5)) were planned and "
        + "\(money(total.billed, currency, digits: 5)) billed, "
        + (total.difference == 0
          ? "the same."
          : "\(money(abs(total.difference), currency)) \(total.difference > 0 ? "more" : "less").")
        + " What was used is worth \(money(total.effective, currency, digits: 5)), purchases spread over what they cover."
    ]
    if answer.hours < answer.planHours * (1 - 1e-9) {
      let share = (100 * answer.hours / answer.planHours).text(significantDigits: 3)
      words.append("The bill covers \(share) % of the plan's time; the rest of the plan is left out.")
    }
    if answer.isProrated {
      words.append(
        "Periods of plan and bill do not end together: money of a period that counts in part is taken to be spent evenly."
      )
    }
    if answer.billedElsewhere != 0 {
      words.append(
        "\(money(answer.billedElsewhere, currency)) were billed at times that the plan does not have.")
    }
    if !answer.otherCurrencies.isEmpty {
      let others = answer.otherCurrencies.map(\.escapingControls).joined(separator: ", ")
      words.append("What is billed in \(others) is left out.")
    }
    words.append(contentsOf: reasons(answer))
    return words
  }

  private static func reasons(_ answer: BillComparison) -> [String] {
    guard answer.isMapped else {
      return [
        "Without a mapping it is not known which charges the plan is about: all that was billed stands against it."
      ]
    }
    var beyond = 0.0
    for provider in answer.providers {
      for cause in provider.causes where cause.cause != .workloads { beyond += cause.amounts.billed }
    }
    let rest = answer.total.difference - beyond
    let currency = answer.currency
    return [
      "Of what was billed \(money(beyond, currency)) is for what the plan does not have; its workloads cost "
        + (abs(rest) < 0.005
          ? "what was planned."
          : "\(money(abs(rest), currency)) \(rest > 0 ? "more" : "less") than planned.")
    ]
  }

  static func cause(_ cause: BillComparison.Cause) -> String {
    switch cause {
    case .workloads: "workloads of the plan"
    case .otherWorkloads: "other workloads"
    case .outside(let name): "\(name), not planned"
    case .unmapped: "not mapped"
    case .tax: "tax"
    case .credits: "credits"
    case .adjustments: "adjustments"
    case .other: "other"
    }
  }
}
