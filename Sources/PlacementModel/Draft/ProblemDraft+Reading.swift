extension ProblemDraft {
  /// Reads a problem file to change it: nothing that it says is lost, its remarks and the names of its CSV files included.
  ///
  /// - Parameters:
  ///   - json: the text of a problem file, in UTF-8.
  ///   - folder: where the CSV files are found that it names.
  /// - Throws: `InvalidProblem` with every fault of the text, or of the format. Whether its values fit together is checked
  ///   when the draft becomes a problem.
  public init(json: [UInt8], folder: String = ".") throws(InvalidProblem) {
    let document: JSONValue
    do {
      document = try JSONParser.parse(json, hugeNumbers: .infinite)
    } catch {
      throw InvalidProblem(violations: [Violation(.root, error.fault)])
    }
    var checker = FormatChecker(attachments: .folder(folder))
    checker.check(document)
    guard checker.faults.isEmpty else { throw checker.faults.invalidProblem }
    try self.init(checked: document)
    self.folder = folder
  }

  /// The draft of a problem: what its file says, with the numbers of CSV files in their place.
  ///
  /// - Throws: `InvalidProblem`, never for a problem that was checked.
  public init(_ problem: Problem) throws(InvalidProblem) { try self.init(checked: problem.source) }

  /// The draft that a part of a problem begins: what importers read, to be filled up.
  ///
  /// - Throws: `InvalidProblem`, never for a part that was checked.
  public init(_ part: ProblemPart) throws(InvalidProblem) { try self.init(checked: part.json) }

  /// - Parameter document: checked against the format.
  private init(checked document: JSONValue) throws(InvalidProblem) {
    do { try self.init(draft: document) } catch {
      // Never seen: a value passed the table and is not what the table says. A test holds the two together.
      let accepted = "what the format says of `\(error.key)`"
      throw InvalidProblem(violations: [
        Violation(.root, .wrongType(found: "a value", accepted: accepted))
      ])
    }
  }

  /// The problem file, keys in the order of the format.
  public var json: JSONValue { draftJSON }

  /// The text of the problem file, with a line break at its end.
  ///
  /// - Throws: `InvalidProblem` where a number is none, as one read under an id that is not there.
  public func jsonText() throws(InvalidProblem) -> String {
    do { return try JSONText(json).string } catch {
      throw InvalidProblem(violations: [
        Violation(error.pointer, .outOfRange(found: .nan, accepted: "a number up to 1e15"))
      ])
    }
  }
}

extension Problem {
  /// Checks a draft like any file.
  ///
  /// - Throws: `InvalidDraft` with every fault, up to 50.
  /// - Complexity: that of reading its file.
  public init(_ draft: ProblemDraft) throws(InvalidDraft) {
    let missed = draft.missedEntries
    var invalid = InvalidProblem(violations: [])
    do {
      let text = try draft.jsonText()
      let problem = try Problem(reading: Array(text.utf8), folder: draft.folder)
      if missed.isEmpty {
        self = problem
        return
      }
    } catch {
      invalid = error
    }
    throw InvalidDraft(missed: missed, invalid, in: draft.json)
  }
}
