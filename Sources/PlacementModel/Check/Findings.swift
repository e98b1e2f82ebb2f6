/// The faults found so far.
struct Findings {
  /// Past so many faults nearest words are no longer looked for, so that a file with a million bad ids does
  /// not pay for a million of them.
  static let worthAHint = 1000

  private var entries: [Violation] = []

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  mutating func report(_ fault: Fault, at pointer: Pointer) {
    entries.append(Violation(pointer, fault))
  }

  /// The first faults in the order in which their places stand in the document; of one place, as found.
  func invalidProblem(in document: JSONValue) -> InvalidProblem {
    let places = entries.enumerated()
      .map { (place: $0.element.pointer.position(in: document), number: $0.offset) }
      .sorted { left, right in
        if left.place == right.place { return left.number < right.number }
        return left.place.lexicographicallyPrecedes(right.place)
      }
    return InvalidProblem(all: places.map { entries[$0.number] })
  }
}

extension Pointer {
  /// The number of the member or element at each level. A key that is not there stands behind its siblings.
  fileprivate func position(in document: JSONValue) -> [Int] {
    var value: JSONValue? = document
    return tokens.map { token in
      switch (token, value) {
      case (.key(let key), .object(let members)):
        let number = members.firstIndex { $0.key == key }
        value = number.map { members[$0].value }
        return number ?? members.count
      case (.index(let index), .array(let elements)):
        value = elements.indices.contains(index) ? elements[index] : nil
        return index
      case (.index(let index), _):
        value = nil
        return index
      case (.key, _):
        value = nil
        return 0
      }
    }
  }
}
