/// Members in the order they are added; what is absent gets no key, and there is no negative zero.
struct ObjectBuilder {
  private var members: [JSONValue.Member] = []

  var value: JSONValue { .object(members) }

  mutating func add(_ key: String, _ value: JSONValue?) {
    if let value { members.append(JSONValue.Member(key, value)) }
  }

  mutating func add(_ key: String, _ number: Double?) { add(key, number.map { .number($0 + 0) }) }

  mutating func add(_ key: String, _ text: String?) { add(key, text.map(JSONValue.string)) }
}
