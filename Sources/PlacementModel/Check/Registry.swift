/// The ids of one list, in order, and the index of each. Of equal ids the first counts.
struct Registry<Element>: Sendable {
  /// What an element is called in a message: `region`, `offer`.
  let kind: String
  let ids: [String]
  private let offsets: [String: Int]

  init(kind: String, ids: [String]) {
    self.kind = kind
    self.ids = ids
    offsets = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The distinct words among some that may be absent, in the order of their first appearance.
  init(kind: String, words: [String?]) {
    var seen: Set<String> = []
    self.init(kind: kind, ids: words.compactMap { $0 }.filter { seen.insert($0).inserted })
  }

  var count: Int { ids.count }

  subscript(id: String) -> Index<Element>? { offsets[id].map { Index($0) } }

  /// The element's index, or a fault that names the nearest id.
  func resolve(_ id: String, at pointer: Pointer, _ findings: inout Findings) -> Index<Element>? {
    if let index = self[id] { return index }
    findings.report(.unknownID(id, kind: kind, nearest: Spelling.nearest(to: id, among: ids)), at: pointer)
    return nil
  }

  /// Rule: ids are unique in their list.
  func reportDuplicates(_ findings: inout Findings, at place: (Int) -> Pointer) {
    for (offset, id) in ids.enumerated() {
      guard let first = offsets[id], first != offset else { continue }
      let original = place(first)
      findings.report(.duplicateID(id, kind: kind, firstAt: original), at: place(offset))
    }
  }
}
