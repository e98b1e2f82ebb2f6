extension ProblemPart {
  /// Reads a part of a problem, or a whole one; `-` is standard input.
  ///
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` with every fault of its content.
  public init(contentsOfFile path: String) throws {
    let input = Input(path: path)
    try self.init(reading: input.bytes(), attachments: .folder(input.folder))
  }
}
