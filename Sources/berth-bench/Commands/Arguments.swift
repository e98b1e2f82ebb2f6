internal import ArgumentParser
internal import BerthKit

/// Where instances come from.
struct SourceOptions: ParsableArguments {
  @Option(help: Wording.seedHelp) var seed = Instance.usualSeed
  @Option(help: Wording.rootHelp, completion: .directory) var root = "."
}

/// How instances are planned.
struct PlanningOptions: ParsableArguments {
  @Option(help: Wording.methodHelp) var method: String?
  @Option(help: Wording.timeLimitHelp) var timeLimit: Double?

  func validate() throws {
    if let method, SolverOptions.Method(word: method) == nil { throw ValidationError(Wording.badMethod) }
    if let timeLimit, !(timeLimit > 0 && timeLimit < 1e9) { throw ValidationError(Wording.badTimeLimit) }
  }

  var planOptions: PlanOptions {
    var options = PlanOptions()
    options.method = method.flatMap(SolverOptions.Method.init(word:)) ?? .automatic
    options.timeLimit = timeLimit.map { .seconds($0) }
    return options
  }
}

extension SolverOptions.Method {
  /// A method by the word that `berth solve --method` takes.
  init?(word: String) {
    guard let method = Self.allCases.first(where: { Self.word($0.rawValue) == word }) else { return nil }
    self = method
  }

  static var words: [String] { allCases.map { word($0.rawValue) } }

  /// `dualSimplex` as `dual-simplex`.
  private static func word(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

extension Instance {
  /// The instances of names on the command line.
  ///
  /// - Throws: `ValidationError` for a name that nothing has.
  static func named(_ names: [String]) throws -> [Instance] {
    try names.flatMap { name in
      let found = named(name)
      guard !found.isEmpty else { throw ValidationError(Wording.unknownInstance(name)) }
      return found
    }
  }
}
