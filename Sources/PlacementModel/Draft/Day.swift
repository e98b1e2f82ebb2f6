/// A day, or a whole month, as a file writes it: `2026-01-15` or `2026-01`.
///
///     let start: Day = "2026-01"
///     let end = Day(year: 2027, month: 3, day: 31)
///
/// What is no date is a fault when the draft is checked.
public struct Day: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// As a file writes it.
  public var text: String

  /// As a file writes it.
  public init(_ text: String) { self.text = text }

  /// As a file writes it.
  public init(stringLiteral text: String) { self.text = text }

  /// - Parameter day: the whole month where `nil`.
  public init(year: Int, month: Int, day: Int? = nil) {
    func padded(_ number: Int, to count: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: Swift.max(0, count - digits.count)) + digits
    }
    text = ([padded(year, to: 4), padded(month, to: 2)] + (day.map { [padded($0, to: 2)] } ?? []))
      .joined(separator: "-")
  }

  /// As a file writes it.
  public var description: String { text }
}

extension Day: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) { text = try Read.text(json) }
  var draftJSON: JSONValue { .string(text) }
}

extension Day: DraftKey {
  init(keyText: String) { text = keyText }
  var keyText: String { text }
}

/// A stretch of time as a file writes it: `3y`, `18mo`, `90d`, `6h` or `2 periods`.
///
///     let term: Stretch = "3y"
///     let delay = Stretch.months(3)
///
/// What is none is a fault when the draft is checked.
public struct Stretch: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// As a file writes it.
  public var text: String

  /// As a file writes it.
  public init(_ text: String) { self.text = text }

  /// As a file writes it.
  public init(stringLiteral text: String) { self.text = text }

  /// Calendar years.
  public static func years(_ count: Int) -> Stretch { Stretch("\(count)y") }
  /// Calendar months.
  public static func months(_ count: Int) -> Stretch { Stretch("\(count)mo") }
  /// Days of 24 hours.
  public static func days(_ count: Int) -> Stretch { Stretch("\(count)d") }
  /// Hours.
  public static func hours(_ count: Int) -> Stretch { Stretch("\(count)h") }
  /// Periods of the horizon.
  public static func periods(_ count: Int) -> Stretch { Stretch("\(count) periods") }

  /// As a file writes it.
  public var description: String { text }
}

extension Stretch: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) { text = try Read.text(json) }
  var draftJSON: JSONValue { .string(text) }
}
