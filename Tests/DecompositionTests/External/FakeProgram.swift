import Decomposition
import Foundation
import GLPKBackend
import LinearProgramming

/// A folder with a shell script in it that stands in for a program, gone after use, and where it works.
struct FakeProgram {
  let program: ExternalProgram
  let folder: String

  /// - Parameter script: what it does when it is asked to solve; `$here` is its own folder.
  static func with<Value>(
    _ program: ExternalProgram, _ script: String, _ body: (FakeProgram) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fake-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = """
      #!/bin/sh
      here='\(folder)'
      case "$1" in
        -quit|--version) echo 'Fake version 1.2.3, build today'; exit 0 ;;
      esac
      pwd > "$here/folder"
      \(script)
      """
    let path = folder + "/" + program.rawValue
    try write(text, to: path)
    return try body(FakeProgram(program: program, folder: folder))
  }

  /// Writes a program from another process: one that this process has open for writing, if only in a copy of a
  /// program that another test just started, cannot be run.
  static func write(_ text: String, to path: String) throws {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", #"printf '%s\n' "$1" > "$2" && chmod 755 "$2""#, "sh", text, path]
    try shell.run()
    shell.waitUntilExit()
  }

  /// Whether a process of this number is there and has not ended.
  static func isRunning(_ process: Int32) -> Bool {
    guard kill(process, 0) == 0 else { return false }
    // An orphan that has ended stays listed where nobody waits for it.
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? true
  }

  func solver() throws -> ExternalSolver<GLPKSolver> {
    try ExternalSolver(program, finishing: GLPKSolver(), searchPath: folder)
  }

  /// What is in a file that the script wrote beside itself.
  func note(_ name: String) -> String? {
    (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Whether the folder that the script worked in is gone.
  var leftNothing: Bool {
    guard let folder = note("folder"), folder != self.folder else { return false }
    return !FileManager.default.fileExists(atPath: folder)
  }
}
