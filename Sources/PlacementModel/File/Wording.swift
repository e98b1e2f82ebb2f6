/// The one place where what is wrong with a problem becomes sentences.
package enum Wording {
  /// How much of a foreign text is shown.
  package static let longest = 60

  /// A value of the document, in few words.
  static func found(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): digits(of: number)
    case .string(let text): quoted(text)
    case .array(let elements): elements.isEmpty ? "an empty array" : "an array"
    case .object(let members): members.isEmpty ? "an empty object" : "an object"
    }
  }

  /// A value of the document as it stands there, cut where it is long.
  static func shown(_ value: JSONValue) -> String {
    guard let text = try? JSONText(value).string else { return found(value) }
    return cut(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// A number as people write it: `1e15` rather than fifteen zeros.
  static func digits(of number: Double) -> String {
    guard number.isFinite else { return "a number too large to hold" }
    let digits = JSONText.digits(of: number)
    let zeros = digits.reversed().prefix { $0 == "0" }.count
    return zeros < 9 ? digits : "\(digits.dropLast(zeros))e\(zeros)"
  }

  /// A word with its article: `an offer`, `a region`.
  static func article(_ word: String) -> String {
    ("aeio".contains(word.prefix(1)) && !word.isEmpty ? "an " : "a ") + word
  }

  /// Foreign text in double quotes, cut where it is long.
  static func quoted(_ text: String) -> String { "\"\(cut(text))\"" }

  /// Words in backquotes: `` `a`, `b` or `c` ``. A long list is cut.
  static func listed(_ words: [String], last: String = "or") -> String {
    let marked = words.prefix(30).map { "`\(cut($0))`" }
    if words.count > marked.count { return marked.joined(separator: ", ") + " ..." }
    guard marked.count > 1, let final = marked.last else { return marked.joined() }
    return marked.dropLast().joined(separator: ", ") + " \(last) \(final)"
  }

  package static func cut(_ text: String, to length: Int = longest) -> String {
    // By bytes first: the characters of a hostile megabyte are not worth counting.
    let head = text.utf8.count > 8 * length ? String(text.prefix(length + 1)) : text
    return head.count > length ? head.prefix(length) + "..." : head
  }

  /// The text with everything escaped that a terminal could act on: control characters, line separators and
  /// marks that turn the direction of writing.
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Wording {
  /// That an id is not there, the nearest one, and what there is.
  static func unknown(_ unknown: UnknownId) -> String {
    let shown = unknown.accepted.prefix(30).joined(separator: ", ")
    let more = unknown.accepted.count > 30 ? " and \(unknown.accepted.count - 30) more" : ""
    return visible(
      "there is no \(unknown.kind) \(unknown.id)" + (unknown.nearest.map { " (did you mean \($0)?)" } ?? "")
        + (unknown.accepted.isEmpty ? "; the problem has none" : "; there are: \(shown)\(more)"))
  }
}

extension InvalidProblem: CustomStringConvertible {
  public var description: String { message }

  /// Every violation on a line of its own, and how many were left out.
  public var message: String {
    var lines = violations.map(\.sentence)
    if omitted > 0 { lines.append("and \(omitted) more") }
    return lines.joined(separator: "\n")
  }
}

extension InvalidDraft.Missed {
  var sentence: String {
    let suggestion = nearest.map { "; did you mean \(Wording.quoted($0))?" } ?? ""
    return Wording.visible("\(list)[\(Wording.quoted(id))] was set, but there is no such entry\(suggestion)")
  }
}

extension Violation {
  /// The place, what was found, what is accepted, and the nearest known word, on one line.
  public var sentence: String { Wording.visible(place + fault.words) }

  /// The same of a violation that has a place in a draft as well.
  func sentence(at draftPlace: String) -> String {
    guard !draftPlace.isEmpty else { return sentence }
    return Wording.visible("\(Wording.cut(draftPlace, to: 300)) (\(pointer)): \(fault.words)")
  }

  /// The JSON pointer; nothing for faults that have a line and a column instead.
  private var place: String {
    switch fault {
    case .malformed, .tooDeep: ""
    default: pointer == .root ? "the document: " : Wording.cut(pointer.description, to: 300) + ": "
    }
  }
}

extension Fault {
  fileprivate var words: String {
    switch self {
    case .malformed(let line, let column, let expected):
      "line \(line), column \(column): expected \(expected)"
    case .tooDeep(let line, let column, let atMost):
      "line \(line), column \(column): more than \(atMost) arrays and objects inside one another"
    case .unknownKey(_, let nearest?, _): "unknown key; did you mean `\(nearest)`?"
    case .unknownKey(_, nil, let accepted):
      "unknown key; accepted are \(Wording.listed(accepted, last: "and"))"
    case .repeatedKey: "repeated key; a key stands once in its object"
    case .misplacedKey(_, let kind, let accepted):
      "`\(kind)` has no such key; it has \(Wording.listed(accepted, last: "and"))"
    case .notYetSupported(let word):
      "`\(word)` belongs to the format, but this version cannot plan with it yet; leave it out"
    case .missing(let key, let accepted): "`\(key)` is missing; accepted is \(accepted)"
    case .wrongType("null", let accepted): "null is not accepted; leave the key out, or give \(accepted)"
    case .wrongType(let found, let accepted): "\(found) is not accepted; \(accepted)"
    case .outOfRange(let found, _) where Format.isTooSmall(found):
      "\(Wording.digits(of: found)) is not accepted; 0, or at least \(Wording.digits(of: Format.smallest)) in magnitude"
    case .outOfRange(let found, let accepted): "\(Wording.digits(of: found)) is not accepted; \(accepted)"
    case .notAccepted(let found, let accepted, let nearest):
      "\(Wording.quoted(found)) is not accepted; \(Wording.listed(accepted))" + Self.suggestion(nearest)
    case .empty(let what): "an empty \(what) is not accepted; at least one entry, or leave the key out"
    case .wrongCount(let found, let accepted): "\(found) values are not accepted; \(accepted)"
    case .badDate(let found): "\(Wording.quoted(found)) is not a date; accepted is \(Shape.date.accepted())"
    case .badDuration(let found, let accepted): "\(Wording.quoted(found)) is not accepted; \(accepted)"
    case .unknownID, .duplicateID, .contradiction, .unservable, .unreadable, .badTable: wordsOfRelations
    }
  }

  /// Faults between values that are well formed each by itself.
  private var wordsOfRelations: String {
    switch self {
    case .unknownID(let id, let kind, let nearest):
      "there is no \(kind) \(Wording.quoted(id))" + Self.suggestion(nearest)
    case .duplicateID(let id, let kind, let first):
      "there is already \(Wording.article(kind)) \(Wording.quoted(id)), at \(Wording.cut(first.description, to: 300))"
    case .contradiction(let found, let rule): "\(found); accepted is: \(rule)"
    case .unservable(let workload, let reasons):
      "nothing can serve the workload \(Wording.quoted(workload))"
        + (reasons.isEmpty ? "" : ": " + reasons.map(\.words).joined(separator: ", "))
    case .unreadable(let file, let reason): "the file \(Wording.quoted(file)) cannot be used: \(reason)"
    case .badTable(let file, let line, let found, let accepted):
      "\(Wording.cut(file)), line \(line): \(found) is not accepted; \(accepted)"
    default: ""
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean `\(Wording.cut($0))`?" } ?? ""
  }
}

extension Ineligibility {
  fileprivate var words: String {
    let count = offers == 1 ? "1 offer" : "\(offers) offers"
    return switch reason {
    case .throughput: "\(count) for want of throughput"
    case .place: "\(count) in places that `where` excludes"
    case .latency: "\(count) too far away or of unknown latency"
    case .capacity: "\(count) without capacity"
    case .interruption: "\(count) sold as spot only, which the workload cannot use"
    }
  }
}
