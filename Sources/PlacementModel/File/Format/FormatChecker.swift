/// Holds a document against the format: keys, types and ranges, every fault in the order of the document.
struct FormatChecker {
  private(set) var violations: [Violation] = []

  /// Every fault of a document that ought to be a problem.
  static func violations(in document: JSONValue) -> [Violation] {
    var checker = FormatChecker()
    checker.check(document, .object(.problem), at: .root)
    return checker.violations
  }

  mutating func report(_ fault: Fault, at pointer: Pointer) {
    violations.append(Violation(pointer, fault))
  }

  mutating func check(_ value: JSONValue, _ type: FieldType, at pointer: Pointer) {
    switch (type, value) {
    case (.text, .string(let text)), (.id, .string(let text)):
      check(text, isID: { if case .id = type { true } else { false } }(), at: pointer)
    case (.flag, .bool): break
    case (.date, .string(let text)):
      if CalendarDate(text) == nil { report(.badDate(found: text), at: pointer) }
    case (.duration, .string(let text)):
      if DurationFile(text) == nil { report(.badDuration(found: text, accepted: DurationFile.accepted), at: pointer) }
    case (.number(let range), .number(let number)): check(number, range, at: pointer)
    case (.integer(let range), .number(let number)):
      if number.rounded() != number || !(Double(range.lowerBound)...Double(range.upperBound)).contains(number) {
        report(.outOfRange(found: number, accepted: type.accepted), at: pointer)
      }
    case (.words(let words), .string(let text)):
      if !words.contains(text) {
        report(
          .notAccepted(found: text, accepted: words, nearest: Spelling.nearest(to: text, among: words)), at: pointer)
      }
    case (.series(let range, let sliced), _): checkSeries(value, range, sliced: sliced, at: pointer)
    case (.list(let element), .array(let elements)):
      if elements.isEmpty { report(.empty(what: "list"), at: pointer) }
      for (index, item) in elements.enumerated() { check(item, element, at: pointer[index]) }
    case (.map(let element), .object(let members)):
      if members.isEmpty { report(.empty(what: "object"), at: pointer) }
      forEachMember(members, at: pointer) { $0.check($1.value, element, at: $2) }
    case (.object(let name), .object(let members)): check(members, Format.object(name), at: pointer)
    case (.either(let types), _):
      guard let fitting = types.first(where: { $0.takes(value) }) else {
        report(.wrongType(found: value.kindName, accepted: type.accepted), at: pointer)
        return
      }
      check(value, fitting, at: pointer)
    default: report(.wrongType(found: value.kindName, accepted: type.accepted), at: pointer)
    }
  }

  mutating func check(_ number: Double, _ range: NumberRange, at pointer: Pointer) {
    if !range.contains(number) { report(.outOfRange(found: number, accepted: range.words), at: pointer) }
  }

  private mutating func check(_ text: String, isID: Bool, at pointer: Pointer) {
    guard isID else { return }
    let isControl: (Unicode.Scalar) -> Bool = { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
    if text.isEmpty {
      report(.empty(what: "id"), at: pointer)
    } else if text.count > 250 || text.unicodeScalars.contains(where: isControl) {
      report(.notAccepted(found: text, accepted: [FieldType.id.accepted], nearest: nil), at: pointer)
    }
  }

  /// Visits each member once; a key that comes again is a fault.
  mutating func forEachMember(
    _ members: [JSONValue.Member], at pointer: Pointer,
    _ visit: (inout FormatChecker, JSONValue.Member, Pointer) -> Void
  ) {
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.key).inserted else {
        report(.repeatedKey(member.key), at: pointer[member.key])
        continue
      }
      visit(&self, member, pointer[member.key])
    }
  }

  private mutating func check(_ members: [JSONValue.Member], _ format: ObjectFormat, at pointer: Pointer) {
    var kind: String?
    if let key = format.discriminator, case .string(let word)? = JSONValue.object(members)[key] { kind = word }
    let applies: (Field) -> Bool = { field in kind.map { field.kinds?.contains($0) ?? true } ?? true }
    let accepted = format.fields.filter(applies).map(\.key)
    forEachMember(members, at: pointer) { checker, member, place in
      if Format.remarks.contains(member.key) {
        checker.check(member.value, .text, at: place)
      } else if let field = format.fields.first(where: { $0.key == member.key && applies($0) })
        ?? format.field(member.key)
      {
        if !applies(field), let kind {
          checker.report(.notForKind(key: member.key, kind: kind, accepted: accepted), at: place)
        } else {
          checker.check(member.value, field.type, at: place)
        }
      } else if format.later.contains(member.key) {
        checker.report(.notYetSupported(key: member.key), at: place)
      } else {
        let known = accepted + Format.remarks
        let nearest = Spelling.nearest(to: member.key, among: known)
        checker.report(.unknownKey(member.key, nearest: nearest, accepted: known), at: place)
      }
    }
    for field in format.fields where field.isRequired && (field.kinds == nil || kind != nil) && applies(field) {
      if !members.contains(where: { $0.key == field.key }) {
        report(.missing(key: field.key, accepted: field.type.accepted), at: pointer)
      }
    }
    checkTogether(members, format, at: pointer)
  }

  /// Rules that tie the keys of one object together.
  private mutating func checkTogether(_ members: [JSONValue.Member], _ format: ObjectFormat, at pointer: Pointer) {
    let object = JSONValue.object(members)
    switch format.name {
    case .horizon where object["periods"] == nil:
      for key in ["period", "count"] where object[key] == nil {
        report(.missing(key: key, accepted: "\(format.field(key)?.type.accepted ?? "") (or `periods`)"), at: pointer)
      }
    case .horizon:
      for key in ["period", "count"] where object[key] != nil {
        report(.contradiction(found: "`\(key)` beside `periods`", rule: "one or the other"), at: pointer[key])
      }
    case .limit where object["type"] == .string("share") && object["min"] == nil && object["max"] == nil:
      report(.missing(key: "min` or `max", accepted: NumberRange.fraction.words), at: pointer)
    default: break
    }
  }
}

extension FieldType {
  /// Whether the JSON kind of a value is one that the type is written in.
  func takes(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.text, .string), (.id, .string), (.date, .string), (.duration, .string), (.words, .string): true
    case (.flag, .bool), (.number, .number), (.integer, .number): true
    case (.list, .array), (.map, .object), (.object, .object): true
    case (.series, .number), (.series, .array), (.series, .object): true
    case (.either(let types), _): types.contains { $0.takes(value) }
    default: false
    }
  }

  /// What would be accepted, in words.
  var accepted: String {
    switch self {
    case .text: "text"
    case .id: "text of 1 to 250 characters without control characters"
    case .flag: "true or false"
    case .date: "a date such as 2026-01 or 2026-01-15"
    case .duration: DurationFile.accepted
    case .number(let range): range.words
    case .integer(let range):
      range.count == 1 ? "\(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .words(let words): "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
    case .series(let range, _): "\(range.words), or a series of such numbers"
    case .list: "a list with at least one element"
    case .map: "an object with at least one key"
    case .object(let name): "an object: \(Format.object(name).summary)"
    case .either(let types): types.map(\.accepted).joined(separator: ", or ")
    }
  }
}

extension JSONValue {
  /// What kind of JSON value it is, in words.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): "the number \(JSONValue.number(number).text)"
    case .string(let text): "the text \"\(text)\""
    case .array: "a list"
    case .object: "an object"
    }
  }
}
