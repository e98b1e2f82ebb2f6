extension FormatChecker {
  /// Checks a value that may change over time, in any of its forms.
  mutating func checkSeries(_ value: JSONValue, _ range: NumberRange, unit: String?) {
    switch value {
    case .number: check(value, .number(range), unit: unit)
    case .array: check(value, .list(.number(range)), unit: unit)
    case .object(let members):
      guard let form = members.lazy.compactMap({ SeriesForm.named(by: $0.key) }).first else {
        return reportNoForm(members, range, unit)
      }
      let before = faults.count
      checkObject(members, format(of: form, range))
      switch form {
      case .column where faults.count == before: checkColumn(members, range, unit: unit)
      case .slices: refuseInnerSlices(members)
      default: break
      }
    default: reportType(value, .series(range), unit)
    }
  }

  /// An object that is no series: its keys are unknown, or it has none.
  private mutating func reportNoForm(_ members: [JSONValue.Member], _ range: NumberRange, _ unit: String?) {
    let known = SeriesForm.allCases.flatMap(\.keys)
    let strangers = members.filter { !$0.isRemark }
    if strangers.isEmpty { reportType(.object(members), .series(range), unit) }
    for member in strangers {
      let nearest = Spelling.nearest(to: member.key, among: known)
      report(.unknownKey(member.key, nearest: nearest, accepted: known), at: .key(member.key))
    }
  }

  private mutating func refuseInnerSlices(_ members: [JSONValue.Member]) {
    guard case .object(let slices)? = members.first(where: { $0.key == "slices" })?.value else { return }
    at(.key("slices")) { checker in
      for slice in slices where slice.value["slices"] != nil {
        checker.report(
          .contradiction(found: "slices of a slice", rule: "a slice's series has no slices of its own"),
          at: .key(slice.key))
      }
    }
  }

  /// The points of steps and ramps: dates, each once, with numbers.
  mutating func checkPoints(_ members: [JSONValue.Member], _ range: NumberRange, unit: String?) {
    let points = members.filter { !$0.isRemark }
    if points.isEmpty { report(.empty(what: "object")) }
    var dates: [Int: String] = [:]
    for member in points {
      at(.key(member.key)) { checker in
        if let date = CalendarDate(parsing: member.key) {
          if let first = dates.updateValue(member.key, forKey: date.ordinal) {
            checker.report(
              first == member.key
                ? .repeatedKey(member.key)
                : .contradiction(found: "the same day as `\(first)`", rule: "each date stands once"))
          }
        } else {
          checker.report(.badDate(found: member.key))
        }
        checker.check(member.value, .number(range), unit: unit)
      }
    }
  }

  private mutating func checkColumn(_ members: [JSONValue.Member], _ range: NumberRange, unit: String?) {
    guard let name = ColumnName(.object(members)) else { return }
    do {
      let rows = try columns.load(name)
      let accepted = Shape.number(range).accepted(unit: unit)
      for row in rows where !range.contains(row.number) {
        report(
          .badTable(
            file: name.file, line: row.line, found: JSONText.digits(of: row.number), accepted: accepted))
      }
    } catch {
      report(error.fault)
    }
  }

  /// The file that holds the egress prices: every line that is not as it should be is a fault.
  mutating func checkEgressTable(_ members: [JSONValue.Member]) {
    guard case .string(let file)? = members.first(where: { $0.key == "csv" })?.value else { return }
    do {
      for fault in try columns.loadEgress(file) { report(fault) }
    } catch {
      report(error.fault)
    }
  }
}
