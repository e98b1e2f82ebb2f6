internal import ArgumentParser
internal import BerthKit

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

struct Init: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: Wording.initAbstract, discussion: Wording.initDiscussion)

  @Argument(help: Wording.initFileHelp, completion: .file(extensions: ["json"]))
  var file: String?

  func perform(in session: Session) throws -> ExitStatus {
    guard let file, file != "-" else {
      try FileOutput.write(Starter.json, to: nil)
      return .success
    }
    // A dangling link exists too, and so does what may not be read.
    var status = stat()
    guard lstat(file, &status) != 0 else { throw Failure(.output, Wording.alreadyThere(file)) }
    try FileOutput.write(Starter.json, to: file)
    session.say(Wording.wrote(file.escapingControls))
    return .success
  }
}
