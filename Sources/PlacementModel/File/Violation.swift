/// One broken rule of the format, as data: sentences are made from it in `Wording.swift`.
public struct Violation: Hashable, Sendable {
  public let pointer: Pointer
  public let fault: Fault

  package init(_ pointer: Pointer, _ fault: Fault) {
    self.pointer = pointer
    self.fault = fault
  }
}

/// What is wrong at a place: the value found, what would be accepted, and the nearest known word.
public enum Fault: Hashable, Sendable {
  case malformed(line: Int, column: Int, expected: String)
  case tooDeep(line: Int, column: Int, atMost: Int)
  case unknownKey(String, nearest: String?, accepted: [String])
  case repeatedKey(String)
  /// A key that other kinds of the object have: `term` on a spot option.
  case misplacedKey(String, kind: String, accepted: [String])
  /// A key or word of the format that this version cannot plan with. Ignoring it would plan something else.
  case notYetSupported(String)
  case missing(key: String, accepted: String)
  case wrongType(found: String, accepted: String)
  case outOfRange(found: Double, accepted: String)
  case notAccepted(found: String, accepted: [String], nearest: String?)
  case unknownID(String, kind: String, nearest: String?)
  case duplicateID(String, kind: String, firstAt: Pointer)
  case empty(what: String)
  case wrongCount(found: Int, accepted: String)
  case badDate(found: String)
  case badDuration(found: String, accepted: String)
  /// A rule that ties values together; `rule` says it in words, with what was found.
  case contradiction(found: String, rule: String)
  /// Work that nothing can serve; one reason for each offer that was turned away, summed up.
  case unservable(workload: String, reasons: [Ineligibility])
  case unreadable(file: String, reason: String)
  /// A line of a CSV file that the problem names.
  case badTable(file: String, line: Int, found: String, accepted: String)
}

/// Why offers cannot serve a workload, and how many of them.
public struct Ineligibility: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case throughput, place, latency, capacity, interruption
  }
  public let reason: Reason
  public let offers: Int

  package init(reason: Reason, offers: Int) {
    self.reason = reason
    self.offers = offers
  }
}

/// Every rule that a file breaks, in the order of the document, up to 50.
public struct InvalidProblem: Error, Sendable {
  public let violations: [Violation]
  /// How many more there are than are listed.
  public let omitted: Int

  package init(violations: [Violation], omitted: Int = 0) {
    self.violations = violations
    self.omitted = omitted
  }
}
