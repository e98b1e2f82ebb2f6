/// What was left out of a document because nothing in it needs it.
public struct UnusedEntries: Hashable, Sendable {
  /// Machines that no offer is of.
  public let machines: Int
  /// Regions that nothing is in.
  public let regions: Int
  /// Providers that sell nothing.
  public let providers: Int
  /// Prices of data between regions of which one is not there.
  public let egressPrices: Int

  /// Whether everything is used.
  public var isEmpty: Bool { machines + regions + providers + egressPrices == 0 }
}

extension ProblemPart {
  /// The document without the machines, regions and providers that nothing else names, and without prices of data sent
  /// between regions that are not there: tables of places cover the world, a problem a few regions of it.
  ///
  /// - Complexity: O(bytes of the document).
  public func droppingUnused() -> (part: ProblemPart, dropped: UnusedEntries) {
    var named: Set<String> = []
    for member in json.members where !Self.describing.contains(member.key) {
      member.value.collectNames(into: &named)
    }
    var document = json
    var dropped: [String: Int] = [:]
    // A provider is named by offers; a machine and a region too.
    for section in ["machines", "regions", "providers"] {
      let entries = json[section]?.elements ?? []
      let kept = entries.filter { entry in entry["id"]?.text.map(named.contains) ?? true }
      dropped[section] = entries.count - kept.count
      if dropped[section] != 0 { document = document.setting(section, to: kept.isEmpty ? nil : .array(kept)) }
    }
    let (regions, providers) = (document.ids(of: "regions"), document.ids(of: "providers"))
    let prices = json["egressPrices"]?.elements ?? []
    let kept = prices.filter { row in
      [("from", regions), ("to", regions), ("provider", providers)].allSatisfy { key, ids in
        row[key]?.text.map(ids.contains) ?? true
      }
    }
    if kept.count < prices.count { document = document.setting("egressPrices", to: .array(kept)) }
    let counts = UnusedEntries(
      machines: dropped["machines", default: 0], regions: dropped["regions", default: 0],
      providers: dropped["providers", default: 0], egressPrices: prices.count - kept.count)
    return (ProblemPart(unchecked: document), counts)
  }

  /// Sections that describe what others use: to stand there is not to be used.
  private static let describing = [
    "machines", "regions", "providers", "egressPrices", "note", "source", "name",
  ]
}

extension JSONValue {
  fileprivate func ids(of section: String) -> Set<String> {
    Set((self[section]?.elements ?? []).compactMap { $0["id"]?.text })
  }

  /// Every text that may be an id: values, and the keys of maps.
  fileprivate func collectNames(into names: inout Set<String>) {
    switch self {
    case .string(let text): names.insert(text)
    case .array(let elements): for element in elements { element.collectNames(into: &names) }
    case .object(let members):
      for member in members {
        names.insert(member.key)
        if !member.isRemark { member.value.collectNames(into: &names) }
      }
    case .null, .bool, .number: break
    }
  }
}
