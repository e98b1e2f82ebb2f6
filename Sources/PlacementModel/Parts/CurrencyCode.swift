/// Currencies by their codes of ISO 4217.
package enum CurrencyCode {
  /// The code for no currency.
  package static let none = "XXX"

  /// The code in capitals, spaces around it aside; `nil` where the text is not three letters.
  package static func normalised(_ text: String) -> String? {
    let code = text.filter { !$0.isWhitespace }.uppercased()
    let isCode = code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    return isCode ? code : nil
  }
}
