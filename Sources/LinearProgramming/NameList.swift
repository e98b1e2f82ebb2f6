/// The names of a program's rows or columns, in their order: reads like an array of text.
///
/// A name that is put together from parts which many names share is kept as the places of its parts, twelve bytes, and
/// becomes text when it is asked for. Of a program of millions of columns few names ever are.
public struct NameList: RandomAccessCollection, Sendable {
  /// A text that names are put together from; of use in the list that made it only.
  package struct Part: Hashable, Sendable {
    fileprivate let place: Int32
  }

  /// A name as three parts, one after another.
  package struct Joined: Hashable, Sendable {
    fileprivate let first: Int32
    fileprivate let second: Int32
    fileprivate let third: Int32

    package init(_ first: Part, _ second: Part, _ third: Part) {
      self.first = first.place
      self.second = second.place
      self.third = third.place
    }

    fileprivate init(whole: Part) {
      first = whole.place
      second = -1
      third = -1
    }
  }

  private var texts: [String] = []
  private var names: [Joined] = []

  package init() {}

  public var startIndex: Int { 0 }
  public var endIndex: Int { names.count }

  public subscript(position: Int) -> String {
    let name = names[position]
    guard name.second >= 0 else { return texts[Int(name.first)] }
    let parts = (texts[Int(name.first)], texts[Int(name.second)], texts[Int(name.third)])
    var text = ""
    text.reserveCapacity(parts.0.utf8.count + parts.1.utf8.count + parts.2.utf8.count)
    text += parts.0
    text += parts.1
    text += parts.2
    return text
  }

  package mutating func reserveCapacity(_ count: Int) { names.reserveCapacity(count) }

  /// Keeps a text that names will share.
  package mutating func part(_ text: String) -> Part {
    texts.append(text)
    return Part(place: Int32(truncatingIfNeeded: texts.count - 1))
  }

  package mutating func append(_ name: String) { names.append(Joined(whole: part(name))) }

  /// - Parameter name: made of parts of this list.
  package mutating func append(_ name: Joined) { names.append(name) }
}

extension NameList: Equatable {
  /// Whether the names are the same, whatever they are made of.
  public static func == (left: NameList, right: NameList) -> Bool {
    // Two programs stated alike are known by their parts, without putting a name together.
    left.names.count == right.names.count
      && (left.names == right.names && left.texts == right.texts || left.elementsEqual(right))
  }
}

extension NameList: ExpressibleByArrayLiteral {
  public init(arrayLiteral names: String...) {
    self.init()
    for name in names { append(name) }
  }
}
