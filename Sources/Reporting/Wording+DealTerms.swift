internal import PlacementModel

/// The sentences about the terms of one deal: where its discount, its price and its commitment break even.
extension DealWording {
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
