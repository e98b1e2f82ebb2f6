extension Bill {
  /// By what spend is told apart.
  public enum Dimension: String, CaseIterable, Hashable, Sendable {
    /// Who is paid.
    case provider
    /// What for, by the provider's word.
    case service
    /// Where.
    case region
    /// When it was charged for.
    case period
    /// Usage, purchase, tax, credit, adjustment.
    case category
    /// The workload, or why it has none.
    case use
  }

  /// Spend under one value of a dimension, in one currency.
  public struct Sum: Hashable, Sendable {
    /// The currency of its amounts.
    public let currency: String
    /// Empty where the charges have none.
    public let value: String
    /// Over all entries of that value.
    public var amounts: Amounts
  }

  /// Sums along one dimension, by currency and then by value: the largest bill first, periods in their order.
  public func sums(by dimension: Dimension) -> [Sum] {
    var places: [[String]: Int] = [:]
    var sums: [(sum: Sum, order: BillPeriod?)] = []
    for entry in entries {
      let value = entry.value(of: dimension)
      let place = places[[entry.currency, value]] ?? sums.count
      if place == sums.count {
        places[[entry.currency, value]] = place
        sums.append(
          (
            Sum(currency: entry.currency, value: value, amounts: Amounts()),
            dimension == .period ? entry.period : nil
          ))
      }
      _ = sums[place].sum.amounts.add(entry.amounts)
    }
    return sums.sorted { left, right in
      if left.sum.currency != right.sum.currency { return left.sum.currency < right.sum.currency }
      if let first = left.order, let second = right.order { return first < second }
      let (first, second) = (left.sum.amounts.billed, right.sum.amounts.billed)
      return first == second ? left.sum.value < right.sum.value : first > second
    }.map(\.sum)
  }

  /// What the entries add up to less what the rows add up to, by currency: zero, or the bill was not reconciled.
  public var differences: [(currency: String, billed: ExactDecimal)] {
    totals.map { total in
      let parts = Amounts.sum(entries.lazy.filter { $0.currency == total.currency }.map(\.amounts))
      return (total.currency, parts.billed - total.amounts.billed)
    }
  }

  /// The billing periods, in order.
  public var periods: [BillPeriod] { Set(entries.map(\.period)).sorted() }

  /// The currencies, in order.
  public var currencies: [String] { totals.map(\.currency) }
}

extension Bill.Entry {
  func value(of dimension: Bill.Dimension) -> String {
    switch dimension {
    case .provider: provider
    case .service: service ?? ""
    case .region: region ?? ""
    case .period: period.label
    case .category: category.rawValue + (isCorrection ? " (correction)" : "")
    case .use: use?.name ?? ""
    }
  }
}
