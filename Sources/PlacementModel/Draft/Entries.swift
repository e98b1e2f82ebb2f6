/// The entries of one section of a draft, in the order of the file, reached by position or by id.
///
///     draft.offers["aws/us-east/gpu"].options["on-demand"].price = 3.1
///
/// An id that is not there is no reason to stop a script half-way, and none to plan something else either: what is set under
/// it changes nothing, is remembered in ``missed``, and is a fault when the draft is checked, with the nearest id that there is.
/// What is read under it has no number (`nan`) where it must have one, which no problem takes. ``contains(id:)`` asks first.
public struct Entries<Element: DraftEntry>: RandomAccessCollection, MutableCollection,
  RangeReplaceableCollection, ExpressibleByArrayLiteral, Equatable, Sendable
{
  private var elements: [Element]
  /// The ids under which something was set though there is no such entry, in the order they were first used.
  public private(set) var missed: [String] = []

  /// No entries.
  public init() { elements = [] }

  /// The entries, in the order of the file.
  public init(arrayLiteral elements: Element...) { self.elements = elements }

  /// The first position.
  public var startIndex: Int { elements.startIndex }
  /// The position after the last.
  public var endIndex: Int { elements.endIndex }

  /// The entry at a position.
  public subscript(position: Int) -> Element {
    get { elements[position] }
    set { elements[position] = newValue }
  }

  /// Puts other entries in the place of some.
  public mutating func replaceSubrange(
    _ subrange: Range<Int>, with newElements: some Collection<Element>
  ) {
    elements.replaceSubrange(subrange, with: newElements)
  }

  /// The entry with the id.
  ///
  /// - Complexity: O(entries).
  public subscript(id: String) -> Element {
    get { elements.first { $0.id == id } ?? Element(missing: id) }
    set {
      if let position = elements.firstIndex(where: { $0.id == id }) {
        elements[position] = newValue
      } else if !missed.contains(id) {
        missed.append(id)
      }
    }
  }

  /// Whether there is an entry with the id.
  public func contains(id: String) -> Bool { elements.contains { $0.id == id } }

  /// Takes an entry out; where there is none with the id, that is a fault when the draft is checked.
  public mutating func remove(id: String) {
    if let position = elements.firstIndex(where: { $0.id == id }) {
      elements.remove(at: position)
    } else if !missed.contains(id) {
      missed.append(id)
    }
  }
}

extension Entries: DraftValue where Element: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    self.init(try [Element](draft: json))
  }
  var draftJSON: JSONValue { .array(map(\.draftJSON)) }
  var isBlank: Bool { isEmpty }
}
