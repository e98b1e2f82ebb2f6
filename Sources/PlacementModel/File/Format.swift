/// The format of a problem file, as a table: what `FormatChecker` checks, `ProblemSchema` prints for machines
/// and `FormatReference` for people. Nothing about a key's type, range or default is said anywhere else.
package enum Format {
  /// Numbers past this magnitude are refused: a solver that works in doubles cannot tell them from noise.
  static let largest = 1e15
  /// The smallest magnitude of a number that is not 0: below it no unit has anything to count, and products of such numbers
  /// are 0.
  static let smallest = 1e-30

  static func isTooSmall(_ number: Double) -> Bool { number != 0 && abs(number) < smallest }
  /// Keys that every object takes, for people: text that changes nothing.
  package static let remarks = ["note", "source"]
  static let longestID = 250
}

/// One kind of object of the format.
package struct ObjectFormat: Sendable {
  /// Its name in the JSON Schema and the reference.
  let name: String
  let meaning: String
  /// The key whose word decides which other keys make sense: `kind` of an option, `type` of a limit.
  var discriminator: String?
  var attributes: [Attribute]
  /// Keys and words that the format knows and this version cannot plan with yet.
  var later: Later = Later()
  var rules: [KeyRule] = []

  package init(
    name: String, meaning: String, discriminator: String? = nil, attributes: [Attribute],
    later: Later = Later(), rules: [KeyRule] = []
  ) {
    self.name = name
    self.meaning = meaning
    self.discriminator = discriminator
    self.attributes = attributes
    self.later = later
    self.rules = rules
  }

  package struct Later: Sendable {
    var keys: [String] = []
    /// Words of the discriminator.
    var kinds: [String] = []
  }

  /// A rule about which keys stand together.
  package enum KeyRule: Sendable {
    /// All keys of exactly one of the sets.
    case oneOf([[String]])
    /// One key or more; for the kinds named, or all.
    case atLeastOne([String], kinds: [String])
  }

  /// The attributes that objects of a kind have; all of them where `kind` is `nil`.
  func attributes(ofKind kind: String?) -> [Attribute] {
    attributes.filter { $0.makesSense(for: kind) }
  }

  /// The kinds that the discriminator can name.
  var kinds: [String] {
    guard let attribute = attributes.first(where: { $0.key == discriminator }) else { return [] }
    if case .word(let words, _) = attribute.shape { return words }
    return []
  }
}

/// One key of an object: a row of the table.
package struct Attribute: Sendable {
  package enum Presence: Sendable {
    case required
    case optional
    /// Optional, and this value where it is absent.
    case defaulted(JSONValue)
  }

  let key: String
  let shape: Shape
  var presence: Presence = .optional
  /// Of what its numbers are: `currency per unit-hour`.
  var unit: String?
  /// The kinds of object that have it; empty for all.
  var kinds: [String] = []
  let meaning: String

  package init(
    _ key: String, _ shape: Shape, _ presence: Presence, unit: String? = nil, for kinds: [String] = [],
    _ meaning: String
  ) {
    self.key = key
    self.shape = shape
    self.presence = presence
    self.unit = unit
    self.kinds = kinds
    self.meaning = meaning
  }

  package init(
    _ key: String, _ shape: Shape, unit: String? = nil, for kinds: [String] = [], _ meaning: String
  ) {
    self.init(key, shape, .optional, unit: unit, for: kinds, meaning)
  }

  /// Whether objects of a kind have it; of a kind that is not known, any may.
  func makesSense(for kind: String?) -> Bool {
    guard let kind, !kinds.isEmpty else { return true }
    return kinds.contains(kind)
  }

  var isRequired: Bool { if case .required = presence { true } else { false } }

  var defaultValue: JSONValue? { if case .defaulted(let value) = presence { value } else { nil } }

  /// What is accepted, in words, with the unit.
  var accepted: String { shape.accepted(unit: unit) }
}

/// What may stand at a place.
package indirect enum Shape: Sendable {
  /// A name that is given here and referred to elsewhere.
  case id
  /// Any text that is not empty: a label, a name for people, another element's id.
  case text
  case flag
  case number(NumberRange)
  case integer(ClosedRange<Int>)
  case date
  case duration
  /// One of some words; and words that are known but not yet built.
  case word([String], later: [String] = [])
  case series(NumberRange)
  /// At least one element, unless it `mayBeEmpty`.
  case list(Shape, mayBeEmpty: Bool = false)
  /// Ids of something as keys.
  case map(of: String, Shape, mayBeEmpty: Bool = false)
  /// Dates as keys: the points of steps and ramps.
  case points(NumberRange)
  case object(ObjectFormat)
  /// Told apart by their JSON type, so that a fault inside one is not reported as a fault of all.
  case either([Shape])
}

/// The numbers that are accepted at a place.
package struct NumberRange: Hashable, Sendable {
  /// Its name in the JSON Schema.
  let name: String
  let lower: Double
  let upper: Double
  var excludesLower = false
  var excludesUpper = false

  func contains(_ number: Double) -> Bool {
    (excludesLower ? number > lower : number >= lower) && (excludesUpper ? number < upper : number <= upper)
      && !Format.isTooSmall(number)
  }

  /// `0 to 1e15`, `above 0 and at most 1`.
  var words: String {
    let (low, high) = (Wording.digits(of: lower), Wording.digits(of: upper))
    return switch (excludesLower, excludesUpper) {
    case (false, false): "from \(low) to \(high)"
    case (true, false): "above \(low) and at most \(high)"
    case (false, true): "from \(low) to less than \(high)"
    case (true, true): "above \(low) and less than \(high)"
    }
  }

  package static let amount = NumberRange(name: "amount", lower: 0, upper: Format.largest)
  package static let positive = NumberRange(
    name: "positive", lower: 0, upper: Format.largest, excludesLower: true)
  package static let fraction = NumberRange(name: "fraction", lower: 0, upper: 1)
  package static let share = NumberRange(name: "share", lower: 0, upper: 1, excludesLower: true)
  static let discount = NumberRange(name: "discount", lower: 0, upper: 1, excludesUpper: true)
  static let atLeastOne = NumberRange(name: "atLeastOne", lower: 1, upper: Format.largest)
  static let growth = NumberRange(name: "growth", lower: -1, upper: Format.largest, excludesLower: true)
  static let rate = NumberRange(name: "rate", lower: -1, upper: 10, excludesLower: true, excludesUpper: true)
}
