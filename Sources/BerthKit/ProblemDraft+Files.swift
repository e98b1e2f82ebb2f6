extension ProblemDraft {
  /// Reads a problem file to change it; `-` is standard input.
  ///
  ///     var draft = try ProblemDraft(contentsOfFile: "data/two-clouds.json")
  ///     draft.limits["no-lock-in"].max = 0.7
  ///     let problem = try Problem(draft)
  ///
  /// Nothing that the file says is lost; its CSV files are found where it is.
  ///
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` with every fault of its text and of the format.
  public init(contentsOfFile path: String) throws {
    let input = Input(path: path)
    try self.init(json: input.bytes(), folder: input.folder)
  }
}
