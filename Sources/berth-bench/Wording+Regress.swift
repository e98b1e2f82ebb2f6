internal import ArgumentParser
internal import BerthKit

extension Wording {
  static let regressAbstract = "Hold counts of work against the bounds that the repository keeps."
  static let regressDiscussion = """
    Pivots, rounds, nodes, rows, columns, nonzeros and, where valgrind is installed, machine instructions of \
    small instances; never seconds. A count that exceeds the one in the file by more than the file's \
    tolerance, or that has none, is a fault: exit status 1. Numbers are those of a release build.
    """
  static let boundsHelp = ArgumentHelp("The file of bounds.", valueName: "file")
  static let updateHelp: ArgumentHelp = "Write what was counted into the file of bounds."
  static let noValgrind = "valgrind or strip is not installed: instructions are not counted"

  static func notOptimal(_ instance: String, _ status: String) -> String {
    "\(instance) came to no optimum: \(status)"
  }

  static func table(_ findings: [BoundFinding], isUpdate: Bool) -> String {
    var table = TextTable([
      .init("instance", .left), .init("count", .left), .init("counted"),
      .init(isUpdate ? "at most before" : "at most"), .init("", .left),
    ])
    for finding in findings {
      let verdict = finding.bound == nil ? "no bound" : finding.holds ? "" : "TOO MANY"
      table.add([
        finding.instance, finding.name, finding.count.text, finding.bound?.text ?? "",
        isUpdate ? "" : verdict,
      ])
    }
    return table.lines(width: 100).joined(separator: "\n")
  }
}
