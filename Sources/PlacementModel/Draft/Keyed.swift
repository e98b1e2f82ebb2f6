/// Values under keys, in the order in which they were given: latencies by origin, throughput by machine, points by day.
///
///     let throughput: Keyed<String, Series> = ["gpu": 1, "cpu": 0.02]
public struct Keyed<Key: Hashable & Sendable, Value: Equatable & Sendable>: ExpressibleByDictionaryLiteral,
  DraftRemarks, Equatable, Sendable
{
  /// A key and its value.
  public struct Pair: Equatable, Sendable {
    /// A name or a day.
    public var key: Key
    /// What stands under the key.
    public var value: Value

    /// A key with its value.
    public init(_ key: Key, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// In the order of the file. A key that stands twice is a fault when the draft is checked.
  public var pairs: [Pair]
  /// What a reader should know.
  public var note: String?
  /// Where the figures come from.
  public var source: String?

  /// No keys.
  public init() { pairs = [] }

  /// Keys with their values, in order.
  public init(_ pairs: some Sequence<(Key, Value)>) { self.pairs = pairs.map { Pair($0, $1) } }

  /// Keys with their values, in order.
  public init(dictionaryLiteral pairs: (Key, Value)...) { self.init(pairs) }

  /// The value of a key; `nil` where the key is absent, and set to `nil` to take it out.
  public subscript(key: Key) -> Value? {
    get { pairs.first { $0.key == key }?.value }
    set {
      let position = pairs.firstIndex { $0.key == key }
      switch (position, newValue) {
      case (let position?, let value?): pairs[position].value = value
      case (let position?, nil): pairs.remove(at: position)
      case (nil, let value?): pairs.append(Pair(key, value))
      case (nil, nil): break
      }
    }
  }

  /// The same keys and remarks with other values.
  func mapped(_ change: (Value) -> Value) -> Keyed {
    var copy = self
    for position in copy.pairs.indices { copy.pairs[position].value = change(pairs[position].value) }
    return copy
  }
}

/// A key of an object whose keys are names or days.
protocol DraftKey {
  init(keyText: String)
  var keyText: String { get }
}

extension String: DraftKey {
  init(keyText: String) { self = keyText }
  var keyText: String { self }
}

extension Keyed: DraftValue where Key: DraftKey, Value: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    guard case .object(let members) = json else { throw ObjectReader.Mismatch(key: "object") }
    self.init()
    for member in members {
      if member.isRemark {
        readRemark(member)
      } else {
        pairs.append(Pair(Key(keyText: member.key), try Value(draft: member.value)))
      }
    }
  }

  var draftJSON: JSONValue {
    .object(pairs.map { JSONValue.Member($0.key.keyText, $0.value.draftJSON) } + remarkMembers)
  }

  var isBlank: Bool { pairs.isEmpty && !hasRemarks }
}
