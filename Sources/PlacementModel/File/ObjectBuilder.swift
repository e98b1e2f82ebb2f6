/// An object of JSON: members in the order they are added; what is absent gets no key, and there is no negative zero.
package struct ObjectBuilder {
  private var members: [JSONValue.Member] = []

  package init() {}

  /// An answer's JSON begins alike, whatever is asked.
  init(answer: String, of problem: Problem) {
    add("berth", 1)
    add("answer", answer)
    add("problem", .object([.init("name", .string(problem.name)), .init("digest", .string(problem.digest))]))
    add("currency", problem.currency)
  }

  package var value: JSONValue { .object(members) }

  package mutating func add(_ key: String, _ value: JSONValue?) {
    if let value { members.append(JSONValue.Member(key, value)) }
  }

  package mutating func add(_ key: String, _ number: Double?) { add(key, number.map { .number($0 + 0) }) }

  package mutating func add(_ key: String, _ text: String?) { add(key, text.map(JSONValue.string)) }
}
