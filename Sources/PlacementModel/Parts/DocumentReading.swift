/// Reads a JSON document of any format that is stated as a table: the mapping files of importers.
package enum DocumentReading {
  /// The document, every key known and every value of its type and range.
  ///
  /// - Throws: `InvalidProblem` with every fault of the text or of the format, up to 50.
  package static func read(_ bytes: [UInt8], as format: ObjectFormat) throws(InvalidProblem) -> JSONValue {
    let document: JSONValue
    do {
      document = try JSONParser.parse(bytes, hugeNumbers: .infinite)
    } catch {
      throw InvalidProblem(violations: [Violation(.root, error.fault)])
    }
    var checker = FormatChecker(attachments: .none)
    checker.check(document, .object(format), unit: nil)
    guard checker.faults.isEmpty else { throw checker.faults.invalidProblem }
    return document
  }
}
