extension ProblemFile {
  /// Reads a problem file.
  ///
  /// - Parameters:
  ///   - bytes: JSON text in UTF-8.
  ///   - folder: where the CSV files that it names are found.
  /// - Throws: `InvalidProblem` with every fault of the document, up to 50: of the text, of keys, types and ranges,
  ///   or of the CSV files.
  /// - Complexity: O(bytes).
  public init(reading bytes: [UInt8], folder: InputFolder) throws(InvalidProblem) {
    let document: JSONValue
    do { document = try JSONParser.parse(bytes, hugeNumbers: .infinite) } catch {
      throw InvalidProblem(violations: [Violation(.root, error.fault)])
    }
    let violations = FormatChecker.violations(in: document)
    guard violations.isEmpty else { throw InvalidProblem(all: violations) }
    var decoder = ProblemDecoder(folder: folder)
    decoder.hash.update(bytes)
    self = decoder.problem(document)
    digest = decoder.hash.hexadecimal
    guard decoder.violations.isEmpty else { throw InvalidProblem(all: decoder.violations) }
  }

  /// Reads a problem file whose CSV files lie in a folder on disk.
  public init(reading bytes: [UInt8], folder: String) throws(InvalidProblem) {
    try self.init(reading: bytes, folder: InputFolder(path: folder))
  }
}

extension InvalidProblem {
  /// How many violations are listed; the rest is counted.
  static let listed = 50

  init(all violations: [Violation]) {
    self.init(
      violations: Array(violations.prefix(Self.listed)), omitted: max(0, violations.count - Self.listed))
  }
}

/// An object that the format checker has passed. What is absent reads as the given default; what the checker
/// requires is there, so that the defaults of required values are never seen.
struct CheckedObject {
  private let members: [JSONValue.Member]

  init(_ value: JSONValue?) {
    if case .object(let members)? = value { self.members = members } else { members = [] }
  }

  subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  func text(_ key: String) -> String { optionalText(key) ?? "" }
  func optionalText(_ key: String) -> String? { self[key]?.asText }
  func number(_ key: String) -> Double? { self[key]?.asNumber }
  func flag(_ key: String) -> Bool { self[key] == .bool(true) }
  func texts(_ key: String) -> [String]? { self[key].map { $0.elements.compactMap(\.asText) } }
  func objects(_ key: String) -> [CheckedObject] { self[key]?.elements.map { CheckedObject($0) } ?? [] }
  func date(_ key: String) -> CalendarDate {
    optionalText(key).flatMap { CalendarDate($0) } ?? CalendarDate(year: 1900, month: 1, day: 1)
  }
  func word<Word: RawRepresentable<String>>(_ key: String, default standard: Word) -> Word {
    optionalText(key).flatMap { Word(rawValue: $0) } ?? standard
  }

  /// Members but for remarks, in order.
  var entries: [JSONValue.Member] { members.filter { !Format.remarks.contains($0.key) } }
  var allEntries: [JSONValue.Member] { members }
}

extension JSONValue {
  var asText: String? { if case .string(let text) = self { text } else { nil } }
  var asNumber: Double? { if case .number(let number) = self { number } else { nil } }
  var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
}
