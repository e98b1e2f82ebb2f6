public import PlacementModel

/// What an import read, made and left out, for people.
public struct ImportSummary {
  private let report: ImportReport

  public init(_ report: ImportReport) { self.report = report }

  /// One line each for files, figures, reasons for which rows were left out, and remarks.
  public func text() -> String {
    var lines = report.files.map(Wording.read)
    let made = report.figures.map(Wording.figure)
    if !made.isEmpty { lines.append(made.joined(separator: ", ")) }
    let skipped = report.skipped
    if !skipped.isEmpty {
      let rows = skipped.reduce(0) { $0 + $1.rows }
      lines.append(Wording.rowsLeftOut(rows) + ": " + skipped.map(Wording.skipped).joined(separator: "; "))
    }
    return (lines + report.remarks).joined(separator: "\n")
  }
}
