package import LinearProgramming

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Solves with a program that is not part of this one, through files, and finishes with a solver that is.
///
/// The program is handed free MPS in a private folder and its answer is taken as a claim. Of a linear optimum only the
/// basis is read: from there the base solver ends, in few pivots or none, with values, prices and residuals that are as
/// good as if it had solved alone. Whole numbers are fixed where the program found them, and the rest is solved exactly;
/// its bound is its word. That there is no point is shown by the duals of the program of least violation, and what
/// cannot be shown is left to the base solver. So a wrong claim costs time, never an answer.
///
/// What starts from a basis, or counts pivots, is solved by the base solver alone: it is there in a few pivots, before
/// a file would be written.
///
/// `SolverOptions.method` is passed on to programs that have it.
package struct ExternalSolver<Base: Solver>: Solver {
  private let tool: ExternalTool
  private let base: Base

  /// The program, its version and the solver that finishes: `Clp 1.17.6, finished with GLPK 5.0`.
  package let name: String

  /// Finds a program and asks for its version.
  ///
  /// - Parameters:
  ///   - base: finishes, and proves what is claimed.
  ///   - searchPath: folders to look in, divided by colons; those of `PATH` unless told.
  /// - Throws: `SolverError.unavailable` where there is no such program, `SolverError.failed` where it does not
  ///   tell its version.
  package init(
    _ program: ExternalProgram, finishing base: Base, searchPath: String? = nil
  ) throws(SolverError) {
    let path = searchPath ?? getenv("PATH").map { String(cString: $0) } ?? ""
    tool = try ExternalTool(program, searchPath: path)
    self.base = base
    name = "\(program.title) \(tool.version), finished with \(base.name)"
  }

  package func solve(_ program: LinearProgram, _ options: SolverOptions) throws(SolverError) -> SolverResult {
    // What is unsound is refused by the base solver, in its words.
    guard program.faults(startingBasis: options.startingBasis).isEmpty, options.isSound,
      options.iterationLimit == nil, program.nonzeroCount > 0
    else { return try base.solve(program, options) }
    if program.isMixedInteger {
      guard tool.program.searchesWholeNumbers else {
        throw .unsupported(["\(tool.program.title) solves programs without whole numbers only"])
      }
    } else if options.startingBasis != nil || !tool.program.tellsBases {
      // The plan must not claim the program's name for it.
      var result = try base.solve(program, options)
      result.statistics.method = "\(base.name) alone, \(result.statistics.method)"
      return result
    }
    var run = ExternalRun(tool: tool, base: base, options: options)
    return program.isMixedInteger ? try run.search(program) : try run.linear(program)
  }
}

/// The programs that run now, for a process that is about to end.
package enum ExternalSolvers {
  /// Ends every program that a solve started and removes its files, at once and on any thread. For a process that
  /// will not wait for its solves to end.
  package static func abandon() { InFlight.abandon() }
}

/// A program that was found, and its version.
struct ExternalTool: Sendable {
  let program: ExternalProgram
  let executable: String
  let version: String

  /// Seconds in which a program must have told its version.
  private static let patience = Duration.seconds(10)

  init(_ program: ExternalProgram, searchPath: String) throws(SolverError) {
    self.program = program
    guard let executable = Self.find(program.rawValue, in: searchPath) else {
      throw .unavailable(program: program.rawValue, source: program.source)
    }
    self.executable = executable
    let folder = try Self.folder()
    let deadline = ContinuousClock.now + Self.patience
    let ending = try Self.run(
      executable, ExternalTask.versionArguments(of: program), in: folder, grace: .zero
    ) { ContinuousClock.now >= deadline ? .time : nil }
    let log = ExternalLog(folder.text(ExternalTask.logFile) ?? "")
    guard case .exited = ending, let version = log.version else {
      throw .failed(doing: "asking \(executable) for its version", detail: log.ending)
    }
    self.version = version
  }

  private static func find(_ name: String, in searchPath: String) -> String? {
    searchPath.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first {
      var status = stat()
      return stat($0, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access($0, X_OK) == 0
    }
  }

  static func folder() throws(SolverError) -> PrivateFolder {
    do { return try PrivateFolder() } catch {
      throw .failed(doing: "making a temporary folder", detail: error.reason)
    }
  }

  /// Runs a program to its end in a folder.
  static func run(
    _ executable: String, _ arguments: [String], in folder: borrowing PrivateFolder, grace: Duration,
    reached: () -> Outcome.Limit?
  ) throws(SolverError) -> ChildProcess.Ending {
    do {
      let process = try ChildProcess(executable, arguments, in: folder.path, log: ExternalTask.logFile)
      return process.wait(grace: grace, reached: reached)
    } catch { throw .failed(doing: "starting \(executable)", detail: error.reason) }
  }
}
