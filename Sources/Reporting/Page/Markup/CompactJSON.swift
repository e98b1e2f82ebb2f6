internal import PlacementModel

/// JSON without a blank, for data that only a script reads.
enum CompactJSON {
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .number(let number): number.isFinite ? JSONText.digits(of: number) : "null"
    case .string(let text): JSONText.quoted(text)
    case .array(let elements): "[" + elements.map(Self.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { JSONText.quoted($0.key) + ":" + Self.text($0.value) }.joined(separator: ",") + "}"
    }
  }
}
