internal import ArgumentParser
internal import BerthKit

/// The words of `--help`.
extension Wording {
  static let abstract = "Places workloads on clouds at the least cost that policy allows."

  static let exitStatuses = """
    Results go to standard output, messages and progress to standard error.

    Exit status: 0 done; 1 failure; 3 no plan exists; 4 stopped by a limit before the plan was proved \
    optimal; 5 a plan that was verified does not hold; 64 wrong usage; 65 bad data; 66 no such input; 70 a fault of berth; 74 output cannot be \
    written; 130 interrupted.
    """

  static let fileHelp: ArgumentHelp = "A problem file (JSON), or - for standard input."
  static let outputHelp = ArgumentHelp(
    "Write to this file instead of standard output; it appears whole or not at all.", valueName: "file")

  static let colorHelp: ArgumentHelp =
    "When to colour: auto is on a terminal, unless NO_COLOR is set."
  static let sparklinesHelp: ArgumentHelp =
    "When tables over time have a column of shapes: auto is on a terminal whose locale is UTF-8."

  static let solveAbstract = "Find the cheapest plan that keeps every rule."
  static let solveDiscussion = """
    Prints the plan as tables, as JSON with everything in it, or one of its lists as CSV. Ctrl-C stops the \
    solver and prints the best plan so far, if there is one.

    In CSV, text that a spreadsheet would take for a formula has an apostrophe before it.
    """
  static let formatHelp: ArgumentHelp = "How to write the plan."
  static let listHelp: ArgumentHelp = "Which list of the plan to write as CSV."
  static let timeLimitHelp = ArgumentHelp(
    "Seconds after which the solver stops, with the best plan so far if there is one.", valueName: "seconds")
  static let answerFormatHelp: ArgumentHelp = "How to write the answer."
  static let answerTimeLimitHelp = ArgumentHelp(
    "Seconds after which the whole answer stops, with what there is by then.", valueName: "seconds")
  static let memoryLimitHelp = ArgumentHelp(
    "Memory that the process may have, as 500M, 2G or 1.5GiB: a solve that comes to have more stops with the best plan so "
      + "far, and a program that is larger is not even stated. What the machine has where not given.",
    valueName: "size")
  static let gapHelp = ArgumentHelp(
    "Relative gap at which a plan with whole numbers counts as optimal.", valueName: "fraction")
  static let solverHelp = ArgumentHelp(
    "What solves the linear program. All but glpk are programs on the PATH, whose answer GLPK finishes and proves; clp "
      + "knows no whole numbers.")
  static let methodHelp: ArgumentHelp =
    "How to solve a linear program: by its size, from inside, by a simplex, or by blocks of time first."
  static let certifyHelp: ArgumentHelp =
    "Prove a plan without whole numbers optimal in exact arithmetic; large ones within a bound that no rounding can spoil."
  static let noTimingsHelp: ArgumentHelp =
    "Leave seconds out of JSON, so that the same input gives the same bytes."

  static let watchHelp: ArgumentHelp =
    "Solve again whenever the file or a CSV file that it names changes, and show what moved; Ctrl-C ends it."
  static let watchNeedsFile = "--watch takes a problem in a file, which can be looked at again"

  static func outputIsInput(_ path: String) -> String {
    "--output \(path.escapingControls) is the problem itself; name another file"
  }

  static func watching(_ paths: [String]) -> String {
    "watching \(paths.map(\.escapingControls).joined(separator: ", ")); Ctrl-C ends it"
  }

  static func changed(_ paths: [String]) -> String {
    "\(paths.map(\.escapingControls).joined(separator: ", ")) changed"
  }

  static let checkAbstract = "Check a problem without solving it."
  static let checkDiscussion = """
    Tells every fault with its place, what was found and what is accepted; or what the problem holds and \
    what its linear program looks like.
    """

  static let exportAbstract = "Write the linear program for other solvers."
  static let exportDiscussion = """
    With --to mathprog, the output is data for models/placement.mod: \
    glpsol -m models/placement.mod -d problem.dat
    """
  static let exportFormatHelp = ArgumentHelp(
    "CPLEX LP, free MPS, or data for GNU MathProg.", valueName: "format")

  static let initAbstract = "Write a small problem to start from."
  static let initDiscussion = "Never overwrites a file."
  static let initFileHelp: ArgumentHelp = "The file to write; standard output where there is none."

  static let schemaAbstract = "Print the JSON Schema of problem files."
  static let referenceHelp: ArgumentHelp =
    "Print the reference for people instead: every attribute, its unit, default and rule, in Markdown."
  static let schemaPartHelp: ArgumentHelp = "Print the schema of parts of a problem, as importers write them."
  static let schemaDiscussion = "For editors and validators. What the schema cannot say, berth check does."
}
