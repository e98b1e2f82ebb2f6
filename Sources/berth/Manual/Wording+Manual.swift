internal import BerthKit

/// What the manual page says beside what the help says.
extension Wording {
  static let manualAbstract = "Print the manual page of all commands."
  static let manualDiscussion = """
    Read it with: berth manual | man -l -

    Install it with: mkdir -p ~/.local/share/man/man1 && berth manual > ~/.local/share/man/man1/berth.1
    """
  static let noHelp =
    "this is a fault of berth: the help cannot be read. Read berth help COMMAND instead, and report it"

  /// That of the version.
  static let manualDate = "November 26, 2026"
  static let manualName = "place workloads on clouds at the least cost that policy allows"
  static let manualDescription = """
    A problem is a JSON file that says what there is to run, what can be bought where, what was signed and what must not \
    happen. Start with berth init; berth schema --reference tells every attribute.

    Results go to standard output, messages and progress to standard error. Where a FILE is asked for, - is standard \
    input. Every command takes --help and -h; berth --version prints the version.

    On a terminal, tables fit its width, titles stand out, what is bad is red, and tables over time show the shape of \
    every row, one mark for each period. In a pipe the text is plain, for 80 columns. While a solver works, one line tells \
    how it stands.
    """

  static let manualEnvironment: [(name: String, words: String)] = [
    ("NO_COLOR", "Set to anything: no colour and no bold titles, unless --color always asks for them."),
    (
      "TERM",
      "Unset, empty or dumb: nothing is rewritten or coloured; linux, the console: its font has no characters for sparklines."
    ),
    (
      "LC_ALL , Ev LC_CTYPE , Ev LANG",
      "Sparklines are shown where the first of them that is set names UTF-8."
    ),
    ("PATH", "Where --solver finds clp, cbc, highs and scip."),
  ]

  static let manualFiles: [(name: String, words: String)] = [
    ("problem.json", "A problem. CSV files that it names lie in its folder, or in one inside it."),
    ("plan.json", "A plan that berth solve --format json wrote; it holds its problem, for berth compare."),
  ]

  static let manualStatuses: [(status: ExitStatus, words: String)] = [
    (.success, "Done; the plan is optimal within the gap that was asked for."),
    (.failure, "The solver failed, or is not there."),
    (.infeasible, "No plan exists."),
    (.stopped, "Stopped by a limit before the plan was proved optimal; the best one, if any, was written."),
    (.usage, "Wrong usage: an option, a value or an id."),
    (.badData, "The data of a file are wrong; every fault is told with its place."),
    (.noInput, "A file cannot be read."),
    (.fault, "A fault of berth. A plan that fails its own check is never shown."),
    (.output, "The output cannot be written."),
    (.interrupted, "Interrupted by Ctrl-C, SIGTERM or SIGHUP; berth solve --watch has no other end."),
  ]

  static let manualExamples: [(words: String, line: String)] = [
    ("A problem to start from, and its plan:", "berth init my.json && berth solve my.json"),
    ("Solve again whenever the file is saved:", "berth solve --watch my.json"),
    ("The plan for a spreadsheet:", "berth solve my.json --format csv --list orders -o orders.csv"),
    (
      "With colour and shapes in a pager:", "berth solve my.json --color always --sparklines always | less -R"
    ),
    (
      "Why it costs what it costs, and what a limit costs:",
      "berth explain my.json; berth frontier my.json --limit no-lock-in"
    ),
    ("A problem without a plan:", "berth diagnose my.json"),
  ]

  static let manualSeeAlso =
    "berth schema --reference prints the reference of the problem format, berth help COMMAND the help of a command."

  static func manualValues(_ values: [String]) -> String {
    values.count == 1 ? "It can be " + values[0] + "." : "One of " + values.joined(separator: ", ") + "."
  }

  static func manualDefault(_ value: String) -> String { "Where it is not given: " + value + "." }
}
