/// What came of reading a problem: the faults, and the file as far as it could be made.
///
/// A file with faults is good for one thing, to look for further faults in it: it may hold values outside
/// their ranges. Only `ProblemFile(reading:)` gives a file to plan with.
package struct ProblemReading: Sendable {
  /// `nil` where a value has the wrong type or is missing, so that there is no file to speak of.
  package let file: ProblemFile?
  /// Every fault in the order of the document, up to 50.
  package let violations: [Violation]
  /// How many more there are than are listed.
  package let omitted: Int

  /// Reads and checks a document.
  ///
  /// - Complexity: O(bytes), of the document and of the CSV files it names.
  package init(_ bytes: [UInt8], attachments: Attachments = .none) {
    let document: JSONValue
    do {
      document = try JSONParser.parse(bytes, hugeNumbers: .infinite)
    } catch {
      (file, violations, omitted) = (nil, [Violation(.root, error.fault)], 0)
      return
    }
    var checker = FormatChecker(attachments: attachments)
    checker.check(document)
    let digest = Self.digest(of: [bytes] + checker.columns.contents)
    do {
      file = try ProblemDecoder(columns: checker.columns).problem(document, digest: digest)
    } catch {
      file = nil
      // Never seen: a value passed the table and is not what the table says. A test holds the two together.
      if checker.faults.isEmpty {
        checker.report(.wrongType(found: "a value", accepted: "what the format says of `\(error.key)`"))
      }
    }
    violations = checker.faults.violations
    omitted = checker.faults.omitted
  }

  /// SHA-256 of the files one after another: `cat problem.json demand.csv | sha256sum` gives the same.
  private static func digest(of contents: [[UInt8]]) -> String {
    var hash = SHA256()
    for bytes in contents { hash.update(bytes) }
    return hash.hexadecimal
  }
}

extension ProblemFile {
  /// Reads a problem from JSON text.
  ///
  /// - Parameters:
  ///   - bytes: the document, in UTF-8.
  ///   - attachments: the CSV files it may name.
  /// - Throws: `InvalidProblem` with every fault of the text, or of the format.
  package init(reading bytes: [UInt8], attachments: Attachments = .none) throws(InvalidProblem) {
    let reading = ProblemReading(bytes, attachments: attachments)
    guard let file = reading.file, reading.violations.isEmpty else {
      throw InvalidProblem(violations: reading.violations, omitted: reading.omitted)
    }
    self = file
  }

  /// Reads a problem whose CSV files lie in a folder.
  ///
  /// - Parameter folder: the folder of the problem file; the working directory for standard input.
  package init(reading bytes: [UInt8], folder: String) throws(InvalidProblem) {
    try self.init(reading: bytes, attachments: .folder(folder))
  }
}
