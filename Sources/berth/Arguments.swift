public import ArgumentParser
public import BerthKit

/// The problem that most commands work on.
struct ProblemArgument: ParsableArguments {
  @Argument(help: Wording.fileHelp, completion: .file(extensions: ["json"]))
  var file: String

  func problem() throws -> Problem { try Problem(contentsOfFile: file) }
}

/// Where a result goes.
struct OutputOption: ParsableArguments {
  @Option(name: .shortAndLong, help: Wording.outputHelp, completion: .file())
  var output: String?

  func write(_ text: String) throws(OutputError) { try FileOutput.write(text, to: output) }
}

/// How a plan is written.
enum PlanFormat: String, CaseIterable, ExpressibleByArgument { case table, json, csv }

/// How the program is solved, as words of the command line.
enum Method: String, CaseIterable, ExpressibleByArgument {
  case automatic
  case primalSimplex = "primal-simplex"
  case dualSimplex = "dual-simplex"
  case interiorPoint = "interior-point"
  case blocks

  var method: SolverOptions.Method {
    switch self {
    case .automatic: .automatic
    case .primalSimplex: .primalSimplex
    case .dualSimplex: .dualSimplex
    case .interiorPoint: .interiorPoint
    case .blocks: .blocks
    }
  }
}

extension PlanCSV.List: ExpressibleByArgument {}
extension ProgramFormat: ExpressibleByArgument {}
extension SolverChoice: ExpressibleByArgument {}
