extension Problem {
  /// The problem with some changes, in turn, read and checked like any file.
  ///
  ///     let looser = try problem.with([.limit("no-lock-in", maximum: 0.532), .removeAgreement("aws-2025")])
  ///
  /// The changes are made in the problem's document. What they do not name stands there as it stood; a series of which
  /// some periods change becomes an array of its averages. The variant has a digest of its own text, needs no
  /// attachments, and may be changed again.
  ///
  /// - Throws: `InvalidProblem` where a change names what is not there, or where the variant breaks a rule of the format.
  /// - Complexity: that of reading the problem.
  public func with(_ changes: [Change]) throws(InvalidProblem) -> Problem {
    var editor = VariantEditor(problem: self)
    for change in changes { try editor.make(change) }
    return try Problem(reading: Self.bytes(of: editor.source), attachments: .none)
  }

  /// The text of a document.
  ///
  /// - Throws: `InvalidProblem` where a factor has made a number too large for any file.
  static func bytes(of document: JSONValue) throws(InvalidProblem) -> [UInt8] {
    do { return Array(try JSONText(document).string.utf8) } catch {
      throw InvalidProblem(violations: [
        Violation(error.pointer, .outOfRange(found: .infinity, accepted: "a number up to 1e15"))
      ])
    }
  }
}
