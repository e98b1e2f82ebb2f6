internal import PlacementModel

/// The fields of a row of a bill, with what a bill writes for nothing told from what it writes for something.
struct BillFields {
  let table: CSVTable
  let layout: FocusLayout

  /// Whether a column is not there, or the row has nothing in it: no characters, or `NULL` without quotes.
  func isNull(_ column: FocusColumn) -> Bool {
    guard let place = layout[column] else { return true }
    return isNull(place)
  }

  func isNull(_ place: Int) -> Bool {
    table.isEmpty(place) || (!table.isQuoted(place) && table.withBytes(place, Self.isNullWord))
  }

  /// The place of a column that has something in it.
  func place(_ column: FocusColumn) -> Int? {
    guard let place = layout[column], !isNull(place) else { return nil }
    return place
  }

  func text(_ column: FocusColumn) -> String? { place(column).map(table.text) }

  /// A cost or a quantity; `nil` where there is none. In a column of numbers a quoted `"NULL"` is nothing as well.
  ///
  /// - Throws: the fault of a field that is no number, or one too large.
  func number(_ column: FocusColumn) throws(CSVFault) -> ExactDecimal? {
    guard let place = layout[column], !table.isEmpty(place) else { return nil }
    if table.withBytes(place, Self.isNullWord) { return nil }
    let isCommaDecimal = layout.isCommaDecimal
    let found = table.withBytes(place) { bytes in
      ExactDecimal(bytes) ?? MoneyText.number(bytes, isCommaDecimal: isCommaDecimal)
    }
    if let found {
      // Only what is not plain digits can have a sign of money.
      guard let currency = text(.billingCurrency),
        table.withBytes(place, { MoneyText.isForeign($0, to: currency) })
      else { return found }
      throw table.fault(place, accepted: Wording.amountAccepted(in: currency))
    }
    throw table.fault(place, accepted: Wording.amountAccepted)
  }

  /// The fault of a field of this row; of the row's first one where the bill has no such column.
  func fault(_ column: FocusColumn, accepted: String) -> CSVFault {
    table.fault(layout[column] ?? 0, accepted: accepted)
  }

  /// Whether the bytes are `NULL` in any case.
  static func isNullWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 4 && bytes[0] | 0x20 == 0x6E && bytes[1] | 0x20 == 0x75 && bytes[2] | 0x20 == 0x6C
      && bytes[3] | 0x20 == 0x6C
  }
}

/// Amounts as people and spreadsheets write them: `$10,000.00`, `(12.50)`, and `12,5` where semicolons stand between fields.
enum MoneyText {
  /// The currencies of each sign; the dollar's are too many to list, and those that are none of it stand here.
  private static let signs: [Character: Set<String>] = [
    "€": ["EUR"], "₹": ["INR"], "¥": ["JPY", "CNY"], "£": ["GBP", "EGP", "FKP", "GIP", "SHP", "LBP", "SYP"],
  ]
  private static let notDollars: Set<String> = [
    "EUR", "INR", "JPY", "CNY", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "KRW", "ILS", "TRY",
    "ZAR",
    "AED", "SAR", "THB",
  ]

  /// Whether an amount has the sign of another currency.
  static func isForeign(_ bytes: UnsafeBufferPointer<UInt8>, to currency: String) -> Bool {
    // The bytes that begin a sign: `$`, and those past ASCII.
    guard bytes.contains(where: { $0 == 0x24 || $0 >= 0x80 }) else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    let currency = currency.uppercased().filter { !$0.isWhitespace }
    if text.contains("$") { return notDollars.contains(currency) }
    return signs.contains { text.contains($0.key) && !$0.value.contains(currency) }
  }

  /// The amount; `nil` where it is none, or where a comma could be either of two things.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, isCommaDecimal: Bool) -> ExactDecimal? {
    var text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
    guard text.utf8.count <= 64 else { return nil }
    let isInBrackets = text.first == "(" && text.last == ")" && text.count > 2
    if isInBrackets { text = String(text.dropFirst().dropLast()) }
    let isNegative = text.first == "-"
    if isNegative { text.removeFirst() }
    let hasSign = text.first.map { "$€£¥₹".contains($0) } ?? false
    if hasSign { text.removeFirst() }
    guard let first = text.first, first.isASCII, first.isNumber || first == "." else { return nil }
    guard let plain = withoutCommas(text, isCommaDecimal: isCommaDecimal, isMoney: hasSign),
      let number = ExactDecimal(plain)
    else { return nil }
    return isNegative != isInBrackets ? ExactDecimal.zero - number : number
  }

  /// Whether an amount may be a thousand or a little more than one: `1.234`.
  static func isOpen(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.contains(UInt8(ascii: ".")) else { return false }
    let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }.drop {
      $0 == "-" || $0 == "+"
    }
    return text.first != "0" && joined(text, separator: ".") != nil
  }

  private static func withoutCommas(_ text: String, isCommaDecimal: Bool, isMoney: Bool) -> String? {
    guard text.contains(",") else { return text }
    if isCommaDecimal {
      // Where semicolons stand between fields a comma stands before the decimals, and a point before thousands.
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2, let whole = joined(parts[0], separator: ".") else { return nil }
      return whole + "." + parts[1]
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    // `1,234` alone may be a thousand or a little more than one.
    guard parts.count == 2 || (parts.count == 1 && isMoney) || text.filter({ $0 == "," }).count > 1,
      let whole = joined(parts[0], separator: ",")
    else { return nil }
    return parts.count == 2 ? whole + "." + parts[1] : whole
  }

  /// Digits in groups of three, the first of one to three; `nil` for anything else.
  private static func joined(_ text: Substring, separator: Character) -> String? {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, groups.count == 1 || (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    return groups.joined()
  }
}
