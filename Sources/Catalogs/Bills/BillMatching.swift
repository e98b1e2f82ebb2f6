internal import PlacementModel

/// Holds charges against the rules of a mapping: each condition is decided once for each text, however many rows have it.
struct BillMatching {
  /// A condition and what it said of texts, by their numbers: 0 not asked yet, 1 no, 2 yes.
  fileprivate struct Test {
    /// Its place among the sources.
    let source: Int
    let patterns: [NamePattern]
    var answers: [UInt8] = []

    func matches(_ texts: [String]) -> Bool {
      texts.contains { text in patterns.contains { $0.matches(text) } }
    }
  }

  /// A column, or a tag in one, as it is held against patterns.
  private enum Source: Hashable {
    case provider, region
    case column(FocusColumn)
    case other(Int)
    case tag(String)
  }

  let rules: [BillMapping.Rule]
  /// Places of columns that the mapping names, among `FocusLayout.named`.
  private let named: [String: Int]
  /// Tests of each rule; of each condition one must hold.
  private var conditions: [[[Int]]]
  private var tests: [Test] = []
  private var sources: [Source] = []
  /// The texts that each source had.
  private var texts: [ByteInterner] = []
  /// Tags of a text, by its number; empty where it is no object of JSON.
  private var tags: [[String: String]] = []
  private var tagTexts = ByteInterner()
  private let asksForTags: Bool
  /// The number of the row's tags.
  private var tagNumber = 0
  private(set) var rowsWithBadTags = 0

  init(_ mapping: BillMapping) {
    rules = mapping.rules
    named = Dictionary(uniqueKeysWithValues: mapping.namedColumns.enumerated().map { ($1, $0) })
    conditions = []
    asksForTags = mapping.rules.contains { rule in
      rule.conditions.contains { if case .tag = $0.subject { true } else { false } }
    }
    for rule in mapping.rules {
      var tests: [[Int]] = []
      for condition in rule.conditions { tests.append(add(condition)) }
      conditions.append(tests)
    }
  }

  private mutating func add(_ condition: BillMapping.Condition) -> [Int] {
    let found: [Source] =
      switch condition.subject {
      case .provider: [.provider]
      case .region: [.region]
      case .columns(let columns): columns.map(Source.column)
      case .other(let name): [.other(named[name] ?? 0)]
      case .tag(let key): [.tag(key)]
      }
    return found.map { source in
      let place = sources.firstIndex(of: source) ?? sources.count
      if place == sources.count {
        sources.append(source)
        texts.append(ByteInterner())
      }
      tests.append(Test(source: place, patterns: condition.patterns))
      return tests.count - 1
    }
  }

  /// The first rule that matches the row.
  mutating func rule(for fields: BillFields) -> Int? {
    if asksForTags, let place = fields.place(.tags) {
      tagNumber = fields.table.withBytes(place) { tagTexts.index(of: $0) }
      if tagNumber == tags.count { tags.append(Self.tags(tagTexts.text(tagNumber))) }
      if tags[tagNumber].isEmpty, fields.table.text(place) != "{}" { rowsWithBadTags += 1 }
    }
    for rule in rules.indices where matches(rule, fields) { return rule }
    return nil
  }

  private mutating func matches(_ rule: Int, _ fields: BillFields) -> Bool {
    for tests in conditions[rule] {
      var holds = false
      for test in tests where !holds { holds = self.holds(test, fields) }
      if !holds { return false }
    }
    return true
  }

  /// What stands in a column that the mapping names.
  func text(_ column: String, _ fields: BillFields) -> String? {
    guard let number = named[column], number < fields.layout.named.count else { return nil }
    let place = fields.layout.named[number]
    return place < 0 || fields.isNull(place) ? nil : fields.table.text(place)
  }

  private mutating func holds(_ test: Int, _ fields: BillFields) -> Bool {
    let source = tests[test].source
    guard let place = place(sources[source], fields) else { return false }
    switch sources[source] {
    case .tag(let key):
      if let known = answer(test, tagNumber) { return known }
      return learn(test, tagNumber, tags[tagNumber][key].map { [$0] } ?? [])
    case .region:
      // Regions of one name exist on several clouds.
      let cloud = CloudName.id(of: self.place(.provider, fields).map(fields.table.text) ?? "")
      let name = fields.table.text(place)
      let number = texts[source].index(of: cloud + "\n" + name)
      return answer(test, number) ?? learn(test, number, [name, RegionName(cloud: cloud, name).id])
    case .provider:
      let number = fields.table.withBytes(place) { texts[source].index(of: $0) }
      if let known = answer(test, number) { return known }
      let name = texts[source].text(number)
      return learn(test, number, [name, CloudName.id(of: name)])
    case .column, .other:
      let number = fields.table.withBytes(place) { texts[source].index(of: $0) }
      return answer(test, number) ?? learn(test, number, [texts[source].text(number)])
    }
  }

  /// What a test said of a text; `nil` where it was not asked yet.
  private func answer(_ test: Int, _ number: Int) -> Bool? {
    guard number < tests[test].answers.count, tests[test].answers[number] > 0 else { return nil }
    return tests[test].answers[number] == 2
  }

  private mutating func learn(_ test: Int, _ number: Int, _ texts: [String]) -> Bool {
    if number >= tests[test].answers.count {
      tests[test].answers += repeatElement(0, count: max(64, number + 1 - tests[test].answers.count))
    }
    let holds = tests[test].matches(texts)
    tests[test].answers[number] = holds ? 2 : 1
    return holds
  }

  private func place(_ source: Source, _ fields: BillFields) -> Int? {
    switch source {
    case .provider:
      return fields.place(.providerName) ?? fields.place(.serviceProviderName)
        ?? fields.place(.invoiceIssuerName)
    case .region: return fields.place(.regionId) ?? fields.place(.regionName)
    case .column(let column): return fields.place(column)
    case .other(let number):
      guard number < fields.layout.named.count else { return nil }
      let place = fields.layout.named[number]
      return place < 0 || fields.isNull(place) ? nil : place
    case .tag: return fields.place(.tags)
    }
  }

  /// The tags of a charge: an object of JSON, as FOCUS has it; the inside of one, as Azure wrote them; or a list of keys and
  /// values, as BigQuery has them. Numbers and flags are taken as they are written.
  private static func tags(_ text: String) -> [String: String] {
    switch DocumentReading.value(of: text) ?? DocumentReading.value(of: "{" + text + "}") {
    case .object(let members)?:
      return Dictionary(members.map { ($0.key, tag($0.value) ?? "") }) { _, last in last }
    case .array(let elements)?:
      let pairs = elements.compactMap { element in
        tag(element["key"]).map { ($0, tag(element["value"]) ?? "") }
      }
      return Dictionary(pairs) { _, last in last }
    default: return [:]
    }
  }

  /// A tag without a value is there, and empty.
  private static func tag(_ json: JSONValue?) -> String? {
    switch json {
    case .string(let text)?: text
    case .bool(let flag)?: flag ? "true" : "false"
    case .number(let number)?:
      number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
    default: nil
    }
  }
}
