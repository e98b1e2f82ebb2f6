/// A text that is not a program, with what is wrong in it, by line: all of it, up to 100 faults.
package struct InvalidText: Error, Hashable, Sendable {
  package static let faultLimit = 100
  package var faults: [TextFault]

  package init(faults: [TextFault]) { self.faults = faults }
}

/// One thing wrong in a text.
package struct TextFault: Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
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
  package var line: Int
  package var problem: Problem

  package init(line: Int, _ problem: Problem) {
    self.line = line
    self.problem = problem
  }
}
