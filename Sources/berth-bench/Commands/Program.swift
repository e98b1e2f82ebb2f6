public import ArgumentParser
public import BerthKit
internal import Foundation

/// Writes the program of a problem for peers. Called by `compare`, which stays small that way.
struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: Wording.programAbstract, shouldDisplay: false)

  /// What is printed of a program that has some.
  static let wholeNumbers = "whole numbers"

  @Argument(help: Wording.fileHelp, completion: .file(extensions: ["json"])) var file: String
  @Option(help: Wording.programFormatHelp) var to = ProgramFormat.mps
  @Option(name: .shortAndLong, help: Wording.outputHelp, completion: .file()) var output: String

  func run() throws {
    let text = Data(try Problem(contentsOfFile: file).programText(to).utf8)
    try text.write(to: URL(fileURLWithPath: output))
    if text.range(of: Data("'INTORG'".utf8)) != nil { print(Self.wholeNumbers) }
  }
}

extension ProgramFormat: ExpressibleByArgument {}
