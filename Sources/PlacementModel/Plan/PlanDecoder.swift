/// Reads entries of a plan's JSON, and gathers what is wrong with them.
///
/// What is at fault is reported and stands in for nothing: a plan is made only where nothing was reported.
struct PlanDecoder {
  /// An object, and its place in the document.
  struct Entry {
    let value: JSONValue
    let path: [Pointer.Token]
  }

  let problem: Problem
  let workloads: Registry<Workload>
  let offers: Registry<Offer>
  let options: Registry<PurchaseOption>
  let spendPlans: Registry<SpendPlan>
  let agreements: Registry<Agreement>
  let providers: Registry<Provider>
  let limits: Registry<Limit>
  let periods: Registry<Period>
  var faults = FaultList()

  init(_ problem: Problem) {
    self.problem = problem
    workloads = Registry(kind: "workload", ids: problem.workloads.elements.map(\.id))
    offers = Registry(kind: "offer", ids: problem.offers.elements.map(\.id))
    options = Registry(kind: "option", ids: problem.options.elements.map(\.id))
    spendPlans = Registry(kind: "spend plan", ids: problem.spendPlans.elements.map(\.id))
    agreements = Registry(kind: "agreement", ids: problem.agreements.elements.map(\.id))
    providers = Registry(kind: "provider", ids: problem.providers.elements.map(\.id))
    limits = Registry(kind: "limit", ids: problem.limits.elements.map(\.id))
    periods = Registry(kind: "period", ids: problem.horizon.periods.elements.map(\.id))
  }

  /// The object at a place, its keys all known and none twice.
  mutating func entry(_ value: JSONValue, _ path: [Pointer.Token], _ keys: [String]) -> Entry? {
    guard case .object(let members) = value else {
      faults.report(path, .wrongType(found: Wording.found(value), accepted: "an object"))
      return nil
    }
    var seen: Set<String> = []
    for member in members {
      let place = path + [.key(member.key)]
      if !keys.contains(member.key) {
        let nearest = Spelling.nearest(to: member.key, among: keys)
        faults.report(place, .unknownKey(member.key, nearest: nearest, accepted: keys))
      } else if !seen.insert(member.key).inserted {
        faults.report(place, .repeatedKey(member.key))
      }
    }
    return Entry(value: value, path: path)
  }

  /// The entries of a list; of one that is not there, none.
  mutating func list<Value>(
    _ whole: Entry, _ key: String, _ keys: [String], isRequired: Bool = true,
    _ read: (inout PlanDecoder, Entry) -> Value?
  ) -> [Value] {
    guard let value = whole.value[key] else {
      if isRequired { faults.report(whole.path, .missing(key: key, accepted: "an array")) }
      return []
    }
    let path = whole.path + [.key(key)]
    guard case .array(let elements) = value else {
      faults.report(path, .wrongType(found: Wording.found(value), accepted: "an array"))
      return []
    }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for (number, element) in elements.enumerated() {
      if let entry = entry(element, path + [.index(number)], keys), let value = read(&self, entry) {
        values.append(value)
      }
    }
    return values
  }
}

// MARK: - Values

extension PlanDecoder {
  mutating func optional<Value>(
    _ entry: Entry, _ key: String, _ accepted: String, _ read: (JSONValue) -> Value?
  ) -> Value? {
    guard let value = entry.value[key] else { return nil }
    if let read = read(value) { return read }
    faults.report(
      entry.path + [.key(key)], .wrongType(found: Wording.found(value), accepted: accepted))
    return nil
  }

  private mutating func required<Value>(
    _ entry: Entry, _ key: String, _ accepted: String, _ read: (JSONValue) -> Value?
  ) -> Value? {
    if entry.value[key] == nil { faults.report(entry.path, .missing(key: key, accepted: accepted)) }
    return optional(entry, key, accepted, read)
  }

  mutating func number(_ entry: Entry, _ key: String) -> Double {
    required(entry, key, "a number", \.asNumber) ?? 0
  }

  mutating func optionalNumber(_ entry: Entry, _ key: String) -> Double? {
    optional(entry, key, "a number", \.asNumber)
  }

  mutating func integer(_ entry: Entry, _ key: String) -> Int {
    required(entry, key, "a whole number") { $0.asNumber.flatMap { Int(exactly: $0) } } ?? 0
  }

  mutating func flag(_ entry: Entry, _ key: String) -> Bool {
    required(entry, key, "true or false") { if case .bool(let flag) = $0 { flag } else { nil } } ?? false
  }

  mutating func text(_ entry: Entry, _ key: String) -> String {
    required(entry, key, "text", \.text) ?? ""
  }

  mutating func optionalText(_ entry: Entry, _ key: String) -> String? {
    optional(entry, key, "text", \.text)
  }

  /// One of some words; `nil` where it is none of them, which is reported.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ entry: Entry, _ key: String, isRequired: Bool = true
  ) -> Word? {
    let words = Word.allCases.map(\.rawValue)
    let found =
      isRequired
      ? required(entry, key, Wording.listed(words), \.text)
      : optional(entry, key, Wording.listed(words), \.text)
    guard let found else { return nil }
    if let word = Word(rawValue: found) { return word }
    faults.report(
      entry.path + [.key(key)],
      .notAccepted(found: found, accepted: words, nearest: Spelling.nearest(to: found, among: words)))
    return nil
  }

  /// Something of the problem that an id names; `nil` where there is no such, which is reported.
  mutating func index<Element>(_ entry: Entry, _ key: String, _ registry: Registry<Element>) -> Index<
    Element
  >? {
    guard let id = required(entry, key, "the id of \(Wording.article(registry.kind))", \.text) else {
      return nil
    }
    if let index = registry[id] { return index }
    let nearest = Spelling.nearest(to: id, among: registry.ids)
    faults.report(entry.path + [.key(key)], .unknownID(id, kind: registry.kind, nearest: nearest))
    return nil
  }

  /// The step that `period` and `slice` name.
  mutating func step(_ entry: Entry) -> Index<Step>? {
    guard let period = index(entry, "period", periods) else { return nil }
    guard problem.horizon.isSliced else { return problem.horizon.steps(of: period).first }
    let slice = text(entry, "slice")
    let steps = problem.horizon.steps(of: period)
    if let step = steps.first(where: { problem.horizon.steps[$0].slice == slice }) { return step }
    let accepted = steps.compactMap { problem.horizon.steps[$0].slice }
    faults.report(
      entry.path + [.key("slice")],
      .unknownID(slice, kind: "slice", nearest: Spelling.nearest(to: slice, among: accepted)))
    return nil
  }
}

extension JSONValue {
  fileprivate var asNumber: Double? { if case .number(let number) = self { number } else { nil } }
}
