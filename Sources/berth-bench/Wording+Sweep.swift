internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let sweepAbstract = "Plan one problem under many values of a limit."
  static let sweepDiscussion = """
    The limit is the largest part of a year's money that any provider may have. `cold solves` says how many \
    times the processor seconds of one solve from nothing a whole sweep took.
    """
  static let sweepInstanceHelp: ArgumentHelp = "A generated instance."
  static let pointsHelp = ArgumentHelp("How many values.", valueName: "number")
  static let lowestHelp = ArgumentHelp("The first value.", valueName: "fraction")
  static let highestHelp = ArgumentHelp("The last value.", valueName: "fraction")
  static let badPoints = "--points takes a number from 2 to 1000"
  static let badShares = "--lowest and --highest take fractions, the lowest first"

  static func nothingToSweep(_ name: String) -> String {
    "\(name.escapingControls) is a file, whose limits are its own; sweep a generated instance"
  }

  static func table(_ report: SweepReport) -> String {
    var table = TextTable([
      .init(report.instance, .left), .init("CPU s"), .init("cold solves"), .init("pivots"),
      .init("lowest cost"), .init("highest cost"),
    ])
    for way in report.ways {
      let costs = way.points.compactMap(\.objective)
      table.add([
        way.way.rawValue, seconds(way.cpuSeconds),
        report.coldSolve.map { (way.cpuSeconds / $0).text(significantDigits: 3) } ?? "",
        way.iterations.text, costs.min()?.text(significantDigits: 10) ?? "",
        costs.max()?.text(significantDigits: 10) ?? "",
      ])
    }
    return table.lines(width: 160).joined(separator: "\n")
  }
}
