public import ArgumentParser
public import BerthKit
internal import Foundation

/// Solves published programs and tells what came of each, for whoever knows what should.
struct Conform: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.conformAbstract, discussion: Wording.conformDiscussion)

  @Argument(help: Wording.mpsHelp, completion: .file(extensions: ["mps"])) var files: [String]
  @Flag(help: Wording.fixedHelp) var fixed = false
  @Option(help: Wording.solverHelp) var solver = SolverChoice.glpk
  @OptionGroup var planning: PlanningOptions

  func run() throws {
    var options = SolverOptions()
    options.method = planning.planOptions.method
    options.timeLimit = planning.planOptions.timeLimit
    options.relativeGap = 0
    let solver = try solver.solver()
    print(Wording.conformHeading)
    for file in files {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      print(file, terminator: ",")
      do {
        let program = try MPSFormat.read(text, layout: fixed ? .fixed : .free)
        print(Wording.conformed(try solver.solve(program, options).outcome, to: program))
      } catch let error as InvalidText {
        print(Wording.notRead(error))
      }
    }
  }
}

extension SolverChoice: ExpressibleByArgument {}
