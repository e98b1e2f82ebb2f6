extension Berth {
  /// Two plans or problems side by side: where the money went, what moved, and what in the input did it.
  ///
  ///     let question = try ComparisonQuestion(.problem(last), .problem(this))
  ///     print(ComparisonTables(try Berth.compare(question)).text())
  ///
  /// - Parameters:
  ///   - question: the two sides.
  ///   - options: `timeLimit` and `cancellation` are of the whole answer.
  ///   - solver: what solves the linear programs.
  /// - Throws: `PlanningError` when the solver is not there or breaks down, or a plan fails its own check.
  public static func compare(
    _ question: ComparisonQuestion, _ options: PlanOptions = PlanOptions(), solver: SolverChoice = .glpk
  ) throws(PlanningError) -> PlanComparison {
    try working(options) { options throws(PlanningError) in
      try solver.analyst().compare(question, options)
    }
  }
}

extension Comparand {
  /// Reads a problem file, or a plan that `berth solve --format json` wrote; `-` is standard input.
  ///
  /// - Throws: `InputError` where the file cannot be read, `InvalidProblem` with every fault of its content.
  public init(contentsOfFile path: String) throws {
    let input = Input(path: path)
    let bytes = try input.bytes()
    if let document = try? JSONValue(parsing: bytes), Plan.isPlan(document) {
      self = .plan(try Plan(json: document))
    } else {
      self = .problem(try Problem(json: bytes, folder: input.folder))
    }
  }
}
