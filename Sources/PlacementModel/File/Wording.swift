/// The only place where broken rules become sentences.
extension InvalidProblem {
  /// One line for each violation, and one for those that are not listed.
  public var message: String {
    var lines = violations.map(\.sentence)
    if omitted > 0 { lines.append("and \(omitted) more") }
    return lines.joined(separator: "\n")
  }
}

extension Violation {
  /// The place, what was found and what would be accepted: `/offers/0/capacity: -4 is not accepted; ...`.
  public var sentence: String {
    let place = pointer.description
    return (place.isEmpty ? "" : Wording.shown(place, limit: 300) + ": ") + fault.sentence
  }
}

enum Wording {
  /// Text from the input, safe to print: control characters escaped, long text cut.
  static func shown(_ text: String, limit: Int = 80) -> String {
    var shown = ""
    for (count, scalar) in text.unicodeScalars.enumerated() {
      if count == limit { return shown + "..." }
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      if isControl || isDirection {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  static func quoted(_ text: String) -> String { "`\(shown(text))`" }

  static func suggestion(_ nearest: String?) -> String? { nearest.map { "did you mean \(quoted($0))?" } }

  static func list(_ words: [String]) -> String { words.map(quoted).joined(separator: ", ") }

  static func number(_ number: Double) -> String {
    number.isFinite ? JSONValue.number(number).text : number < 0 ? "a number below -1.8e308" : "a number above 1.8e308"
  }
}

extension Fault {
  var sentence: String {
    switch self {
    case .malformed(let line, let column, let expected):
      "line \(line), column \(column): not JSON; expected \(expected)"
    case .tooDeep(let line, let column, let atMost):
      "line \(line), column \(column): more than \(atMost) levels deep; a problem has fewer"
    case .unknownKey(let key, let nearest, let accepted):
      "unknown key \(Wording.quoted(key)); "
        + (Wording.suggestion(nearest) ?? "known here are \(Wording.list(accepted))")
    case .repeatedKey(let key): "the key \(Wording.quoted(key)) stands twice; keep one"
    case .missing(let key, let accepted): "\(Wording.quoted(key)) is missing; \(accepted)"
    case .wrongType(let found, let accepted): "\(Wording.shown(found)) is not accepted; \(accepted)"
    case .outOfRange(let found, let accepted): "\(Wording.number(found)) is not accepted; \(accepted)"
    case .notAccepted(let found, let accepted, let nearest):
      "\(Wording.quoted(found)) is not accepted; "
        + [Wording.suggestion(nearest), "accepted: \(accepted.joined(separator: ", "))"]
        .compactMap { $0 }.joined(separator: " ")
    case .unknownID(let id, let kind, let nearest):
      "there is no \(kind) \(Wording.quoted(id)); "
        + (Wording.suggestion(nearest) ?? "name a \(kind) that the file defines")
    case .duplicateID(let id, let kind, let first):
      "the \(kind) \(Wording.quoted(id)) is already at \(first); ids are unique"
    case .empty(let what): "an empty \(what) is not accepted; give at least one element"
    case .wrongCount(let found, let accepted): "\(found) values are not accepted; \(accepted)"
    case .badDate(let found):
      "\(Wording.quoted(found)) is not a date; a day of the calendar such as 2026-01 or 2026-01-15"
    case .badDuration(let found, let accepted): "\(Wording.quoted(found)) is not accepted; \(accepted)"
    case .contradiction(let found, let rule): "\(Wording.shown(found, limit: 200)) is not accepted; \(rule)"
    case .unservable(let workload, let reasons):
      "nothing can serve \(Wording.quoted(workload)): "
        + reasons.map(\.sentence).joined(separator: ", ")
        + "; change what turns offers away, or give it an `unmetPenalty`"
    case .unreadable(let file, let reason): "\(Wording.quoted(file)) cannot be used: \(Wording.shown(reason, limit: 200))"
    case .notYetSupported(let key):
      "\(Wording.quoted(key)) is part of the format, but this version cannot plan with it; take it out"
    case .notForKind(let key, let kind, let accepted):
      "\(Wording.quoted(key)) means nothing for \(Wording.quoted(kind)); known here are \(Wording.list(accepted))"
    }
  }
}

extension Ineligibility {
  var sentence: String {
    let offers = offers == 1 ? "1 offer is" : "\(offers) offers are"
    return switch reason {
    case .throughput: "\(offers) of a machine for which it has no throughput"
    case .place: "\(offers) outside its `where`"
    case .latency: "\(offers) too far by latency, or of unknown latency"
    case .capacity: "\(offers) without capacity when it is needed"
    case .interruption: "\(offers) spot only, and it is not interruptible"
    }
  }
}
