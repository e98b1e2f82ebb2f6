internal import PlacementModel

extension Wording {
  static let billProviders = "Planned and billed by provider"
  static let billCauses = "What was billed, by what it is for"
  static let billPeriods = "Planned and billed by period of the plan"
  static let billRegions =
    "Use and purchases by region; planned is at option prices, before agreements and without fees"

  static func billComparison(_ answer: BillComparison) -> [String] {
    let (total, currency) = (answer.total, answer.currency)
    var words = [
      "\(compared(answer.times)) \(cents(total.planned, currency)) were planned and "
        + "\(cents(total.billed, currency)) billed, "
        + (abs(total.difference) < 0.005
          ? "the same."
          : "\(cents(abs(total.difference), currency)) \(total.difference > 0 ? "more" : "less").")
        + " What was used is worth \(cents(total.effective, currency)), purchases spread over what they cover."
    ]
    words.append(contentsOf: currencies(answer))
    words.append(contentsOf: times(answer))
    words.append(contentsOf: reasons(answer))
    return words
  }

  /// An amount to the cent, as it stands in a bill; smaller ones in as many digits as tell it from nothing.
  private static func cents(_ amount: Double, _ currency: String) -> String {
    let isSmall = amount != 0 && amount.magnitude < 0.01
    let text = isSmall ? amount.text(significantDigits: 2) : amount.text(decimals: 2)
    return "\(text) \(currency.escapingControls)"
  }

  /// `In 2026-01 and 2026-03 to 2026-05`.
  private static func compared(_ times: [(from: String, through: String)]) -> String {
    let stretches = times.map { $0.from == $0.through ? $0.from : "\($0.from) to \($0.through)" }
    guard stretches.count > 3, let first = times.first, let last = times.last else {
      return "In " + stretches.joined(separator: " and ")
    }
    return "In \(stretches.count) stretches of time between \(first.from) and \(last.through)"
  }

  private static func currencies(_ answer: BillComparison) -> [String] {
    var words: [String] = []
    if !answer.otherCurrencies.isEmpty {
      let others = answer.otherCurrencies.map(\.escapingControls).joined(separator: ", ")
      words.append(
        "The plan has no exchange rate for \(others): providers that bill in it are left out on both sides.")
    }
    for provider in answer.leftOut where provider.planned != 0 {
      words.append(
        "\(provider.provider.escapingControls) is left out: \(cents(provider.planned, answer.currency)) were planned of it."
      )
    }
    if !answer.converted.isEmpty {
      let others = answer.converted.map(\.escapingControls).joined(separator: ", ")
      words.append(
        "What is billed in \(others) is converted to \(answer.currency.escapingControls) at the plan's exchange rates."
      )
    }
    for provider in answer.providers
    where provider.amounts.planned != 0 && provider.amounts.billed == 0 && provider.amounts.effective == 0 {
      words.append(
        "Nothing of \(provider.provider.escapingControls) is billed here; "
          + "\(cents(provider.amounts.planned, answer.currency)) were planned of it.")
    }
    return words
  }

  private static func times(_ answer: BillComparison) -> [String] {
    var words: [String] = []
    if answer.hours < answer.planHours * (1 - 1e-9) {
      let share = (100 * answer.hours / answer.planHours).text(significantDigits: 3)
      words.append("The bill covers \(share) % of the plan's time; the rest of the plan is left out.")
    }
    for period in answer.notOver {
      words.append(
        "The bill of \(period.period) has no use after \(period.through): later days are not compared. "
          + "What it bills once for the whole period counts in full.")
    }
    if answer.isProrated {
      words.append(
        "Periods of plan and bill do not end together: money of a period that counts in part is taken to be spent evenly."
      )
    }
    if answer.billedElsewhere != 0 {
      words.append(
        "\(cents(answer.billedElsewhere, answer.currency)) were billed at times that the plan does not have.")
    }
    return words
  }

  private static func reasons(_ answer: BillComparison) -> [String] {
    guard answer.isMapped else {
      return [
        "Without a mapping it is not known which charges the plan is about: all that was billed stands against it."
      ]
    }
    var (beyond, open, ofCommitments) = (0.0, 0.0, false)
    for cause in answer.providers.flatMap(\.causes) {
      switch cause.cause {
      case .workloads: break
      case .commitments: ofCommitments = true
      case .openPurchases: open += cause.amounts.billed
      default: beyond += cause.amounts.billed
      }
    }
    let currency = answer.currency
    let outside = "Of what was billed \(cents(beyond, currency)) is for what the plan does not have"
    guard open == 0 else {
      return [
        "\(outside), and \(cents(open, currency)) are purchases that may be of the plan's commitments or of others: "
          + "what its workloads cost more or less than planned is not known."
      ]
    }
    let rest = answer.total.difference - beyond
    return [
      "\(outside); its workloads \(ofCommitments ? "and commitments " : "")cost "
        + (abs(rest) < 0.005
          ? "what was planned." : "\(cents(abs(rest), currency)) \(rest > 0 ? "more" : "less") than planned.")
    ]
  }

  static func cause(_ cause: BillComparison.Cause) -> String {
    switch cause {
    case .workloads: "workloads of the plan"
    case .commitments: "commitments of the plan"
    case .openPurchases: "purchases, not known whose"
    case .otherWorkloads: "other workloads"
    case .outside(let name): "\(name), not planned"
    case .unmapped: "use and purchases not mapped"
    case .tax: "tax"
    case .credits: "credits"
    case .adjustments: "adjustments"
    case .other: "other"
    }
  }
}
