internal import Formulation
internal import LinearProgramming
internal import PlacementModel
internal import Reporting
internal import Verification

// MARK: - What is done with documents that were read

extension FuzzEntry {
  /// Most columns of a program that is stated: what is larger only takes longer.
  private static let mostColumns = 5000.0

  /// A problem that its reader accepts can be stated, in finite numbers.
  static func formulation(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let problem = try? Problem(reading: bytes, attachments: .none),
      PlacementProgram.columnEstimate(of: problem) < mostColumns
    else { return }
    guard ProblemSummary.warnings(about: problem).allSatisfy({ !$0.isEmpty }) else {
      throw BrokenPromise("a warning has no words")
    }
    if let fault = PlacementProgram(problem).program.faults().first {
      throw BrokenPromise("an accepted problem makes a program that is none: \(fault)")
    }
  }

  /// A plan that its reader accepts can be held against its problem, and what is found can be told.
  static func verification(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let document = try? JSONValue(parsing: bytes), let plan = try? Plan(json: document) else { return }
    let verdict: Verdict
    do { verdict = try Verifier.verify(document, of: plan.problem) } catch { return try faults(of: error) }
    guard !VerdictText(verdict).text().isEmpty else { throw BrokenPromise("a verdict is told in nothing") }
  }

  /// A plan that its reader accepts can be shown: as tables, as CSV and as a page, on which nothing of it is markup.
  static func report(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let document = try? JSONValue(parsing: bytes), let plan = try? Plan(json: document) else { return }
    for width in [40, 80, 200] where PlanTables(plan).text(width: width).isEmpty {
      throw BrokenPromise("a plan is shown as nothing")
    }
    for list in PlanCSV.List.allCases where PlanCSV(plan).text(list).isEmpty {
      throw BrokenPromise("a list has no heading")
    }
    let page = PlanPage(plan).html
    guard page.utf8.starts(with: "<!doctype html>".utf8), page.hasSuffix("</html>\n") else {
      throw BrokenPromise("a page has no beginning or no end")
    }
  }
}
