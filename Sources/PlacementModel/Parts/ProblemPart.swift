/// A piece of a problem: a document of the problem's format in which any key may be absent, at the top and in every object.
///
/// What importers make, and what `PartMerge` puts together.
///
///     { "berth": 1, "regions": [ { "id": "aws/us-east-1", "carbonIntensity": 0.38 } ] }
public struct ProblemPart: Hashable, Sendable {
  /// The part as it is written.
  public let json: JSONValue

  /// Checks a document: every key known and of its type and range. Ids it refers to may be in another part.
  ///
  /// - Throws: `InvalidProblem` with every fault of the text, or of the format, up to 50.
  public init(reading bytes: [UInt8], attachments: Attachments = .none) throws(InvalidProblem) {
    let document: JSONValue
    do {
      document = try JSONParser.parse(bytes, hugeNumbers: .infinite)
    } catch {
      throw InvalidProblem(violations: [Violation(.root, error.fault)])
    }
    try self.init(checking: document, attachments: attachments)
  }

  /// Checks a value, and puts the numbers of CSV columns that it names in their place.
  ///
  /// - Throws: `InvalidProblem` with every fault of the format, up to 50.
  public init(checking document: JSONValue, attachments: Attachments = .none) throws(InvalidProblem) {
    var checker = FormatChecker(attachments: attachments, mayOmit: true)
    checker.check(document)
    guard checker.faults.isEmpty else { throw checker.faults.invalidProblem }
    json = document.inlining(checker.columns)
  }

  /// A document of which every value was checked.
  init(unchecked document: JSONValue) { json = document }

  /// The same under another name for people.
  ///
  /// - Throws: `InvalidProblem` where the text is no name.
  public func named(_ name: String) throws(InvalidProblem) -> ProblemPart {
    try ProblemPart(checking: json.setting("name", to: .string(name)))
  }

  /// The part as text, keys in the order of the format.
  ///
  /// - Throws: `JSONText.NonFiniteNumber`, never for a part that was checked.
  public func text() throws(JSONText.NonFiniteNumber) -> String { try JSONText(json).string }
}
