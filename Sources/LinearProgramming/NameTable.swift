/// Names and what a format calls them, known to be unique, with the way back for shortened ones.
package struct NameTable: Sendable {
  /// One per name, in the order given.
  package let coded: [String]
  private let names: NameList
  private let positions: [String: Int]

  /// - Throws: `NameClash` when two names are, or are coded, alike.
  package init(_ names: NameList, _ codec: NameCodec) throws(NameClash) {
    var coded: [String] = []
    var seen: [String: Int] = [:]
    coded.reserveCapacity(names.count)
    seen.reserveCapacity(names.count)
    for (position, name) in names.enumerated() {
      let code = codec.encode(name)
      if let other = seen.updateValue(position, forKey: code) {
        throw NameClash(first: names[other], second: name, coded: code)
      }
      coded.append(code)
    }
    self.coded = coded
    self.names = names
    positions = seen
  }

  /// - Throws: `NameClash` when two names are, or are coded, alike.
  package init(_ names: [String], _ codec: NameCodec) throws(NameClash) {
    var list = NameList()
    for name in names { list.append(name) }
    try self.init(list, codec)
  }

  /// The name behind a coded one; `nil` when it is none of this table's.
  package func name(of coded: String) -> String? { positions[coded].map { names[$0] } }
}

/// Two rows, or two columns, that a format would not tell apart.
public struct NameClash: Error, Hashable, Sendable {
  /// The name that came first.
  public var first: String
  /// The name that came later.
  public var second: String
  /// What both would be in the format.
  public var coded: String

  package init(first: String, second: String, coded: String) {
    self.first = first
    self.second = second
    self.coded = coded
  }
}
