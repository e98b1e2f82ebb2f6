extension Problem {
  /// Reads and checks a problem file; `-` is standard input.
  ///
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` with every fault of its content.
  public init(contentsOfFile path: String) throws {
    let input = Input(path: path)
    try self.init(json: input.bytes(), folder: input.folder)
  }

  /// Reads and checks a problem.
  ///
  /// - Parameters:
  ///   - json: UTF-8 text of the problem file.
  ///   - folder: where the CSV files are found that the problem names.
  public init(json: [UInt8], folder: String = ".") throws(InvalidProblem) {
    try self.init(reading: json, folder: folder)
  }
}
