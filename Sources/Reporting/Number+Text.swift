/// Numbers as people read them. No locale: thousands take a comma and decimals a point, everywhere.
extension Double {
  /// `1,234.50`: rounded to a fixed number of decimals. A number too large for that is written as `1.2e+20`.
  ///
  /// - Parameter decimals: 0 through 9.
  package func text(decimals: Int) -> String {
    guard isFinite else { return description }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    let scaled = (magnitude * power).rounded()
    guard scaled < 9e15 else { return scientificText }
    let digits = String(Int64(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals).groupedByThree
    let sign = self < 0 && scaled > 0 ? "-" : ""
    return decimals == 0 ? sign + whole : sign + whole + "." + padded.suffix(decimals)
  }

  /// Rounded to so many significant digits, without an exponent where that can be read: `153.675`, `0.0012`.
  package func text(significantDigits digits: Int) -> String {
    if self == 0 { return "0" }
    guard isFinite, magnitude >= 1e-6 else { return scientificText }
    var decimals = digits - 1
    var threshold = 10.0
    while magnitude >= threshold, decimals > 0 {
      decimals -= 1
      threshold *= 10
    }
    threshold = 1
    while magnitude < threshold, decimals < 9 {
      decimals += 1
      threshold /= 10
    }
    return text(decimals: decimals)
  }

  /// At most seven columns: `9,999`, `0.25`, `99,999`, `123k`, `12.3M`, `4.56B`.
  package var compactText: String {
    switch magnitude {
    case 0: "0"
    case ..<0.005: "<0.01"
    case ..<9.995: text(decimals: 2).droppingZeros
    case ..<99.95: text(decimals: 1).droppingZeros
    case ..<99_999.5: text(decimals: 0)
    case ..<999_500: (self / 1e3).text(decimals: 0) + "k"
    case ..<999.5e6: (self / 1e6).text(significantDigits: 3) + "M"
    case ..<999.5e9: (self / 1e9).text(significantDigits: 3) + "B"
    default: scientificText
    }
  }

  /// `0.65` as `65.0 %`: one decimal, so that a column of them stands in line.
  package var percentText: String { (self * 100).text(decimals: 1) + " %" }

  /// `0.65` as `65 %`: no more decimals than it has.
  var shortPercentText: String { (self * 100).text(decimals: 2).droppingZeros + " %" }

  /// Two digits and a power of ten: `1.2e-09`, for residuals.
  package var scientificText: String {
    guard isFinite, self != 0 else { return self == 0 ? "0" : description }
    var mantissa = magnitude
    var exponent = 0
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.995 {
      mantissa *= 10
      exponent -= 1
    }
    let digits = String(exponent.magnitude)
    let power = (exponent < 0 ? "-" : "+") + (digits.count < 2 ? "0" : "") + digits
    return (self < 0 ? "-" : "") + mantissa.text(decimals: 1) + "e" + power
  }
}

extension Int {
  /// `61,368`.
  package var text: String { (self < 0 ? "-" : "") + String(magnitude).groupedByThree }
}

extension StringProtocol {
  /// The digits of a whole number with a comma before every three.
  fileprivate var groupedByThree: String {
    var text = ""
    for (position, digit) in enumerated() {
      if position > 0, (count - position).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Without decimals where these are all 0.
  var droppingCents: String {
    let text = droppingZeros
    return text.contains(".") ? String(self) : text
  }

  var droppingZeros: String {
    guard contains(".") else { return String(self) }
    var text = String(self)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
