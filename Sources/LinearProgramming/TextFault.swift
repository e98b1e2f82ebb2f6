/// A text that is not a program, with what is wrong in it, by line: all of it, up to 100 faults.
public struct InvalidText: Error, Hashable, Sendable {
  public static let faultLimit = 100
  public var faults: [TextFault]

  public init(faults: [TextFault]) { self.faults = faults }
}

/// One thing wrong in a text.
public struct TextFault: Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    case unknownSection(String)
    /// A line before the section it needs, such as a coefficient before `ROWS`.
    case outsideOfSection
    case missingSection(String)
    /// What the line lacks, such as `row`, `number`.
    case missingField(String)
    case notANumber(String)
    case unknownRow(String)
    case unknownColumn(String)
    case repeatedRow(String)
    /// A column whose lines do not stand together.
    case repeatedColumn(String)
    case repeatedEntry(row: String, column: String)
    case unknownRowKind(String)
    case unknownBoundKind(String)
    case unknownMarker(String)
    case unknownDirection(String)
    case crossedBounds(column: String, lower: Double, upper: Double)
  }

  /// Counted from 1; of a missing section, the last line.
  public var line: Int
  public var problem: Problem

  public init(line: Int, _ problem: Problem) {
    self.line = line
    self.problem = problem
  }
}
