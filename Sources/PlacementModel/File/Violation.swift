/// One broken rule of the format, as data: sentences are made from it in `Wording.swift`.
public struct Violation: Hashable, Sendable {
  /// Where in the file.
  public let pointer: Pointer
  /// What is wrong there.
  public let fault: Fault

  package init(_ pointer: Pointer, _ fault: Fault) {
    self.pointer = pointer
    self.fault = fault
  }
}

/// What is wrong at a place: the value found, what would be accepted, and the nearest known word.
public enum Fault: Hashable, Sendable {
  /// No JSON: where, counted from 1, and what would be.
  case malformed(line: Int, column: Int, expected: String)
  /// Nested deeper than is read.
  case tooDeep(line: Int, column: Int, atMost: Int)
  /// A key that the object does not have, and the one that was probably meant.
  case unknownKey(String, nearest: String?, accepted: [String])
  /// A key that the object has twice.
  case repeatedKey(String)
  /// A key that other kinds of the object have: `term` on a spot option.
  case misplacedKey(String, kind: String, accepted: [String])
  /// A key or word of the format that this version cannot plan with. Ignoring it would plan something else.
  case notYetSupported(String)
  /// A key that must be there.
  case missing(key: String, accepted: String)
  /// A value of another type.
  case wrongType(found: String, accepted: String)
  /// A number that is too small or too large.
  case outOfRange(found: Double, accepted: String)
  /// A word that is none of those accepted, and the one that was probably meant.
  case notAccepted(found: String, accepted: [String], nearest: String?)
  /// An id that nothing of the kind has, and the one that was probably meant.
  case unknownID(String, kind: String, nearest: String?)
  /// An id that another of the kind has.
  case duplicateID(String, kind: String, firstAt: Pointer)
  /// A list or text without anything in it.
  case empty(what: String)
  /// Too many or too few of something.
  case wrongCount(found: Int, accepted: String)
  /// No date of the calendar.
  case badDate(found: String)
  /// No length of time.
  case badDuration(found: String, accepted: String)
  /// A rule that ties values together; `rule` says it in words, with what was found.
  case contradiction(found: String, rule: String)
  /// Work that nothing can serve; one reason for each offer that was turned away, summed up.
  case unservable(workload: String, reasons: [Ineligibility])
  /// A file that the problem names and that cannot be read.
  case unreadable(file: String, reason: String)
  /// A line of a CSV file that the problem names.
  case badTable(file: String, line: Int, found: String, accepted: String)
}

/// Why offers cannot serve a workload, and how many of them.
public struct Ineligibility: Hashable, Sendable {
  /// Why offers cannot serve a workload.
  public enum Reason: Hashable, Sendable {
    /// Their machine cannot do it.
    case throughput
    /// They are where it may not run.
    case place
    /// They are too far away, or nobody knows how far.
    case latency
    /// They never have units.
    case capacity
    /// They sell spot units alone, and it may not be interrupted.
    case interruption
  }
  /// Why.
  public let reason: Reason
  /// How many offers.
  public let offers: Int

  package init(reason: Reason, offers: Int) {
    self.reason = reason
    self.offers = offers
  }
}

/// Every rule that a file breaks, in the order of the document, up to 50.
public struct InvalidProblem: Error, Sendable {
  /// Every fault that was found, in the order of the file.
  public let violations: [Violation]
  /// How many more there are than are listed.
  public let omitted: Int

  package init(violations: [Violation], omitted: Int = 0) {
    self.violations = violations
    self.omitted = omitted
  }
}
