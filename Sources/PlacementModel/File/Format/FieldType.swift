/// The numbers that a field accepts. Every number is finite and at most 1e15 in size.
struct NumberRange: Sendable {
  static let largest = 1e15

  var lowest: Double
  var highest: Double
  /// Whether `lowest` (`highest`) itself is left out.
  var excludesLowest = false
  var excludesHighest = false

  static let nonnegative = NumberRange(lowest: 0, highest: largest)
  static let positive = NumberRange(lowest: 0, highest: largest, excludesLowest: true)
  static let fraction = NumberRange(lowest: 0, highest: 1)
  static let any = NumberRange(lowest: -largest, highest: largest)

  func contains(_ number: Double) -> Bool {
    (excludesLowest ? number > lowest : number >= lowest)
      && (excludesHighest ? number < highest : number <= highest)
  }

  /// `a number from 0 to 1e15`.
  var words: String {
    let from = excludesLowest ? "above" : "from"
    let to = excludesHighest ? "to below" : "to"
    return "a number \(from) \(Self.text(lowest)) \(to) \(Self.text(highest))"
  }

  static func text(_ number: Double) -> String {
    number.magnitude >= 1e15 ? (number < 0 ? "-1e15" : "1e15") : JSONValue.number(number).text
  }
}

/// What may stand in a field.
indirect enum FieldType: Sendable {
  case text
  case id
  case flag
  case date
  case duration
  case number(NumberRange)
  case integer(ClosedRange<Int>)
  case words([String])
  /// A value over time, each number in the range; `sliced` where it may differ from slice to slice.
  case series(NumberRange, sliced: Bool)
  case list(FieldType)
  /// An object whose keys are ids.
  case map(FieldType)
  case object(ObjectFormat.Name)
  /// The first type whose JSON kind fits decides what is checked.
  case either([FieldType])
}

/// One attribute of an object of the format.
struct Field: Sendable {
  let key: String
  let type: FieldType
  var isRequired = false
  /// What an absent value means, in words; `nil` for required fields.
  var absence: String?
  var unit: String?
  /// What it is for, as a sentence of the format's reference.
  let meaning: String
  /// The kinds of object (by the discriminating key) that have it; `nil` for all.
  var kinds: [String]?

  static func required(
    _ key: String, _ type: FieldType, unit: String? = nil, kinds: [String]? = nil, _ meaning: String
  ) -> Field {
    Field(key: key, type: type, isRequired: true, unit: unit, meaning: meaning, kinds: kinds)
  }

  static func optional(
    _ key: String, _ type: FieldType, absent: String, unit: String? = nil, kinds: [String]? = nil,
    _ meaning: String
  ) -> Field {
    Field(key: key, type: type, absence: absent, unit: unit, meaning: meaning, kinds: kinds)
  }
}

/// One kind of object of the format: its attributes, and the keys that later versions will know.
struct ObjectFormat: Sendable {
  enum Name: String, CaseIterable, Sendable {
    case problem, horizon, period, slice, machine, region, provider, offer, option, agreement
    case workload, surcharge, limit, place, selection, lists, latency, hours
  }

  let name: Name
  let summary: String
  let fields: [Field]
  /// The key whose word decides which fields an object has.
  var discriminator: String?
  /// Keys of the format that this version refuses by name.
  var later: [String] = []

  func field(_ key: String) -> Field? { fields.first { $0.key == key } }
}
