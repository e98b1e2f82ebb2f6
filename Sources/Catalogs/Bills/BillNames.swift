internal import PlacementModel

/// The texts of bills' rows by number, and what they name: a row is told from others by numbers alone, and each text is looked at
/// once.
struct BillNames {
  /// What charges have in common whose money is one sum; texts by number.
  struct Key: Hashable {
    var provider: Int
    var service: Int
    var region: Int
    var currency: Int
    var category: Int
    var charge: Int
    /// The place of the mapping's rule, from 1; 0 for none.
    var use: Int
    var period: BillPeriod
  }

  /// The provider of charges that name none.
  static let noProvider = "unnamed"

  /// What charges are taken for that do not say it themselves.
  private let fallback: (provider: String?, currency: String?)
  private var texts = ByteInterner()
  /// Whether a text is the category of use, by its number.
  private var areUse: [Int: Bool] = [:]
  /// Whether a text is a region, by its number.
  private var areRegions: [Int: Bool] = [:]
  /// By number of the text.
  private var checkedCurrencies: Set<Int> = []

  init(_ request: BillImport) {
    fallback = (request.provider, request.currency)
    // What is not there has the number 0.
    _ = texts.index(of: "")
  }

  func text(_ number: Int) -> String { texts.text(number) }

  /// - Parameter rule: the place of the mapping's rule.
  /// - Throws: the fault of a currency that is none.
  mutating func key(of fields: BillFields, in period: BillPeriod, rule: Int?) throws(CSVFault) -> Key {
    let key = Key(
      provider: provider(fields), service: number(fields, .serviceName), region: region(fields),
      currency: number(fields, .billingCurrency), category: number(fields, .chargeCategory),
      charge: number(fields, .chargeClass), use: (rule ?? -1) + 1, period: period)
    if !checkedCurrencies.contains(key.currency) {
      guard stated(key.currency) != nil else {
        throw fields.fault(.billingCurrency, accepted: Wording.currencyAccepted)
      }
      checkedCurrencies.insert(key.currency)
    }
    return key
  }

  mutating func number(_ fields: BillFields, _ column: FocusColumn) -> Int {
    guard let place = fields.place(column) else { return 0 }
    return fields.table.withBytes(place) { texts.index(of: $0) }
  }

  private mutating func provider(_ fields: BillFields) -> Int {
    // A marketplace's provider is who provides the service; who invoices comes last.
    for column in [FocusColumn.providerName, .serviceProviderName, .invoiceIssuerName] {
      let number = number(fields, column)
      if number != 0 { return number }
    }
    return 0
  }

  private mutating func region(_ fields: BillFields) -> Int {
    // Oracle's bills have names alone.
    guard let place = fields.place(.regionId) ?? fields.place(.regionName) else { return 0 }
    let number = fields.table.withBytes(place) { texts.index(of: $0) }
    if let isPlace = areRegions[number] { return isPlace ? number : 0 }
    let isPlace = !Self.nowhere.contains(CloudName.slug(texts.text(number)))
    areRegions[number] = isPlace
    return isPlace ? number : 0
  }

  /// Names of regions that are none, in lower case.
  private static let nowhere: Set<String> = [
    "", "external", "global", "unassigned", "unknown", "any", "none", "null", "n-a", "na", "not-applicable",
    "no-region",
  ]

  /// A currency by the number of its text; the code for none where that is no code, which `key` does not let pass.
  func currency(_ number: Int) -> String { stated(number) ?? CurrencyCode.none }

  private func stated(_ number: Int) -> String? {
    let text = texts.text(number).filter { !$0.isWhitespace }
    let isStated = !text.isEmpty && text.uppercased() != "NULL"
    return isStated ? CurrencyCode.normalised(text) : fallback.currency ?? CurrencyCode.none
  }

  /// What charges of a key have in common, by name.
  func entry(_ key: Key, use: Bill.Use?) -> Bill.Entry {
    let region = texts.text(key.region)
    let currency = currency(key.currency)
    let cloud = BillProvider.id(
      of: texts.text(key.provider), region: region, currency: currency, fallback: fallback.provider)
    let service = texts.text(key.service)
    return Bill.Entry(
      provider: cloud, service: service.isEmpty ? nil : service,
      region: region.isEmpty ? nil : RegionName(cloud: cloud, region).id, period: key.period,
      currency: currency, category: Self.category(texts.text(key.category)),
      isCorrection: texts.text(key.charge).lowercased() == "correction", use: use)
  }

  /// Whether charges of a key are for use.
  mutating func isUse(_ key: Key) -> Bool {
    if let known = areUse[key.category] { return known }
    let isUse = Self.category(texts.text(key.category)) == .usage
    areUse[key.category] = isUse
    return isUse
  }

  private static func category(_ word: String) -> Bill.Category {
    Bill.Category(rawValue: word.lowercased()) ?? .other
  }
}
