internal import ArgumentParser

/// Words of `berth-bench soak`.
extension Wording {
  static let soakAbstract = "Plan over and over in one process, and see whether memory grows."
  static let soakDiscussion =
    "Exit status: 0 where memory at the end is at most a tenth above that after the first tenth of the solves, 1 otherwise."
  static let solvesHelp = ArgumentHelp("How many plans.", valueName: "number")
  static let badSolves = "--solves is a number from 10 to 10000000"

  static func notOptimal(_ status: String) -> String { "a plan came out \(status), not optimal" }

  static func soaked(_ solves: Int, _ levels: [Int]) -> String {
    let megabytes = levels.map { String($0 / 1_000_000) }.joined(separator: " ")
    return "\(solves) solves; MB in memory after every tenth of them: \(megabytes)"
  }
}
