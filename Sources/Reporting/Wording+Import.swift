package import PlacementModel

extension Wording {
  static func read(_ file: ImportReport.File) -> String {
    "\(file.name): \(file.layout), \(file.rows.text) \(file.rows == 1 ? "row" : "rows")".escapingControls
  }

  static func figure(_ figure: ImportReport.Figure) -> String {
    "\(figure.name) \(figure.amount)" + (figure.unit.map { " " + $0 } ?? "")
  }

  static func rowsLeftOut(_ rows: Int) -> String {
    rows == 1 ? "1 row left out" : "\(rows.text) rows left out"
  }

  static func skipped(_ skipped: ImportReport.Skipped) -> String {
    "\(skipped.rows.text) \(skipped.reason.words)"
  }
}

extension SkipReason {
  /// The reason, as it follows a row or a count of rows.
  package var words: String {
    switch self {
    case .notPriced: "without a price"
    case .zeroPrice: "with a price of zero, which means that it is not known"
    case .priceOutOfRange: "with a price that is negative or too large"
    case .unreadablePrice: "with a price that is no number"
    case .placeholderPrice: "with a price that stands in for one that is not known"
    case .noTerm: "with reserved prices of which no term is known"
    case .noShape: "of which no count of accelerators or vCPUs is known"
    case .noAccelerators: "without accelerators"
    case .burstable: "whose vCPUs burst or are shared, and are not there all the time"
    case .noHost: "of accelerators without a price of a machine that holds them"
    case .noExchangeRate: "in a currency without an exchange rate"
    case .otherCurrency: "in another currency than the provider's other prices"
    case .unknownCurrency: "of China's clouds without a word on the currency"
    case .notSelected: "not selected"
    case .noTime: "without a time"
    case .negative: "with a load below zero"
    case .otherRows: "with other values than asked for"
    case .noRegion: "without a region"
    case .notMeasured: "without a value"
    case .otherTier: "of another network tier"
    case .implausible: "with more carbon than any fuel has"
    case .internet: "of the internet, which is no region"
    case .noCost: "without a cost"
    case .usageCommitment: "with a commitment to quantities, not to spend"
    case .noAmount: "with a commitment to no amount above zero"
    case .endedCommitment: "with a commitment that has ended"
    }
  }
}
