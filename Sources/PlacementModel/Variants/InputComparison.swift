extension InputChange {
  /// The lists whose entries have ids.
  private static let lists = [
    "machines", "regions", "providers", "offers", "agreements", "workloads", "limits", "spendPlans",
  ]
  /// What is for people alone.
  private static let remarks = ["berth", "$schema", "name", "note", "source"]

  /// How one document differs from another, section by section: first the lists, then all other keys in the order of the
  /// documents.
  static func all(from before: JSONValue, to after: JSONValue) -> [InputChange] {
    let others = (before.members + after.members).map(\.key).uniqued
      .filter { !lists.contains($0) && !remarks.contains($0) }
    return lists.compactMap { change(of: $0, before[$0], after[$0]) }
      + others.compactMap { key in
        guard before[key] != after[key] else { return nil }
        let keys = differing(before[key] ?? .null, after[key] ?? .null)
        return InputChange(section: key, changed: [(id: key, keys: keys)])
      }
  }

  private static func change(of list: String, _ before: JSONValue?, _ after: JSONValue?) -> InputChange? {
    let (old, new) = (entries(before), entries(after))
    var change = InputChange(section: list)
    for (id, entry) in old.list {
      guard let other = new.byID[id] else {
        change.removed.append(id)
        continue
      }
      let keys = differing(entry, other)
      if !keys.isEmpty { change.changed.append((id, keys)) }
    }
    change.added = new.list.map(\.id).filter { old.byID[$0] == nil }
    return change.added.isEmpty && change.removed.isEmpty && change.changed.isEmpty ? nil : change
  }

  private static func entries(
    _ list: JSONValue?
  ) -> (list: [(id: String, entry: JSONValue)], byID: [String: JSONValue]) {
    let list = (list?.elements ?? []).compactMap { entry in entry["id"]?.text.map { (id: $0, entry: entry) } }
    return (list, Dictionary(list.map { ($0.id, $0.entry) }) { first, _ in first })
  }

  /// The keys under which two objects differ, remarks aside.
  private static func differing(_ before: JSONValue, _ after: JSONValue) -> [String] {
    (before.members + after.members).map(\.key).uniqued
      .filter { !remarks.contains($0) && before[$0] != after[$0] }
  }
}

extension ComparisonQuestion {
  /// What has changed in the input.
  package var inputChanges: [InputChange] {
    InputChange.all(from: before.problem.source, to: after.problem.source)
  }

  /// The groups of changes that are not empty, and the problem after each: the first with its own group made, the last
  /// with all.
  ///
  /// - Returns: a problem is `nil` where what lies between breaks a rule of the format, as where a limit names an offer
  ///   that is gone.
  package var stages: [(cause: ComparisonStep.Cause, problem: Problem?)] {
    let end = after.problem.source.withoutRemarks
    var document = before.problem.source
    var stages: [(cause: ComparisonStep.Cause, document: JSONValue)] = []
    for cause in ComparisonStep.Cause.allCases {
      let next = document.taking(cause, from: after.problem.source)
      if next.withoutRemarks != document.withoutRemarks { stages.append((cause, next)) }
      document = next
    }
    return stages.map { cause, document in
      if document.withoutRemarks == end { return (cause, after.problem) }
      guard let bytes = try? Problem.bytes(of: document) else { return (cause, nil) }
      return (cause, try? Problem(reading: bytes, attachments: .none))
    }
  }
}

extension JSONValue {
  /// The document with one group of changes made.
  fileprivate func taking(_ cause: ComparisonStep.Cause, from other: JSONValue) -> JSONValue {
    func taking(_ keys: [String]) -> JSONValue {
      keys.reduce(self) { $0.setting($1, to: other[$1]) }
    }
    switch cause {
    case .prices: return takingPrices(from: other)
    case .capacity: return taking(["machines", "regions", "providers", "offers", "spendPlans", "fix"])
    case .agreements: return taking(["agreements"])
    case .workloads: return taking(["origins", "workloads", "initial"])
    case .limits: return taking(["limits"])
    case .rest: return other
    }
  }

  /// Prices of options, and fees of places, that both documents have.
  private func takingPrices(from other: JSONValue) -> JSONValue {
    var document = self
    for key in ["egressPrices", "exchangeRates", "carbonPrice"] {
      document = document.setting(key, to: other[key])
    }
    for list in ["regions", "providers"] {
      document = document.takingEntries(list, from: other) { entry, twin in
        ["fixedFee", "supportFee"].reduce(entry) { $0.setting($1, to: twin[$1]) }
      }
    }
    return document.takingEntries("offers", from: other) { offer, twin in
      offer.setting("fixedFee", to: twin["fixedFee"]).takingEntries("options", from: twin) { option, twin in
        guard option["kind"] == twin["kind"] else { return option }
        return ["price", "tiers", "upfront", "heldPrice", "salvage", "reprice"].reduce(option) {
          $0.setting($1, to: twin[$1])
        }
      }
    }
  }

  /// A list whose entries are changed by those of the same id in another document.
  private func takingEntries(
    _ list: String, from other: JSONValue, _ change: (JSONValue, JSONValue) -> JSONValue
  ) -> JSONValue {
    let twins = Dictionary(
      (other[list]?.elements ?? []).compactMap { entry in entry["id"]?.text.map { ($0, entry) } }
    ) { first, _ in first }
    return changing(list) { entries in
      entries.changingElements { entry in
        guard let twin = entry["id"]?.text.flatMap({ twins[$0] }) else { return entry }
        return change(entry, twin)
      }
    }
  }

  /// The document without what is for people alone, its keys in one order: what two must agree in to be one problem.
  fileprivate var withoutRemarks: JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.filter { !["name", "note", "source", "$schema"].contains($0.key) }
          .sorted { $0.key < $1.key }
          .map { Member($0.key, $0.value.withoutRemarks) })
    case .array(let elements): .array(elements.byID.map(\.withoutRemarks))
    case .null, .bool, .number, .string: self
    }
  }
}

extension [JSONValue] {
  /// In the order of their ids where all have one: the order of a list of things with names means nothing.
  fileprivate var byID: [JSONValue] {
    let named = compactMap { element in element["id"]?.text.map { (id: $0, element: element) } }
    return named.count == count ? named.sorted { $0.id < $1.id }.map(\.element) : self
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stands.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
