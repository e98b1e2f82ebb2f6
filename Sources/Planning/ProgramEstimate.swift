internal import Formulation
public import PlacementModel

/// About how large the linear program of a problem would be, found without stating it.
public struct ProgramEstimate: Hashable, Sendable {
  /// Columns of work on offers, which are nearly all of them in every large program.
  public let columns: Double
  /// Bytes that stating the program takes at the least; to solve it takes several times as much.
  public let bytes: Double

  /// Bytes of a column with its name and its nonzeros: 147 where 1.8 million columns with two nonzeros each were stated, and
  /// more where a column stands in more rows.
  private static let bytesPerColumn = 147.0

  /// - Complexity: O(workloads x offers + offers x periods).
  public init(of problem: Problem) {
    columns = PlacementProgram.columnEstimate(of: problem)
    bytes = columns * Self.bytesPerColumn
  }
}
