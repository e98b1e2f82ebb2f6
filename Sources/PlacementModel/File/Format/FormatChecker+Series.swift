extension FormatChecker {
  /// A series in any of its forms: a number, one number per period, steps, a ramp, growth, a CSV column, or
  /// one series for each slice.
  mutating func checkSeries(_ value: JSONValue, _ range: NumberRange, sliced: Bool, at pointer: Pointer) {
    switch value {
    case .number(let number): check(number, range, at: pointer)
    case .array(let elements):
      if elements.isEmpty { report(.empty(what: "list"), at: pointer) }
      for (index, element) in elements.enumerated() { check(element, .number(range), at: pointer[index]) }
    case .object(let members): checkForm(members, range, sliced: sliced, at: pointer)
    default: report(.wrongType(found: value.kindName, accepted: Self.seriesForms), at: pointer)
    }
  }

  static let seriesForms =
    "a number, a list with one number per period, {\"steps\"}, {\"ramp\"}, {\"start\", \"growthPerYear\"}, "
    + "{\"csv\", \"column\"} or {\"slices\"}"

  private static let forms: [[String]] = [
    ["steps"], ["ramp"], ["start", "growthPerYear"], ["csv", "column"], ["slices"],
  ]

  private mutating func checkForm(
    _ members: [JSONValue.Member], _ range: NumberRange, sliced: Bool, at pointer: Pointer
  ) {
    let keys = members.map(\.key)
    guard let form = Self.forms.first(where: { form in form.contains(where: keys.contains) }) else {
      let known = Self.forms.flatMap { $0 }
      let found = keys.first { !Format.remarks.contains($0) } ?? ""
      report(
        .unknownKey(found, nearest: Spelling.nearest(to: found, among: known), accepted: known), at: pointer[found])
      return
    }
    forEachMember(members, at: pointer) { checker, member, place in
      switch member.key {
      case "steps", "ramp": checker.checkDated(member.value, range, at: place)
      case "start": checker.check(member.value, .number(range), at: place)
      case "growthPerYear":
        let growth = NumberRange(lowest: -1, highest: 1000, excludesLowest: true)
        checker.check(member.value, .number(growth), at: place)
      case "csv", "column": checker.check(member.value, .id, at: place)
      case "slices": checker.checkSlices(member.value, range, sliced: sliced, at: place)
      case _ where Format.remarks.contains(member.key): checker.check(member.value, .text, at: place)
      default:
        let nearest = Spelling.nearest(to: member.key, among: form)
        checker.report(.unknownKey(member.key, nearest: nearest, accepted: form), at: place)
        return
      }
      if !form.contains(member.key), !Format.remarks.contains(member.key) {
        checker.report(
          .contradiction(found: "`\(member.key)` beside `\(form[0])`", rule: "a series has one form"), at: place)
      }
    }
    for key in form where !keys.contains(key) {
      let accepted: FieldType = key == "start" ? .number(range) : key == "growthPerYear" ? .number(.any) : .text
      report(.missing(key: key, accepted: accepted.accepted), at: pointer)
    }
  }

  /// `{ "2026-01": 0, "2026-10": 120000 }`: at least one date, none twice, whether as a month or as its first day.
  private mutating func checkDated(_ value: JSONValue, _ range: NumberRange, at pointer: Pointer) {
    guard case .object(let members) = value else {
      report(.wrongType(found: value.kindName, accepted: "an object with a number for each date"), at: pointer)
      return
    }
    if members.isEmpty { report(.empty(what: "object"), at: pointer) }
    var days: [CivilDay: String] = [:]
    forEachMember(members, at: pointer) { checker, member, place in
      checker.check(member.value, .number(range), at: place)
      guard let date = CalendarDate(member.key) else {
        checker.report(.badDate(found: member.key), at: place)
        return
      }
      if let other = days.updateValue(member.key, forKey: date.firstDay) {
        checker.report(.contradiction(found: "\(member.key) and \(other)", rule: "a day has one value"), at: place)
      }
    }
  }

  private mutating func checkSlices(_ value: JSONValue, _ range: NumberRange, sliced: Bool, at pointer: Pointer) {
    guard sliced else {
      report(
        .contradiction(found: "`slices`", rule: "this value holds for whole periods and cannot differ by slice"),
        at: pointer)
      return
    }
    guard case .object(let members) = value else {
      report(.wrongType(found: value.kindName, accepted: "an object with a series for each slice"), at: pointer)
      return
    }
    forEachMember(members, at: pointer) { $0.checkSeries($1.value, range, sliced: false, at: $2) }
  }
}
