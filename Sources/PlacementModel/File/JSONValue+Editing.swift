/// A document with something changed. Members and elements that are not named keep their place and their value.
extension JSONValue {
  package var members: [Member] { if case .object(let members) = self { members } else { [] } }

  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  package var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The object with another value under a key, in its place, or at the end where the key is new; without the key for
  /// `nil`.
  package func setting(_ key: String, to value: JSONValue?) -> JSONValue {
    guard case .object(var members) = self else { return self }
    let position = members.firstIndex { $0.key == key }
    switch (position, value) {
    case (let position?, let value?): members[position] = Member(key, value)
    case (let position?, nil): members.remove(at: position)
    case (nil, let value?): members.append(Member(key, value))
    case (nil, nil): break
    }
    return .object(members)
  }

  /// The object with the value of a key changed, where it has the key; without it where the change gives `nil`.
  package func changing(_ key: String, _ change: (JSONValue) -> JSONValue?) -> JSONValue {
    guard let value = self[key] else { return self }
    return setting(key, to: change(value))
  }

  /// The array with every element changed; without those for which the change gives `nil`.
  package func changingElements(_ change: (JSONValue) -> JSONValue?) -> JSONValue {
    guard case .array(let elements) = self else { return self }
    return .array(elements.compactMap(change))
  }

  /// A series, or an amount of money per window, with every value in it times a factor; rates of growth stay.
  package func scaled(by factor: Double) -> JSONValue {
    switch self {
    case .number(let number): .number(number * factor)
    case .array(let elements): .array(elements.map { $0.scaled(by: factor) })
    case .object(let members):
      .object(
        members.map { member in
          member.key == "growthPerYear" ? member : Member(member.key, member.value.scaled(by: factor))
        })
    case .null, .bool, .string: self
    }
  }
}
