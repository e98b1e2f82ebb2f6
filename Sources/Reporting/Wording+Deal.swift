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

  private var problem: Problem { answer.problem }
  private var id: String { worth.deal.id.escapingControls }
  private func money(_ amount: Double, digits: Int = 4) -> String {
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

  // MARK: Terms

  var discount: String? {
    guard let found = worth.discount, let stated = found.stated else { return nil }
    func amount(_ value: Double) -> String { percent(value * (found.isFactor ? stated.upperBound : 1)) }
    func shown(_ value: Double) -> String { "a discount of \(amount(value))" }
    switch found.finding {
    case .unknown: return notFound("The discount at which it breaks even")
    case .alwaysPays: return "It would pay even with no discount at all."
    case .neverPays(let side, _) where isEven(side, found):
      return
        "At best it makes no difference that can be told: even at the largest discount the two cost the same."
    case .neverPays(_, let sides):
      return "It pays at none of the discounts that were planned: \(list(sides, amount))."
    case .mixed(let sides):
      return "More discount does not always make it worth more. \(planned(sides, found, shown))"
    case .between(let better, let worse):
      if let untold = untold(found, better, worse, shown) { return untold }
      guard let value = found.value else { return nil }
      if value == 0 {
        return "It pays at any discount: with none at all the two cost the same"
          + (answer.relativeGap == nil ? "." : ", as near as can be told.")
      }
      let now = range(stated, percent)
      let at =
        found.isFactor
        ? "discounts of \(range(stated.times(value), percent)) (instead of \(now), all changed alike)"
        : "a discount of \(percent(value)) (instead of \(now))"
      return (value <= found.present ? "It would still pay at \(at)" : "It would pay only at \(at) or more")
        + ". "
        + check(found, better, worse) { percent($0 * (found.isFactor ? stated.upperBound : 1), digits: 6) }
    }
  }

  var price: String? {
    guard let found = worth.price else { return nil }
    func times(_ factor: Double) -> String { factor.text(significantDigits: 7).withoutTrailingZeros }
    func shown(_ factor: Double) -> String {
      factor == 0 ? "no price at all" : "\(times(factor)) times the price"
    }
    let whose = worth.deal.kind == .offer ? "its price" : "all prices under it, and not elsewhere,"
    switch found.finding {
    case .unknown: return notFound("The price at which it breaks even")
    case .alwaysPays(let side):
      return "It would pay at any price: even with \(whose) \(side.value.text(decimals: 0)) times as high."
    case .neverPays(let side, let sides):
      return isEven(side, found)
        ? "Even free of charge it would make no difference that can be told."
        : "It pays at none of the prices that were planned: \(list(sides, times)) times those of the file."
    case .mixed(let sides):
      return "A lower price does not always make it worth more. \(planned(sides, found, shown))"
    case .between(let better, let worse):
      if let untold = untold(found, better, worse, shown) { return untold }
      guard let value = found.value else { return nil }
      let sides = check(found, better, worse) { "\($0.text(significantDigits: 7)) times the price" }
      if let stated = found.stated {
        let currency = offerCurrency
        let price = "\((value * stated.lowerBound).text(significantDigits: 4)) \(currency) per unit-hour"
        let now = "(instead of \(stated.lowerBound.text(significantDigits: 4)))"
        return
          (value >= 1
          ? "It pays up to a price of \(price) \(now). "
          : "It would pay from a price of \(price) \(now) down. ")
          + sides
      }
      return
        (value >= 1
        ? "It would still pay with \(whose) up to \(percent(value - 1)) higher. "
        : "It would pay only with \(whose) \(percent(1 - value)) lower. ") + sides
    }
  }

  var commitment: String? {
    guard let found = worth.commitment, let stated = found.stated?.lowerBound else { return nil }
    func shown(_ factor: Double) -> String {
      factor == 0 ? "no commitment" : "a commitment of \(amount(factor))"
    }
    func amount(_ factor: Double) -> String { Wording.money(factor * stated, agreementCurrency) }
    func times(_ factor: Double) -> String {
      "\(factor.text(significantDigits: 4)) times the \(Wording.money(stated, agreementCurrency)) of the file"
    }
    switch found.finding {
    case .unknown: return notFound("The largest commitment worth signing")
    case .alwaysPays(let side):
      return
        "No commitment that the file allows makes it a loss: tried up to \(amount(side.value)) over its term,"
        + " \(times(side.value))."
    case .neverPays(let side, let sides):
      return isEven(side, found)
        ? "If it asked for nothing it would make no difference that can be told."
        : "It pays at none of the commitments that were planned: \(list(sides, amount))."
    case .mixed(let sides):
      return "Asking for less does not always make it worth more. \(planned(sides, found, shown))"
    case .between(let better, let worse):
      if let untold = untold(found, better, worse, shown) { return untold }
      guard let value = found.value else { return nil }
      if worse.cost == nil {
        return "It could ask for \(amount(value)) over its term, \(times(value)); from"
          + " \(worse.value.text(significantDigits: 7)) times on there is no plan."
      }
      let verb =
        value >= 1 ? "It would still pay if it asked for up to" : "It would pay if it asked for no more than"
      return "\(verb) \(amount(value)) over its term, \(times(value)). "
        + check(found, better, worse) { "\($0.text(significantDigits: 7)) times" }
    }
  }

  private func notFound(_ what: String) -> String {
    "\(what) is not known: "
      + (answer.stoppedBy == nil
        ? "the solver broke down at a value on the way." : "it was not found before the end.")
  }

  private func list(_ sides: [BreakEven.Side], _ value: (Double) -> String) -> String {
    let values = sides.map { value($0.value) }
    guard let last = values.last, values.count > 1 else { return values.joined() }
    return values.dropLast().joined(separator: ", ") + " and " + last
  }

  /// What the two sides showed.
  private func check(
    _ found: BreakEven, _ better: BreakEven.Side, _ worse: BreakEven.Side, _ value: (Double) -> String
  ) -> String {
    "Both sides were planned: at \(value(better.value)) \(against(better, found)), at \(value(worse.value))"
      + " \(against(worse, found))."
  }

  /// What a plan with the deal costs beside the one without it.
  private func against(_ side: BreakEven.Side, _ found: BreakEven) -> String {
    guard let cost = side.cost else { return "there is no plan" }
    let difference = cost - found.without
    if isEven(side, found) {
      return answer.relativeGap == nil ? "the two cost the same" : "no difference can be told"
    }
    return "it costs \(money(abs(difference))) \(difference > 0 ? "more" : "less") than without"
  }

  /// What a term shows where it has no one value that parts what pays from what does not.
  private func planned(
    _ sides: [BreakEven.Side], _ found: BreakEven, _ value: (Double) -> String
  ) -> String {
    let told = sides.map { "at \(value($0.value)) \(against($0, found))" }.joined(separator: "; ")
    return "Planned were: \(told). What lies between is not known."
  }

  /// Where it pays at one value, and at the next that was planned there is no telling.
  private func untold(
    _ found: BreakEven, _ better: BreakEven.Side, _ worse: BreakEven.Side, _ value: (Double) -> String
  ) -> String? {
    guard isEven(worse, found), answer.relativeGap != nil else { return nil }
    return
      "It pays at \(value(better.value)): \(against(better, found)). Where it ceases to pay cannot be told: at"
      + " \(value(worse.value)) the two cost the same, as near as costs are known (--gap)."
  }

  private func isEven(_ side: BreakEven.Side, _ found: BreakEven) -> Bool { answer.isEven(side, found) }

  private func percent(_ fraction: Double) -> String { percent(fraction, digits: 4) }

  private func percent(_ fraction: Double, digits: Int) -> String {
    "\((fraction * 100).text(significantDigits: digits).withoutTrailingZeros) %"
  }

  private func range(_ values: ClosedRange<Double>, _ text: (Double) -> String) -> String {
    values.lowerBound == values.upperBound
      ? text(values.lowerBound) : "\(text(values.lowerBound)) to \(text(values.upperBound))"
  }

  private var agreementCurrency: String {
    problem.agreements.elements.first { $0.id == worth.deal.id }.map {
      problem.providers[$0.provider].currency
    } ?? problem.currency
  }

  private var offerCurrency: String {
    (problem.offers.elements.first { $0.id == worth.deal.id }.map { problem.providers[$0.provider].currency }
      ?? problem.currency)
      .escapingControls
  }
}

extension ClosedRange<Double> {
  fileprivate func times(_ factor: Double) -> ClosedRange<Double> {
    lowerBound * factor...upperBound * factor
  }
}

extension String {
  fileprivate var withoutTrailingZeros: String {
    guard contains(".") else { return self }
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
