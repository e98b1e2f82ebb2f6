internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let importAbstract =
    "Turn price catalogues, bills, load traces and tables of places into parts of a problem."
  static let importDiscussion = """
    Each source has a command. What it writes is a part of a problem: a file of the problem's format in which any key may be \
    absent. berth merge puts parts together. On standard error it says what was read and what was left out, and why.
    """
  static let explainSkippedHelp: ArgumentHelp =
    "List every row that is left out, with its line and the reason."

  static func columnHelp(_ what: String) -> ArgumentHelp {
    ArgumentHelp("The column of \(what)", valueName: "column")
  }

  /// That an option takes something else than what was given.
  static func bad(_ option: String, takes what: String, not text: String) -> String {
    "--\(option) takes \(what), not \(text.escapingControls)"
  }

  static func badCurrency(_ text: String) -> String {
    "\(text.escapingControls) is no currency; accepted is a code of three letters, as USD"
  }

  static func faults(_ error: InvalidImport) -> String {
    let count = error.faults.count + error.omitted
    return "nothing was imported: \(count.text) \(count == 1 ? "fault" : "faults")\n" + error.message
  }

  static func skipped(_ row: SkippedRow) -> String {
    "\(row.file), line \(row.line): \(row.what): \(row.reason.words)".escapingControls
  }

  /// How far an import has come.
  static func words(_ progress: ImportProgress) -> String {
    guard let size = progress.byteCount, size > 0 else {
      return "\(progress.file): \((Double(progress.bytesRead) / 1e6).text(decimals: 1)) MB"
    }
    let share = min(1, Double(progress.bytesRead) / Double(size))
    let width = 24
    let done = Int((share * Double(width)).rounded(.down))
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: width - done)
    return "[\(bar)] \(Int(share * 100)) % of \(progress.file)"
  }
}
