/// The values of an object, with the defaults of its table for keys that are absent.
struct ObjectReader {
  /// A value that is not what its table says. After the check, that is a fault of this module.
  struct Mismatch: Error {
    let key: String
  }

  private let format: ObjectFormat
  private let members: [JSONValue.Member]
  private let kind: String?

  init(_ value: JSONValue, _ format: ObjectFormat) throws(Mismatch) {
    guard case .object(let members) = value else { throw Mismatch(key: format.name) }
    self.format = format
    self.members = members
    if let key = format.discriminator, case .string(let word)? = value[key] {
      kind = word
    } else {
      kind = nil
    }
  }

  /// The value of a key, or its default.
  subscript(key: String) -> JSONValue? {
    if let member = members.first(where: { $0.key == key }) { return member.value }
    return format.attributes.first { $0.key == key && $0.makesSense(for: kind) }?.defaultValue
  }

  func required<Value>(
    _ key: String, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> Value {
    guard let value = self[key] else { throw Mismatch(key: key) }
    return try read(value)
  }

  func optional<Value>(
    _ key: String, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> Value? {
    guard let value = self[key] else { return nil }
    return try read(value)
  }

  /// The elements of an array; none where the key is absent.
  func list<Value>(
    _ key: String, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> [Value] {
    guard let value = self[key] else { return [] }
    return try Read.list(value, read)
  }

  /// The entries of a map in the order of the file; none where the key is absent.
  func map<Value>(
    _ key: String, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> [(key: String, value: Value)] {
    guard let value = self[key] else { return [] }
    return try Read.entries(value, read)
  }

  func word<Word: RawRepresentable<String>>(_ key: String) throws(Mismatch) -> Word {
    guard case .string(let text)? = self[key], let word = Word(rawValue: text) else {
      throw Mismatch(key: key)
    }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ key: String) throws(Mismatch) -> Word? {
    self[key] == nil ? nil : try word(key) as Word
  }
}

/// Readers of single values.
enum Read {
  typealias Mismatch = ObjectReader.Mismatch

  static func text(_ value: JSONValue) throws(Mismatch) -> String {
    guard case .string(let text) = value else { throw Mismatch(key: "text") }
    return text
  }

  static func number(_ value: JSONValue) throws(Mismatch) -> Double {
    guard case .number(let number) = value else { throw Mismatch(key: "number") }
    return number
  }

  static func integer(_ value: JSONValue) throws(Mismatch) -> Int {
    guard let integer = Int(exactly: try number(value)) else { throw Mismatch(key: "whole number") }
    return integer
  }

  static func flag(_ value: JSONValue) throws(Mismatch) -> Bool {
    guard case .bool(let flag) = value else { throw Mismatch(key: "true or false") }
    return flag
  }

  static func numbers(_ value: JSONValue) throws(Mismatch) -> [Double] { try list(value, number) }

  static func texts(_ value: JSONValue) throws(Mismatch) -> [String] { try list(value, text) }

  static func date(_ value: JSONValue) throws(Mismatch) -> CalendarDate {
    guard let date = CalendarDate(parsing: try text(value)) else { throw Mismatch(key: "date") }
    return date
  }

  static func duration(_ value: JSONValue) throws(Mismatch) -> DurationFile {
    guard let duration = DurationFile(parsing: try text(value)) else { throw Mismatch(key: "duration") }
    return duration
  }

  static func list<Value>(
    _ value: JSONValue, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> [Value] {
    guard case .array(let elements) = value else { throw Mismatch(key: "array") }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements { values.append(try read(element)) }
    return values
  }

  /// The members of an object that are no remarks, in the order of the file.
  static func entries<Value>(
    _ value: JSONValue, _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> [(key: String, value: Value)] {
    guard case .object(let members) = value else { throw Mismatch(key: "object") }
    var entries: [(key: String, value: Value)] = []
    for member in members where !member.isRemark { entries.append((member.key, try read(member.value))) }
    return entries
  }
}
