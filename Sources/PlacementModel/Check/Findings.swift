/// The faults found so far. A fault is worked out only when it is reported to the reader, so that a file
/// with a million bad ids does not pay for a million nearest words.
struct Findings {
  static let reported = 50

  private var entries: [(pointer: Pointer, fault: () -> Fault)] = []

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  mutating func report(_ fault: @autoclosure @escaping () -> Fault, at pointer: Pointer) {
    entries.append((pointer, fault))
  }

  /// The first faults in the order in which their places stand in the document; of one place, as found.
  func invalidProblem(in document: JSONValue) -> InvalidProblem {
    let places = entries.enumerated()
      .map { (place: $0.element.pointer.position(in: document), number: $0.offset) }
      .sorted { left, right in
        if left.place == right.place { return left.number < right.number }
        return left.place.lexicographicallyPrecedes(right.place)
      }
    let shown = places.prefix(Self.reported).map { entries[$0.number] }
    return InvalidProblem(
      violations: shown.map { Violation($0.pointer, $0.fault()) }, omitted: count - shown.count)
  }
}

extension Pointer {
  /// The number of the member or element at each level, as far as the document has the place. A key that is
  /// not there stands behind its siblings.
  func position(in document: JSONValue) -> [Int] {
    var position: [Int] = []
    var value = document
    for token in tokens {
      switch (token, value) {
      case (.key(let key), .object(let members)):
        let number = members.firstIndex { $0.key == key }
        position.append(number ?? members.count)
        guard let number else { return position }
        value = members[number].value
      case (.index(let index), .array(let elements)):
        position.append(index)
        guard elements.indices.contains(index) else { return position }
        value = elements[index]
      default:
        return position
      }
    }
    return position
  }
}
