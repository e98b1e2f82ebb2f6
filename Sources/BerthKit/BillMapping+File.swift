public import Catalogs
internal import PlacementModel

extension BillMapping {
  /// Reads a mapping from a file; `-` is standard input.
  ///
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` with every fault of its content.
  public init(contentsOfFile path: String) throws {
    try self.init(reading: Input(path: path).bytes())
  }
}
