public import PlacementModel

/// What an import read, made and left out, for people.
public struct ImportSummary {
  private let report: ImportReport

  /// Sentences of what an importer read.
  public init(_ report: ImportReport) { self.report = report }

  /// One line each for files, figures, reasons for which rows were left out, and remarks.
  public func text() -> String {
    var lines = report.files.map(Wording.read)
    let made = report.figures.map(Wording.figure)
    if Set(report.figures.map(\.name)).count == made.count {
      if !made.isEmpty { lines.append(made.joined(separator: ", ")) }
    } else {
      // Sums of several currencies: a line for each, and one for what has no unit.
      var units: [String?] = []
      for figure in report.figures where !units.contains(figure.unit) { units.append(figure.unit) }
      for unit in units {
        lines.append(report.figures.filter { $0.unit == unit }.map(Wording.figure).joined(separator: ", "))
      }
    }
    let skipped = report.skipped
    if !skipped.isEmpty {
      let rows = skipped.reduce(0) { $0 + $1.rows }
      lines.append(Wording.rowsLeftOut(rows) + ": " + skipped.map(Wording.skipped).joined(separator: "; "))
    }
    return (lines + report.remarks).joined(separator: "\n")
  }
}
