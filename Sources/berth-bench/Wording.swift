internal import ArgumentParser
internal import BerthKit

/// Every word that the benchmarks say to people.
enum Wording {
  static let abstract = "Measures berth, and its peers beside it."
  static let discussion = """
    Instances are files of the repository or made from a seed; the same seed gives the same bytes everywhere. \
    Measure with a release build: swift run -c release berth-bench run
    """

  static let seedHelp = ArgumentHelp("The seed of generated instances.", valueName: "number")
  static let rootHelp = ArgumentHelp(
    "The folder of the repository, for instances that are files in it.", valueName: "folder")
  static let methodHelp = ArgumentHelp(
    "How to solve: " + SolverOptions.Method.words.joined(separator: ", ") + ".", valueName: "method")
  static let timeLimitHelp = ArgumentHelp(
    "Seconds after which the solver stops.", valueName: "seconds")
  static let outputHelp = ArgumentHelp(
    "Write to this file instead of standard output.", valueName: "file")
  static let fileHelp: ArgumentHelp = "A problem file (JSON)."
  static let jsonHelp = ArgumentHelp(
    "Write every figure to this file; - is standard output, and then there is no table.", valueName: "file")
  static let instanceHelp: ArgumentHelp = "The name of an instance, from berth-bench list."
  static let namesHelp: ArgumentHelp =
    "Names of instances or families; those that take seconds where there is none."
  static let repeatHelp = ArgumentHelp(
    "Measure each so often and give the median.", valueName: "times")

  static let listAbstract = "List the instances, family by family."
  static let instanceAbstract = "Write the problem file of an instance."
  static let runAbstract = "Measure instances: seconds of each phase, memory, pivots, certificate."
  static let runDiscussion = """
    Every measurement is a process of its own. Seconds in the table are of processor; the JSON has those on \
    the wall too. `total` is the whole process, from its start to its end. Exit status: 0 where every \
    instance came to figures, 1 otherwise.
    """
  static let measureAbstract = "Plan one problem file and print what it took, as JSON."
  static let measureDiscussion = "What berth-bench run does for each instance, for any problem."

  static let badMethod = "--method is one of " + SolverOptions.Method.words.joined(separator: ", ")
  static let badTimeLimit = "--time-limit takes seconds, more than 0"
  static let badRepeat = "--repeat takes a number from 1 to 1000"

  static func unknownInstance(_ name: String) -> String {
    "there is no instance or family \(name.escapingControls); berth-bench list shows all"
  }

  static func severalInstances(_ name: String, _ instances: [Instance]) -> String {
    "\(name) is a family; choose one of " + instances.map(\.name).joined(separator: ", ")
  }

  static func cannotRun(_ program: String, reason: String) -> String {
    "cannot run \(program.escapingControls): \(reason)"
  }

  /// Why a child gave no figures: its end, and the last of what it said.
  static func brokenDown(_ process: ChildProcess) -> String {
    let end =
      switch process.end {
      case .exited(let status): "exit status \(status)"
      case .killed(let signal): "killed by signal \(signal)"
      case .outOfTime: "out of time"
      }
    let words = process.output.split(separator: "\n").suffix(2).joined(separator: " ")
    return words.isEmpty ? end : end + ": " + words.escapingControls
  }
}
