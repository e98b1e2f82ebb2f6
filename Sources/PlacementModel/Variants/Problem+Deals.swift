extension DealQuestion {
  /// The problem with some of the deals and without the others.
  ///
  /// - Parameter members: one bit for each deal, the first the lowest.
  /// - Throws: `InvalidProblem` where they cannot stand together.
  package func problem(with members: Int) throws(InvalidProblem) -> Problem {
    try problem(with: members, changed: [])
  }

  /// The same with terms changed.
  package func problem(with members: Int, changed terms: [Change]) throws(InvalidProblem) -> Problem {
    var changes = deals.enumerated().compactMap { place, deal in
      change(for: deal, isIn: members & (1 << place) != 0)
    }
    var out: [String] = []
    for (place, deal) in deals.enumerated() where members & (1 << place) != 0 {
      for id in problem.ruledOut(by: deal) where !deals.contains(Deal(.agreement, id)) && !out.contains(id) {
        out.append(id)
      }
    }
    changes += out.map { .removeAgreement($0) }
    return changes.isEmpty && terms.isEmpty ? problem : try problem.with(changes + terms)
  }

  private func change(for deal: Deal, isIn: Bool) -> Change? {
    switch (deal.kind, isIn) {
    case (.agreement, true):
      problem.agreements.elements.contains { $0.id == deal.id && $0.isOptional }
        ? .status(deal.id, .signed) : nil
    case (.agreement, false): .removeAgreement(deal.id)
    case (.offer, false): .closeOffer(deal.id)
    case (.limit, false): .removeLimit(deal.id)
    case (.offer, true), (.limit, true): nil
    }
  }
}

extension Problem {
  /// The optional agreements that cannot be in force beside a deal that is signed for sure, in the file's order: they cover
  /// what it covers at the same time.
  package func ruledOut(by deal: Deal) -> [String] {
    guard deal.kind == .agreement,
      let place = agreements.indices.first(where: { agreements[$0].id == deal.id }),
      agreements[place].isOptional, !agreements[place].windows.elements.contains(where: \.mayLeave)
    else { return [] }
    return agreements.indices.filter { other in
      agreements[other].isOptional
        && (agreements[other].rivals.contains { $0.agreement == place }
          || agreements[place].rivals.contains { $0.agreement == other })
    }.map { agreements[$0].id }
  }
}

/// A term of a deal that can be moved, as the file has it.
package struct DealTerm: Sendable {
  package let term: BreakEven.Term
  /// The value in the file: a discount, or 1 for a factor.
  package let present: Double
  package let isFactor: Bool
  package let stated: ClosedRange<Double>?
  /// The value at which the deal is worth the least, or beyond which the format does not go.
  package let worst: Double
  /// The value at which it is worth the most.
  package let best: Double
  private let deal: Deal

  /// The change that gives the term a value.
  package func change(to value: Double) -> Change {
    switch (term, deal.kind) {
    case (.discount, _): isFactor ? .discounts(deal.id, times: value) : .discount(deal.id, .always(value))
    case (.commitment, _): .minimums(deal.id, times: value)
    case (.price, .offer): .offerPrices(deal.id, times: value)
    case (.price, _): .agreementPrices(deal.id, times: value)
    }
  }

  /// Prices are raised no further than this: what still pays then pays at any price.
  private static let highestPrice = 1024.0
  /// The largest number of the format, less a little for rounding.
  private static let largest = Quantity.largest * (1 - 1e-9)
}

extension DealTerm {
  /// - Returns: `nil` where the deal has no such term.
  package init?(_ term: BreakEven.Term, of deal: Deal, in problem: Problem) {
    let list = deal.kind == .agreement ? "agreements" : "offers"
    guard deal.kind != .limit,
      let entry = problem.source[list]?.elements.first(where: { $0["id"]?.text == deal.id })
    else { return nil }
    switch (term, deal.kind) {
    case (.price, let kind):
      let stated = kind == .offer ? Self.onePrice(of: entry) : nil
      self.init(
        term: term, present: 1, isFactor: true, stated: stated, worst: Self.highestPrice, best: 0, deal: deal)
    case (.discount, .agreement): self.init(discountOf: entry, deal)
    case (.commitment, .agreement):
      guard let minimum = entry["minimumSpend"], minimum.numbers.contains(where: { $0 > 0 }) else {
        return nil
      }
      let total = problem.agreements.elements.first { $0.id == deal.id }?.statedMinimum ?? 0
      self.init(
        term: term, present: 1, isFactor: true, stated: total...total,
        worst: Self.largestFactor(on: minimum, within: entry["maximumSpend"]), best: 0, deal: deal)
    case (.discount, _), (.commitment, _): return nil
    }
  }

  /// One discount for all time is moved itself, one that changes by a factor.
  private init(discountOf entry: JSONValue, _ deal: Deal) {
    let numbers = entry["discount"]?.numbers ?? []
    let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    if least == most {
      self.init(
        term: .discount, present: most, isFactor: false, stated: most...most, worst: 0,
        best: Self.mostDiscount,
        deal: deal)
    } else {
      self.init(
        term: .discount, present: 1, isFactor: true, stated: least...most, worst: 0,
        best: Self.mostDiscount / most, deal: deal)
    }
  }

  /// Short of everything, so that rounding never makes a discount of more than all.
  private static let mostDiscount = 0.999

  /// The price of an offer that has one way to pay and one price, which never changes.
  private static func onePrice(of offer: JSONValue) -> ClosedRange<Double>? {
    guard let options = offer["options"]?.elements, options.count == 1,
      case .number(let price)? = options[0]["price"]
    else { return nil }
    return price...price
  }

  /// How far what is asked can be multiplied before it passes what may be spent, or the largest number of the format.
  private static func largestFactor(on minimum: JSONValue, within maximum: JSONValue?) -> Double {
    let (asked, most) = (minimum.numbers, maximum?.numbers ?? [largest])
    let count = max(asked.count, most.count)
    func amount(_ amounts: [Double], _ number: Int) -> Double {
      amounts.count == 1 ? amounts[0] : amounts.indices.contains(number) ? amounts[number] : 0
    }
    let factors = (0..<count).compactMap { number in
      amount(asked, number) > 0 ? min(largest, amount(most, number)) / amount(asked, number) : nil
    }
    return factors.min() ?? 1
  }
}

extension JSONValue {
  /// The numbers of a series or of amounts, other than rates of growth, in the order of the document.
  fileprivate var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .array(let elements): elements.flatMap(\.numbers)
    case .object(let members): members.flatMap { $0.key == "growthPerYear" ? [] : $0.value.numbers }
    case .null, .bool, .string: []
    }
  }
}
