import Foundation
import Testing

/// Every way to fail leads on: the status for scripts, and for people what to do next.
@Suite struct NextStepTests {
  private static let problem = Samples.path("two-clouds.json")

  @Test(
    arguments: [
      (["slove", problem], 64, "berth has no command slove (did you mean solve?); berth --help lists them"),
      (["import", "catalogue", "x"], 64, "berth import has no command catalogue (did you mean catalog?)"),
      (["nothing"], 64, "berth has no command nothing; berth --help lists them"),
      (["solve", problem, "--fromat", "json"], 64, "Did you mean '--format'?"),
      (["solve", problem, "--format", "jsn"], 64, "Please provide one of 'table', 'json' or 'csv'"),
      (["solve"], 64, "A problem file (JSON), or - for standard input."),
      (["solve", problem, "--time-limit", "-5"], 64, "--time-limit takes seconds, more than 0"),
      (["solve", problem, "--gap", "-1"], 64, "--gap takes a fraction, at least 0 and less than 1"),
      (
        ["frontier", problem, "--limit", "no-lock-in", "--from", "-1"], 64,
        "--from and --through take numbers"
      ),
      (["alternatives", problem, "--within", "-1%"], 64, "--within takes a percentage such as 1%"),
      (["alternatives", problem, "--plans", "-1"], 64, "--plans takes a number from 0"),
      (["diagnose", problem, "--write-repair", "-1"], 64, "--write-repair takes the number of a repair"),
      (
        ["solve", Samples.path("two-cloud.json")], 66,
        "two-cloud.json: No such file or directory (did you mean"
      ),
      (["solve", "/nowhere/a.json"], 66, "berth init FILE writes one to start from"),
      (["solve", "/"], 66, "name a file that is there"),
      (["solve", problem, "-o", "/nowhere/a"], 74, "--output names another place"),
      (["init", problem], 74, "name a file that is not there yet"),
      (
        ["explain", problem, "--limit", "no-lockin"], 64,
        "did you mean no-lock-in?); there are: no-lock-in, second-source"
      ),
      (["frontier", problem], 64, "name what moves: --limit with an id"),
      (
        ["frontier", problem, "--limit", "two-homes", "--side", "minimum"], 64,
        "without --side, the end that it has moves"
      ),
      (["deal", problem], 64, "--agreement, --offer or --limit, each with an id"),
      (["deal", problem, "--limit", "two-homes", "--limit", "two-homes"], 64, "once is enough"),
      (["diagnose", problem, "--write-repair", "1"], 0, "without --write-repair the diagnosis tells why"),
      (
        ["solve", Samples.path("frontier-lab.json"), "--time-limit", "0.01"], 4,
        "a longer --time-limit leads further"
      ),
      (["compare", "-", "-"], 64, "name files for the others"),
      (
        ["import", "focus", Samples.path("two-clouds-demand.csv")], 65,
        "there is no column \"BilledCost\"; needed is one column"
      ),
    ] as [([String], Int32, String)])
  func everyErrorSaysWhatToDo(arguments: [String], status: Int32, words: String) throws {
    let result = try Command.run(arguments, input: [])
    #expect(result.status == status, "\(arguments)")
    #expect(result.messages.contains(words), "\(result.messages)")
  }

  @Test func withoutAPlanDiagnoseIsNamed() throws {
    let result = try Command.run("solve", "-", input: Samples.impossible)
    #expect(result.status == 3)
    #expect(result.messages.contains("berth diagnose FILE tells what conflicts and what would repair it"))
  }

  @Test func aSolverThatIsNotThereIsToldWithTheOneThatIs() throws {
    let result = try Command.run(
      ["solve", Self.problem, "--solver", "scip"], input: [], environment: ["PATH": "/nowhere"])
    #expect(result.status == 1)
    #expect(result.messages.contains("without --solver, GLPK solves"))
  }
}
