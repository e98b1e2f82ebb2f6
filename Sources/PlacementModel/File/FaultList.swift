/// Faults in the order of the document. Only those that are shown are kept, so that a file with a million
/// bad keys does not pay for a million nearest words.
struct FaultList {
  static let shown = 50

  private(set) var violations: [Violation] = []
  private(set) var omitted = 0

  var isEmpty: Bool { violations.isEmpty }
  var count: Int { violations.count + omitted }

  mutating func report(_ tokens: [Pointer.Token], _ fault: @autoclosure () -> Fault) {
    if violations.count < Self.shown {
      violations.append(Violation(Pointer(tokens), fault()))
    } else {
      omitted += 1
    }
  }

  var invalidProblem: InvalidProblem { InvalidProblem(violations: violations, omitted: omitted) }
}
