internal import ArgumentParser
internal import BerthKit

struct Compare: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: Wording.compareAbstract, discussion: Wording.compareDiscussion)

  @Argument(help: Wording.compareBeforeHelp, completion: .file(extensions: ["json"]))
  var before: String
  @Argument(help: Wording.compareAfterHelp, completion: .file(extensions: ["json"]))
  var after: String
  @OptionGroup var output: AnswerOutput
  @OptionGroup var options: AnswerOptions

  func validate() throws {
    guard before != "-" || after != "-" else { throw ValidationError(Wording.standardInputTwice) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    let comparands = try [before, after].map { try comparand($0, session) }
    guard let old = comparands[0], let new = comparands[1] else { return .badData }
    let question: ComparisonQuestion
    do throws(ComparisonQuestion.Fault) { question = try ComparisonQuestion(old, new) } catch {
      session.say(Wording.fault(error))
      return .badData
    }
    let answer = try session.working(options.options) {
      try Berth.compare(question, $0, solver: options.solver)
    }
    try output.write(answer.json(), in: session) {
      ComparisonTables(answer).text(width: $0, emphasis: $1)
    }
    return session.status(
      of: answer.difference == nil ? .infeasible : .success, stoppedBy: answer.stoppedBy)
  }

  /// `nil` with the faults told, under the name of the file: there are two.
  private func comparand(_ path: String, _ session: Session) throws -> Comparand? {
    do { return try Comparand(contentsOfFile: path) } catch let error as InvalidProblem {
      session.say(path.escapingControls + ": " + Wording.faults(error))
      return nil
    }
  }
}
