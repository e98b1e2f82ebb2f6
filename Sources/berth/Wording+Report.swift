internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let reportAbstract = "Make one HTML page of a plan, with charts; or of two, side by side."
  static let reportDiscussion = """
    The page is a single file that fetches nothing: cost, what limits it, what runs where and when, capacity, commitments and \
    shares against their bounds, orders by date, and every number of the plan, to be sorted and copied. A plan that \
    berth solve --format json wrote is taken as it is; a problem is planned first.

    With --frontier the page also shows what a limit costs, with plans along the curve that it moves between. Of two \
    plans the page tells what changed and what did it.
    """
  static let reportPlanHelp: ArgumentHelp = "A plan or a problem (JSON), or - for standard input."
  static let reportAfterHelp: ArgumentHelp = "A second one to hold against the first."
  static let reportFrontierHelp = ArgumentHelp(
    "Show what this limit costs, as a curve with plans along it; may be given several times.", valueName: "id"
  )
  static let solveReportHelp = ArgumentHelp(
    "Also write the plan as an HTML page to this file; it appears whole or not at all.", valueName: "file")
  static let frontierOfTwo = "--frontier is of one plan, not of two"
  static let frontierNeedsReport = "--frontier is shown on the page that --report writes"
  static let samePath = "--report and --output name the same file"
}
