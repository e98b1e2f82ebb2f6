/// Members in the order they are added; what is absent gets no key, and there is no negative zero.
struct ObjectBuilder {
  private var members: [JSONValue.Member] = []

  init() {}

  /// An answer's JSON begins alike, whatever is asked.
  init(answer: String, of problem: Problem) {
    add("berth", 1)
    add("answer", answer)
    add("problem", .object([.init("name", .string(problem.name)), .init("digest", .string(problem.digest))]))
    add("currency", problem.currency)
  }

  var value: JSONValue { .object(members) }

  mutating func add(_ key: String, _ value: JSONValue?) {
    if let value { members.append(JSONValue.Member(key, value)) }
  }

  mutating func add(_ key: String, _ number: Double?) { add(key, number.map { .number($0 + 0) }) }

  mutating func add(_ key: String, _ text: String?) { add(key, text.map(JSONValue.string)) }
}
