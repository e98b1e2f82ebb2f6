extension Problem {
  /// Checks a file against every rule of the format, and works out what it means.
  ///
  /// - Throws: `InvalidProblem` with every rule that is broken, in the order of the document, up to 50.
  /// - Complexity: O(workloads x offers x periods) at worst; most pairs are settled at their first period.
  package init(validating file: ProblemFile) throws(InvalidProblem) {
    var findings = Findings()
    guard var checker = Checker(file, &findings) else {
      throw findings.invalidProblem(in: file.source)
    }
    guard let problem = checker.problem() else {
      throw checker.findings.invalidProblem(in: file.source)
    }
    self = problem
  }
}
