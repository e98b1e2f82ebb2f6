internal import PlacementModel

extension Wording {
  static let dealYears = "What is paid with it and without it, nominal"
  static let dealMoves = "What runs elsewhere without it, average units"
  static let dealMarginals = "Who gains: present value of one more unit of work"
  static let dealMarginalsOfWhole =
    "Who gains: present value of one more unit of work while whole numbers stay as they are"
  static let dealParts = "What the deals save, present value"

  static func unpaid(_ cause: Plan.Cost.Line.Cause) -> String {
    cause == .fixedFees ? "fees of regions" : self.cause(cause)
  }

  /// An amount with its unit, in four significant digits or so: `4.215 B USD`, `812.4 M USD`, `1,500 USD`.
  static func money(_ amount: Double, _ currency: String, digits: Int = 4) -> String {
    let (divisor, unit): (Double, String) =
      switch amount.magnitude {
      case ..<999_950: (1, "")
      case ..<999.95e6: (1e6, "M ")
      default: (1e9, "B ")
      }
    let scaled = amount / divisor
    let text =
      divisor == 1 && scaled.magnitude >= 1000
      ? scaled.text(decimals: 0) : scaled.text(significantDigits: digits)
    return "\(text) \(unit)\(currency.escapingControls)"
  }

  static func title(_ deal: Deal, _ problem: Problem) -> String {
    let id = deal.id.escapingControls
    switch deal.kind {
    case .agreement:
      let agreement = problem.agreements.elements.first { $0.id == deal.id }
      let provider = agreement.map { ", with " + problem.providers[$0.provider].name.escapingControls } ?? ""
      return "The agreement \(id)\(provider)"
    case .offer: return "The offer \(id)"
    case .limit: return "The clause \(id)"
    }
  }

  static func dealAssumption(_ answer: DealAnswer) -> String {
    let rate = answer.problem.horizon.discountRate
    var words =
      "Compared are the cheapest plans with and without, by the present value of all their cost"
      + (rate == 0 ? ", later money not discounted" : " at \(rate.shortPercentText) a year")
      + ". Whatever is not asked about stays as the file has it"
    if answer.deals.contains(where: { $0.deal.kind == .agreement }) {
      words += "; with an agreement means signed, without it that it is not there"
    }
    if answer.deals.contains(where: { $0.deal.kind == .offer }) {
      words += "; without an offer means that it has no units, those held included"
    }
    words += "."
    if answer.deals.count > 1 { words += " Each deal is weighed beside all the others asked about." }
    if let gap = answer.relativeGap {
      words +=
        " Plans have whole numbers: each cost may be up to \((100 * gap).text(significantDigits: 2)) % above the least there is (--gap), and so may"
        + " what follows from it."
    }
    if let cause = answer.stoppedBy {
      words += " " + (cause == .time ? "The time was up" : "This was interrupted") + " before all was known."
    }
    return words
  }

  /// What the whole of several deals saves, and how it divides.
  static func parts(_ answer: DealAnswer) -> [String] {
    let currency = answer.problem.currency
    func names(_ places: [Int]) -> String {
      places.isEmpty
        ? "none of the deals"
        : places.map { answer.deals[$0].deal.id.escapingControls }.joined(separator: " and ")
    }
    switch answer.parts {
    case .single: return []
    case .unknown: return ["The parts are not known: not every set of the deals was planned before the end."]
    case .undivided(let sets, _):
      let examples = sets.prefix(3).map { "with \(names(answer.sets[$0].members))" }.joined(
        separator: ", nor ")
      let clashing = sets.filter {
        if case .notAllowed = answer.sets[$0].outcome { true } else { false }
      }
      if let clash = clashing.first {
        return [
          "There are no parts to tell: \(names(answer.sets[clash].members)) cannot stand together by the rules of the format."
        ]
      }
      return [
        "There are no parts to tell: there is no plan \(examples), so that what the deals save has no beginning."
      ]
    case .divided(let parts, let necessary):
      let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
      var words: [String] = []
      if !necessary.isEmpty {
        let isOne = necessary.count == 1
        words.append(
          "\(names(necessary)) \(isOne ? "is" : "are") necessary: without \(isOne ? "it" : "any one of them") there is no plan,"
            + " whatever else is there. The parts are of what the others save beside \(isOne ? "it" : "them")."
        )
      }
      words.append(
        "Together they \(sum < 0 ? "cost" : "save") \(money(abs(sum), currency)). A deal's part is what it saves when it comes, averaged over every order in"
          + " which they may come (its Shapley value); the parts add up to the whole.")
      return words
    }
  }
}

/// The sentences about one deal.
struct DealWording {
  let answer: DealAnswer
  let worth: DealWorth

  var problem: Problem { answer.problem }
  private var id: String { worth.deal.id.escapingControls }
  func money(_ amount: Double, digits: Int = 4) -> String {
    Wording.money(amount, problem.currency, digits: digits)
  }

  /// What is done with it: `Signing aws`.
  private var having: String {
    switch worth.deal.kind {
    case .agreement: "Signing \(id)"
    case .offer: "Having \(id)"
    case .limit: "The clause \(id)"
    }
  }

  var verdict: String {
    let costs = [worth.with?.objective, worth.without?.objective].map {
      $0.map { money($0, digits: 5) } ?? ""
    }
    switch worth.verdict {
    case .weighed:
      let value = worth.presentValue ?? 0
      let both = "the cheapest plan with it costs \(costs[0]), the cheapest without it \(costs[1])"
      let least = max(1e-9, answer.relativeGap ?? 0) * abs(worth.without?.objective ?? 0)
      if abs(value) <= least {
        return
          "\(having) makes no difference that can be told (less than \(money(least, digits: 2))): \(both)."
      }
      return value > 0
        ? "\(having) saves \(money(value)) of present value: \(both)."
        : "\(having) costs \(money(-value)) of present value: \(both)."
    case .necessary:
      return
        "\(id) is necessary: without it there is no plan, so there is no price at which it would not pay. With it the"
        + " cheapest plan costs \(costs[0])."
    case .needed:
      return
        "As long as the other deals stand there is no plan without \(id). With it the cheapest costs \(costs[0])."
    case .unfulfillable: return "There is no plan with \(id). Without it the cheapest costs \(costs[1])."
    case .notAllowed(let fault):
      let why =
        fault.violations.first.map { violation in
          if case .contradiction(_, let rule) = violation.fault { return ": " + rule.escapingControls }
          return ": " + violation.sentence.escapingControls
        } ?? "."
      let alone = worth.alone.map {
        " As the only one of the deals asked about \(id) \($0 < 0 ? "costs" : "saves") \(money(abs($0)))."
      }
      return
        "What \(id) is worth beside the others cannot be asked\(why)\(why.hasSuffix(".") ? "" : ".")\(alone ?? "")"
    case .hopeless: return "There is no plan, with \(id) or without it."
    case .unknown: return "What \(id) is worth is not known: its plans were not all found before the end."
    }
  }

  /// What cannot be in force beside it.
  var leftOut: String? {
    let out = problem.ruledOut(by: worth.deal).filter { id in !answer.deals.contains { $0.deal.id == id } }
    guard !out.isEmpty else { return nil }
    let names = out.map(\.escapingControls).joined(separator: ", ")
    return
      "Where \(id) is signed, \(names) \(out.count == 1 ? "is" : "are") left out: of agreements that cover the same at one"
      + " time only one can be in force. Without \(id) the file's choice stands."
  }

  var nominal: String? {
    guard let change = worth.difference?.nominal else { return nil }
    let verb = change.difference < 0 ? "costs" : "saves"
    let asked = worth.commitment?.stated.map {
      " It asks for \(Wording.money($0.lowerBound, agreementCurrency)) over its term."
    }
    return "Not discounted, it \(verb) \(money(abs(change.difference))) over the horizon." + (asked ?? "")
  }

  var agreementCurrency: String {
    problem.agreements.elements.first { $0.id == worth.deal.id }.map {
      problem.providers[$0.provider].currency
    } ?? problem.currency
  }

  var offerCurrency: String {
    (problem.offers.elements.first { $0.id == worth.deal.id }.map { problem.providers[$0.provider].currency }
      ?? problem.currency)
      .escapingControls
  }
}
