internal import PlacementModel

extension Wording {
  static let spendWhole = "--spend csv"
  static let spendCommitments =
    "Commitments: held per hour, the part used, what was paid for them and what of it was not used"

  static func spent(_ total: Bill.Total, in bill: Bill) -> String {
    let amounts = total.amounts
    let currency = total.currency.escapingControls
    var words =
      "Billed \(amounts.billed) \(currency) in \(amounts.rows.text) \(amounts.rows == 1 ? "row" : "rows")"
    if amounts.withoutEffective < amounts.rows { words += ", of use worth \(amounts.effective) \(currency)" }
    let difference = bill.differences.first { $0.currency == total.currency }?.billed ?? .zero
    return words + "; the parts below add up to it with a difference of \(difference)."
  }

  static func spend(by dimension: Bill.Dimension) -> String {
    switch dimension {
    case .provider: "Spend by provider"
    case .service: "Spend by service"
    case .region: "Spend by region"
    case .period: "Spend by billing period"
    case .category: "Spend by kind of charge"
    case .use: "Spend by what it is for"
    }
  }

  static func spendWithout(_ dimension: Bill.Dimension) -> String {
    switch dimension {
    case .use: "not mapped"
    case .region: "no region"
    case .service: "no service"
    default: "none"
    }
  }
}
