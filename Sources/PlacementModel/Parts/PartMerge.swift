/// Puts parts of a problem together into one document.
///
/// Entries with the same id become one entry with the members of all; a value that two parts give must be the same in
/// both. So it is with the keys of `latency`, `throughput` and `exchangeRates`. Lists without ids (`egressPrices`, `initial`, `fix`) and `origins` are joined, each entry once; remarks are put
/// one after another. Keys come in the order of the format, entries in the order in which parts first name them.
///
/// - Complexity: O(bytes of all parts).
public struct PartMerge: Sendable {
  /// Which of two parts is believed where they disagree.
  public enum Preference: String, CaseIterable, Sendable {
    /// The first part is believed.
    case first
    /// The last part is believed.
    case last
  }

  /// A part under the name by which people know it: its file's path.
  public struct NamedPart: Sendable {
    /// What it is called in conflicts: its path.
    public let name: String
    /// The part itself.
    public let part: ProblemPart

    /// A part, and what it is called in conflicts.
    public init(name: String, _ part: ProblemPart) {
      self.name = name
      self.part = part
    }
  }

  /// A value in its part.
  public struct Place: Hashable, Sendable {
    /// The name of the part.
    public let part: String
    /// Where in it.
    public let pointer: Pointer
    /// What it says there.
    public let value: JSONValue
  }

  /// Two parts that say different things of the same.
  public struct Conflict: Hashable, Sendable {
    /// The place that was read first.
    public let first: Place
    /// The place that says otherwise.
    public let second: Place
  }

  /// Every conflict, in the order of the parts, up to 50.
  public struct Conflicts: Error, Hashable, Sendable {
    /// The first conflicts, in the order of the parts.
    public let conflicts: [Conflict]
    /// How many more there are than are listed.
    public let omitted: Int
  }

  /// The parts as one document, and the conflicts that a preference has decided.
  public let part: ProblemPart
  /// Conflicts in which the preferred part was believed.
  public let decided: [Conflict]

  /// - Parameter preference: who is believed where parts disagree; `nil` for nobody.
  /// - Throws: `Conflicts` where parts disagree and there is no preference; `InvalidProblem` never for parts that were
  ///   checked, since a document of values that are accepted one by one is accepted.
  public init(_ parts: [NamedPart], preferring preference: Preference? = nil) throws {
    var merging = Merging(preference: preference)
    for part in parts { merging.take(part) }
    guard preference != nil || merging.conflicts.isEmpty else {
      let shown = Array(merging.conflicts.prefix(FaultList.shown))
      throw Conflicts(conflicts: shown, omitted: merging.conflicts.count - shown.count)
    }
    part = try ProblemPart(checking: merging.document)
    decided = merging.conflicts
  }
}

/// The merged document as it grows. Every value knows where it came from, so that a conflict can name both places.
private struct Merging {
  /// A value that is merged as a whole, or member by member.
  indirect enum Node {
    case leaf(PartMerge.Place)
    case branch(Branch)
  }

  /// Nodes by key in the order of their first coming: the members of an object, or the entries of a list by what tells
  /// them apart.
  struct Branch {
    /// The first value that came.
    let origin: PartMerge.Place
    let isList: Bool
    /// Keys that come first, in this order.
    var known: [String] = []
    var order: [String] = []
    var nodes: [String: Node] = [:]

    subscript(key: String) -> Node? {
      get { nodes[key] }
      set {
        if nodes[key] == nil { order.append(key) }
        nodes[key] = newValue
      }
    }
  }

  let preference: PartMerge.Preference?
  private(set) var conflicts: [PartMerge.Conflict] = []
  private var root: Node?

  init(preference: PartMerge.Preference?) { self.preference = preference }

  var document: JSONValue { Self.inOrder(root.map(Self.value) ?? .object([])) }

  /// The rows of `egressPrices` in an order in which each can be reached: of those that match, the first counts, and a row for
  /// everywhere would hide those for somewhere that came in a later part.
  private static func inOrder(_ document: JSONValue) -> JSONValue {
    document.changing("egressPrices") { prices in
      let rows = prices.elements
      let named = rows.map { row in ["provider", "from", "to"].count { row[$0] != nil } }
      return .array(
        (0...3).reversed().flatMap { count in zip(rows, named).filter { $0.1 == count }.map(\.0) })
    }
  }

  mutating func take(_ named: PartMerge.NamedPart) {
    let place = PartMerge.Place(part: named.name, pointer: .root, value: named.part.json)
    root = merged(root, place, .object(Format.problem))
  }

  /// The node with another value merged into it.
  private mutating func merged(_ node: Node?, _ place: PartMerge.Place, _ shape: Shape) -> Node {
    switch (shape, place.value) {
    case (.object(let format), .object(let members)) where format.isRecord:
      return merged(node, place, members, known: format.keys(ofKind: nil)) { key in
        format.attributes.first { $0.key == key }?.shape
      }
    case (.map(_, let shape, _), .object(let members)):
      return merged(node, place, members, known: []) { _ in shape }
    case (.list(let element, _), .array(let entries)):
      guard let key = EntryKey(element) else { return settled(node, place) }
      return merged(node, place, entries, element, key)
    case (.either(let shapes), _):
      guard let fitting = shapes.first(where: { $0.hasType(of: place.value) }) else {
        return settled(node, place)
      }
      return merged(node, place, fitting)
    default: return settled(node, place)
    }
  }

  private mutating func merged(
    _ node: Node?, _ place: PartMerge.Place, _ members: [JSONValue.Member], known: [String],
    shape: (String) -> Shape?
  ) -> Node {
    guard var branch = branch(node, place, isList: false) else { return settled(node, place) }
    branch.known = known
    for member in members {
      let inner = PartMerge.Place(
        part: place.part, pointer: place.pointer[member.key], value: member.value)
      branch[member.key] =
        if Format.remarks.contains(member.key) {
          joined(branch[member.key], inner)
        } else {
          merged(branch[member.key], inner, shape(member.key) ?? .text)
        }
    }
    return .branch(branch)
  }

  private mutating func merged(
    _ node: Node?, _ place: PartMerge.Place, _ entries: [JSONValue], _ element: Shape, _ key: EntryKey
  ) -> Node {
    guard var branch = branch(node, place, isList: true) else { return settled(node, place) }
    for (index, entry) in entries.enumerated() {
      let inner = PartMerge.Place(part: place.part, pointer: place.pointer[index], value: entry)
      let text = key.text(of: entry)
      branch[text] = merged(branch[text], inner, element)
    }
    return .branch(branch)
  }

  /// The branch to merge into; `nil` where there is something else.
  private func branch(_ node: Node?, _ place: PartMerge.Place, isList: Bool) -> Branch? {
    switch node {
    case nil: Branch(origin: place, isList: isList)
    case .branch(let branch) where branch.isList == isList: branch
    case .branch, .leaf: nil
    }
  }

  /// One of two values, which must be the same unless somebody is preferred.
  private mutating func settled(_ node: Node?, _ place: PartMerge.Place) -> Node {
    guard let node else { return .leaf(place) }
    let first =
      switch node {
      case .leaf(let place): place
      case .branch(let branch): branch.origin
      }
    if Self.value(of: node) == place.value { return node }
    conflicts.append(PartMerge.Conflict(first: first, second: place))
    return preference == .last ? .leaf(place) : node
  }

  /// Remarks of both, each text once: parts that were merged before may be merged again.
  private func joined(_ node: Node?, _ place: PartMerge.Place) -> Node {
    guard case .leaf(let first)? = node, let old = first.value.text, let new = place.value.text else {
      return .leaf(place)
    }
    var texts: [String] = []
    for text in Self.texts(old) + Self.texts(new) where !texts.contains(text) { texts.append(text) }
    let value = JSONValue.string(texts.joined(separator: Self.betweenRemarks))
    return .leaf(PartMerge.Place(part: place.part, pointer: place.pointer, value: value))
  }

  private static let betweenRemarks = "; "

  private static func texts(_ remark: String) -> [String] {
    remark.split(separator: betweenRemarks).map(String.init)
  }

  private static func value(of node: Node) -> JSONValue {
    switch node {
    case .leaf(let place): return place.value
    case .branch(let branch) where branch.isList:
      return .array(branch.order.compactMap { branch[$0].map(value) })
    case .branch(let branch):
      let known = Set(branch.known)
      let keys = branch.known + branch.order.filter { !known.contains($0) }
      return .object(
        keys.compactMap { key in branch[key].map { JSONValue.Member(key, value(of: $0)) } })
    }
  }
}

/// What tells the entries of a list apart: their id, or the members by which an entry without one is meant.
private struct EntryKey {
  private let keys: [String]

  /// `nil` for lists that are merged as a whole, as a tier's or a goal's: their order is their meaning.
  init?(_ element: Shape) {
    switch element {
    case .id: keys = []
    case .object(let format) where format.attributes.contains(where: { $0.key == "id" }): keys = ["id"]
    case .object(let format):
      switch format.name {
      case Format.egressPrice.name: keys = ["provider", "from", "to"]
      case Format.standing.name: keys = ["workload", "offer"]
      case Format.fixed.name: keys = ["option", "from"]
      default: return nil
      }
    default: return nil
    }
  }

  func text(of entry: JSONValue) -> String {
    if keys.isEmpty { return entry.text ?? "" }
    // Ids hold no control characters, so that a zero keeps them apart.
    return keys.map { entry[$0]?.text ?? "" }.joined(separator: "\u{0}")
  }
}

extension PartMerge.Conflict {
  /// Both places with their values, on one line.
  public var sentence: String {
    Wording.visible("\(Self.words(first)), but \(Self.words(second))")
  }

  private static func words(_ place: PartMerge.Place) -> String {
    "\(place.part) \(Wording.cut(place.pointer.description, to: 300)) is \(Wording.shown(place.value))"
  }
}

extension PartMerge.Conflicts {
  /// Every conflict on a line of its own, and how many were left out.
  public var message: String {
    (conflicts.map(\.sentence) + (omitted > 0 ? ["and \(omitted) more"] : [])).joined(separator: "\n")
  }
}
