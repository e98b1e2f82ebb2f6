/// Holds a document against the table of the format and reports every fault.
struct FormatChecker {
  private(set) var faults = FaultList()
  var columns: Columns
  private var path: [Pointer.Token] = []
  /// The tables of the forms of series, each made once: a large file has a hundred thousand series.
  private var seriesFormats: [SeriesForm.Numbers: ObjectFormat] = [:]

  /// Whether records may leave keys out, and lists be empty: for a part of a problem.
  let mayOmit: Bool

  init(attachments: Attachments, mayOmit: Bool = false) {
    columns = Columns(attachments: attachments)
    self.mayOmit = mayOmit
  }

  /// Checks the whole document. Called once.
  mutating func check(_ document: JSONValue) {
    check(document, .object(Format.problem), unit: nil)
  }

  mutating func report(_ fault: @autoclosure () -> Fault) { faults.report(path, fault()) }

  mutating func report(_ fault: @autoclosure () -> Fault, at token: Pointer.Token) {
    faults.report(path + [token], fault())
  }

  mutating func at(_ token: Pointer.Token, _ body: (inout Self) -> Void) {
    path.append(token)
    body(&self)
    path.removeLast()
  }

  mutating func format(of form: SeriesForm, _ range: NumberRange) -> ObjectFormat {
    let numbers = SeriesForm.Numbers(form: form, range: range)
    if let known = seriesFormats[numbers] { return known }
    let format = form.format(range)
    seriesFormats[numbers] = format
    return format
  }

  mutating func reportType(_ value: JSONValue, _ shape: Shape, _ unit: String?) {
    report(.wrongType(found: Wording.found(value), accepted: shape.accepted(unit: unit)))
  }

  mutating func check(_ value: JSONValue, _ shape: Shape, unit: String?) {
    switch (shape, value) {
    case (.id, .string(let text)), (.text, .string(let text)):
      if !Self.isLabel(text) { reportType(value, shape, unit) }
    case (.flag, .bool): break
    case (.number(let range), .number(let number)):
      if !range.contains(number) { report(.outOfRange(found: number, accepted: shape.accepted(unit: unit))) }
    case (.integer(let range), .number(let number)):
      if Int(exactly: number).map(range.contains) != true {
        report(.outOfRange(found: number, accepted: shape.accepted(unit: unit)))
      }
    case (.date, .string(let text)):
      if CalendarDate(parsing: text) == nil { report(.badDate(found: text)) }
    case (.duration, .string(let text)):
      if DurationFile(parsing: text) == nil { report(.badDuration(found: text, accepted: shape.accepted())) }
    case (.word(let words, let later), .string(let text)): checkWord(text, words, later)
    case (.series(let range), _): checkSeries(value, range, unit: unit)
    case (.list(let element, let mayBeEmpty), .array(let elements)):
      if elements.isEmpty, !mayBeEmpty, !mayOmit { report(.empty(what: "array")) }
      for (index, inner) in elements.enumerated() {
        at(.index(index)) { $0.check(inner, element, unit: unit) }
      }
    case (.map(_, let shape, let mayBeEmpty), .object(let members)):
      checkMap(members, shape, mayBeEmpty: mayBeEmpty, unit: unit)
    case (.points(let range), .object(let members)): checkPoints(members, range, unit: unit)
    case (.object(let format), .object(let members)):
      let before = faults.count
      checkObject(members, format)
      if format.name == Format.egressTable.name, faults.count == before { checkEgressTable(members) }
    case (.either(let shapes), _):
      if let fitting = shapes.first(where: { $0.hasType(of: value) }) {
        check(value, fitting, unit: unit)
      } else {
        reportType(value, shape, unit)
      }
    default: reportType(value, shape, unit)
    }
  }

  /// Whether text may name something: not empty, not endless, without characters that could fool a terminal.
  static func isLabel(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    // Bytes first: counting the characters of a megabyte to find it too long is work for nothing.
    return !text.isEmpty && text.utf8.count <= 4 * Format.longestID && scalars.count <= Format.longestID
      && !scalars.contains(where: \.isControl)
  }

  private mutating func checkWord(_ text: String, _ words: [String], _ later: [String]) {
    if words.contains(text) { return }
    if later.contains(text) {
      report(.notYetSupported(text))
    } else {
      report(.notAccepted(found: text, accepted: words, nearest: Spelling.nearest(to: text, among: words)))
    }
  }

  private mutating func checkMap(
    _ members: [JSONValue.Member], _ shape: Shape, mayBeEmpty: Bool, unit: String?
  ) {
    let entries = members.filter { !$0.isRemark }
    if entries.isEmpty, !mayBeEmpty, !mayOmit { report(.empty(what: "object")) }
    var seen = SeenKeys(members)
    for member in members {
      if seen.repeats(member.key) { report(.repeatedKey(member.key), at: .key(member.key)) }
      if member.isRemark { continue }
      at(.key(member.key)) { checker in
        if !Self.isLabel(member.key) { checker.reportType(.string(member.key), .id, nil) }
        checker.check(member.value, shape, unit: unit)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character (general category Cc).
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension JSONValue.Member {
  /// Whether it is text for people and no entry of a map: no entry's value is text.
  var isRemark: Bool {
    if case .string = value { Format.remarks.contains(key) } else { false }
  }
}

extension Shape {
  /// Whether a value has the JSON type of the shape; its content may still be wrong.
  func hasType(of value: JSONValue) -> Bool {
    switch (self, value) {
    case (.id, .string), (.text, .string), (.date, .string), (.duration, .string), (.word, .string): true
    case (.flag, .bool), (.number, .number), (.integer, .number), (.list, .array): true
    case (.map, .object), (.points, .object), (.object, .object): true
    case (.series, .number), (.series, .array), (.series, .object): true
    case (.either(let shapes), _): shapes.contains { $0.hasType(of: value) }
    default: false
    }
  }
}
