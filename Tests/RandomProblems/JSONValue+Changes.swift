public import PlacementModel

/// Documents with something changed, for tests that must find it.
extension JSONValue {
  /// Where the numbers stand: keys, and positions of lists.
  public var numberPaths: [[String]] {
    switch self {
    case .number: [[]]
    case .array(let elements):
      elements.enumerated().flatMap { position, element in element.numberPaths.map { ["\(position)"] + $0 } }
    case .object(let members):
      members.flatMap { member in member.value.numberPaths.map { [member.key] + $0 } }
    default: []
    }
  }

  /// The same with what stands at a place changed; itself where there is no such place.
  public func replacing(at path: ArraySlice<String>, _ change: (JSONValue) -> JSONValue) -> JSONValue {
    guard let key = path.first else { return change(self) }
    switch self {
    case .array(let elements):
      return .array(
        elements.enumerated().map { position, element in
          "\(position)" == key ? element.replacing(at: path.dropFirst(), change) : element
        })
    case .object(let members):
      return .object(
        members.map { member in
          member.key == key
            ? Member(member.key, member.value.replacing(at: path.dropFirst(), change)) : member
        })
    default: return self
    }
  }

  /// The same.
  public func replacing(at path: [String], _ change: (JSONValue) -> JSONValue) -> JSONValue {
    replacing(at: path[...], change)
  }
}
