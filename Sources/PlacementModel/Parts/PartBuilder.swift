/// Collects the entries of a part, and gives them in one order whatever the order in which they came: keys as in the
/// format, entries by id.
package struct PartBuilder {
  /// The lists of a problem whose entries have ids.
  package enum Section: String, CaseIterable, Sendable {
    case machines, regions, providers, offers, agreements, workloads, limits, spendPlans
  }

  private var scalars: [String: JSONValue] = [:]
  private var sections: [Section: [String: JSONValue]] = [:]
  private var lists: [String: [JSONValue]] = [:]

  package init() {}

  /// Sets a value at the top: `currency`, `exchangeRates`, `horizon`, `note`, `source`.
  package mutating func set(_ key: String, _ value: JSONValue?) { scalars[key] = value }

  /// Whether there is an entry already.
  package func contains(_ id: String, in section: Section) -> Bool { sections[section]?[id] != nil }

  /// An entry as it stands.
  package subscript(section: Section, id: String) -> JSONValue? { sections[section]?[id] }

  /// Adds an entry, or puts it in the place of the one with its id.
  ///
  /// - Parameter members: the members after `id`.
  package mutating func put(_ id: String, in section: Section, _ members: ObjectBuilder = ObjectBuilder()) {
    sections[section, default: [:]][id] = .object([.init("id", .string(id))] + members.value.members)
  }

  /// Adds members behind those of an entry and before its remarks, or makes the entry.
  package mutating func merge(_ id: String, in section: Section, _ members: ObjectBuilder) {
    guard case .object(let known)? = sections[section]?[id] else { return put(id, in: section, members) }
    let remarks = known.filter { Format.remarks.contains($0.key) }
    let rest = known.filter { !Format.remarks.contains($0.key) }
    sections[section, default: [:]][id] = .object(rest + members.value.members + remarks)
  }

  /// Adds to a list whose entries have no ids, in the order they come: `egressPrices`, `initial`, `fix`, `origins`.
  package mutating func append(_ value: JSONValue, to list: String) { lists[list, default: []].append(value) }

  /// How many entries a section has.
  package func count(in section: Section) -> Int { sections[section]?.count ?? 0 }

  /// The checked part.
  ///
  /// - Throws: `InvalidProblem` where a value is outside what the format accepts.
  package func part() throws(InvalidProblem) -> ProblemPart {
    var document = ObjectBuilder()
    document.add("berth", 1)
    for attribute in Format.problem.attributes where attribute.key != "berth" {
      document.add(attribute.key, value(of: attribute.key))
    }
    for remark in Format.remarks { document.add(remark, scalars[remark]) }
    return try ProblemPart(checking: document.value)
  }

  private func value(of key: String) -> JSONValue? {
    if let section = Section(rawValue: key), let entries = sections[section] {
      return .array(entries.keys.sorted().compactMap { entries[$0] })
    }
    if let list = lists[key] { return .array(list) }
    return scalars[key]
  }
}
