/// A program that solves linear programs from files: what it is called, and what it is told.
package enum ExternalProgram: String, CaseIterable, Hashable, Sendable {
  case clp, cbc, highs, scip

  /// As its authors write it.
  package var title: String {
    switch self {
    case .clp: "Clp"
    case .cbc: "CBC"
    case .highs: "HiGHS"
    case .scip: "SCIP"
    }
  }

  /// Where it can be had, in words.
  package var source: String {
    switch self {
    case .clp: "package coinor-clp of Debian and Ubuntu"
    case .cbc: "package coinor-cbc of Debian and Ubuntu"
    case .highs: "https://highs.dev"
    case .scip: "https://www.scipopt.org"
    }
  }

  var searchesWholeNumbers: Bool { self != .clp }

  /// Whether it tells the basis of a linear optimum. Without one there is nothing to finish from.
  var tellsBases: Bool { self != .scip }
}

/// What a program is asked, and the names of the files between us, all in one folder.
struct ExternalTask {
  static let programFile = "program.mps"
  static let settingsFile = "settings.txt"
  static let solutionFile = "solution.txt"
  static let basisFile = "basis.txt"
  static let valuesFile = "values.bin"
  static let logFile = "log.txt"

  enum Method { case primal, dual, interior }

  var hasWholeNumbers: Bool
  /// `nil` leaves it to the program.
  var method: Method?
  /// `nil` for no limit.
  var seconds: Double?
  var relativeGap: Double

  static func versionArguments(of program: ExternalProgram) -> [String] {
    switch program {
    case .clp, .cbc: ["-quit"]
    case .highs, .scip: ["--version"]
    }
  }

  func arguments(for program: ExternalProgram) -> [String] {
    switch program {
    case .clp: [Self.programFile] + coinLimits + [solveCommand, "-solution", Self.solutionFile] + basis
    case .cbc where hasWholeNumbers:
      [Self.programFile] + coinLimits + ["-ratioGap", "\(relativeGap)", "-allowableGap", "0"]
        + ["-solve", "-solution", Self.solutionFile, "-saveSolution", Self.valuesFile]
    case .cbc: [Self.programFile] + coinLimits + [solveCommand, "-solution", Self.solutionFile] + basis
    case .highs: ["--model_file", Self.programFile, "--options_file", Self.settingsFile]
    case .scip:
      scipCommands.flatMap { ["-c", $0] }
    }
  }

  private var basis: [String] { ["-basisOut", Self.basisFile] }

  private var solveCommand: String {
    switch method {
    case .primal: "-primalSimplex"
    case .dual: "-dualSimplex"
    case .interior: "-barrier"
    case nil: "-solve"
    }
  }

  private var coinLimits: [String] {
    seconds.map { ["-timeMode", "elapsed", "-seconds", "\(max(0.01, $0))"] } ?? []
  }

  private var scipCommands: [String] {
    var commands = ["read \(Self.programFile)"]
    if let seconds { commands.append("set limits time \(max(0.01, seconds))") }
    return commands + [
      "set limits gap \(relativeGap)", "set numerics feastol 1e-9", "optimize",
      "write solution \(Self.solutionFile)", "quit",
    ]
  }

  /// The text of the settings file, for a program that has one.
  func settings(for program: ExternalProgram) -> String? {
    guard program == .highs else { return nil }
    var lines = [
      "write_solution_to_file = true", "solution_file = \(Self.solutionFile)", "write_solution_style = 0",
    ]
    if let seconds { lines.append("time_limit = \(max(0.01, seconds))") }
    if hasWholeNumbers {
      lines += ["mip_rel_gap = \(relativeGap)", "mip_abs_gap = 0", "mip_feasibility_tolerance = 1e-9"]
    } else {
      switch method {
      case .primal: lines += ["solver = simplex", "simplex_strategy = 4"]
      case .dual: lines += ["solver = simplex", "simplex_strategy = 1"]
      case .interior: lines += ["solver = ipm", "run_crossover = on"]
      case nil: break
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
