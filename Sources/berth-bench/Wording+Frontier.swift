internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let frontierAbstract = "Follow the cost as a limit's bound moves, and plan from nothing, in turn."
  static let frontierDiscussion = """
    Says how many times the processor seconds of one plan from nothing the curve takes, and checks it against plans of the \
    problem with other bounds.
    """
  static let frontierFileHelp: ArgumentHelp = "A problem file."
  static let frontierLimitHelp = ArgumentHelp("The limit whose bound moves.", valueName: "id")
  static let frontierPiecesHelp = ArgumentHelp(
    "Pieces on each side of where the problem stands.", valueName: "count")
  static let repetitionsHelp = ArgumentHelp("Turns; medians are told.", valueName: "count")
  static let badPieces = "--pieces and --repetitions take numbers of at least 1"

  static func table(_ report: FrontierReport) -> String {
    var table = TextTable([.init(report.limit, .left), .init("")])
    table.add([
      "CPU s of a plan from nothing",
      seconds(report.coldSeconds.sorted()[(report.coldSeconds.count - 1) / 2]),
    ])
    table.add([
      "CPU s of the curve", seconds(report.curveSeconds.sorted()[(report.curveSeconds.count - 1) / 2]),
    ])
    table.add(["breakpoints", report.breakpoints.text])
    table.add(["cold solves", report.coldSolves.text(significantDigits: 3)])
    table.add(["cold solves for 20 breakpoints", report.coldSolvesForTwenty.text(significantDigits: 3)])
    for check in report.checks {
      table.add([
        "at \(check.position.text(significantDigits: 6)): curve", check.cost.text(significantDigits: 12),
      ])
      table.add(["  planned", check.planned?.text(significantDigits: 12) ?? "no plan"])
    }
    return table.lines(width: 160).joined(separator: "\n")
  }
}
