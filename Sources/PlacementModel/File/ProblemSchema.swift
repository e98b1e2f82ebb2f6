/// The JSON Schema (draft 2020-12) of a problem file, made from the table of the format: what `berth schema`
/// prints, for editors and for checks outside.
///
/// It refuses what can be told from one place of the document. That ids exist, that series are as long as the
/// horizon and that windows meet it, only the reader and the check can tell.
package enum ProblemSchema {
  /// The schema as a value.
  package static let document = document(isPart: false)

  /// The same of a part of a problem, in which records may leave out all keys but their ids.
  package static let documentOfPart = document(isPart: true)

  private static func document(isPart: Bool) -> JSONValue {
    var builder = SchemaBuilder(isPart: isPart)
    let root = builder.schema(of: .object(Format.problem))
    let (name, title) =
      isPart ? ("part", "A part of a placement problem") : ("problem", "A placement problem")
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("$id", .string("urn:berth:\(name):1")),
        .init("title", .string("\(title) for Berth")),
      ] + root + [.init("$defs", .object(builder.definitions))])
  }

  /// The schema of problems, or of their parts, as text with a line break at its end.
  package static func text(ofParts isPart: Bool = false) throws(JSONText.NonFiniteNumber) -> String {
    try JSONText(isPart ? documentOfPart : document).string
  }
}

/// Turns shapes into schemas and keeps the definitions they refer to, each once.
struct SchemaBuilder {
  typealias Members = [JSONValue.Member]

  private(set) var definitions: Members = []
  private var defined: Set<String> = []
  private let isPart: Bool

  init(isPart: Bool) { self.isPart = isPart }

  mutating func schema(of shape: Shape) -> Members {
    switch shape {
    case .id, .text: define("label", Self.label)
    case .flag: Self.type("boolean")
    case .number(let range): define(range.name, Self.number(range))
    case .integer(let range): Self.integer(range)
    case .date: define("date", Self.date)
    case .duration: define("duration", Self.duration)
    case .word(let words, _): [.init("enum", .array(words.map(JSONValue.string)))]
    case .series(let range): series(range)
    case .list(let element, let mayBeEmpty):
      Self.type("array") + [.init("items", .object(schema(of: element)))]
        + (mayBeEmpty || isPart ? [] : [.init("minItems", .number(1))])
    case .map(_, let value, let mayBeEmpty): map(schema(of: value), mayBeEmpty: mayBeEmpty)
    case .points(let range): points(range)
    case .object(let format): object(format)
    case .either(let shapes): [.init("anyOf", .array(shapes.map { .object(schema(of: $0)) }))]
    }
  }

  /// A reference to a definition, which is made the first time.
  private mutating func define(_ name: String, _ schema: @autoclosure () -> Members) -> Members {
    if defined.insert(name).inserted { definitions.append(.init(name, .object(schema()))) }
    return [.init("$ref", .string("#/$defs/\(name)"))]
  }

  private mutating func map(_ value: Members, mayBeEmpty: Bool) -> Members {
    let label = schema(of: .id)
    let remark = JSONValue.object([.init("anyOf", .array([.object(Self.type("string")), .object(value)]))])
    return Self.type("object") + [
      .init("properties", .object(Format.remarks.map { .init($0, remark) })),
      .init("propertyNames", .object(label)),
      .init("additionalProperties", .object(value)),
    ] + (mayBeEmpty || isPart ? [] : [.init("minProperties", .number(1))])
  }

  private mutating func points(_ range: NumberRange) -> Members {
    let number = schema(of: .number(range))
    return Self.type("object") + [
      .init("properties", .object(Self.remarks)),
      .init("patternProperties", .object([.init(Self.datePattern, .object(number))])),
      .init("additionalProperties", .bool(false)),
      .init("minProperties", .number(1)),
    ]
  }

  private mutating func series(_ range: NumberRange) -> Members {
    let name = range.name + "Series"
    let reference: Members = [.init("$ref", .string("#/$defs/\(name)"))]
    guard defined.insert(name).inserted else { return reference }
    let plain = [Shape.number(range), .list(.number(range))].map { JSONValue.object(schema(of: $0)) }
    var forms: [JSONValue] = []
    for form in SeriesForm.allCases where form != .slices { forms.append(.object(body(form.format(range)))) }
    let flat = define("\(range.name)SeriesOfASlice", [.init("anyOf", .array(plain + forms))])
    let slices =
      Self.type("object") + [
        .init("properties", .object([.init("slices", .object(map(flat, mayBeEmpty: false)))] + Self.remarks)),
        .init("required", .array([.string("slices")])),
        .init("additionalProperties", .bool(false)),
      ]
    definitions.append(
      .init(
        name,
        .object([
          .init("description", .string("Numbers \(range.words) that may change over time.")),
          .init("anyOf", .array([.object(flat), .object(slices)])),
        ])))
    return reference
  }
}

// MARK: - Objects

extension SchemaBuilder {
  private mutating func object(_ format: ObjectFormat) -> Members {
    let reference: Members = [.init("$ref", .string("#/$defs/\(format.name)"))]
    guard defined.insert(format.name).inserted else { return reference }
    // The place is kept before what it refers to, so that definitions stand in the order of the format.
    let place = definitions.count
    definitions.append(.init(format.name, .null))
    let body = format.discriminator == nil ? body(format) : variants(format)
    definitions[place] = .init(
      format.name, .object([.init("description", .string(Self.sentence(format.meaning)))] + body))
    return reference
  }

  /// One schema for each kind; the kind's name picks the one whose faults are shown.
  private mutating func variants(_ format: ObjectFormat) -> Members {
    guard let key = format.discriminator else { return [] }
    var bodies: [JSONValue] = []
    for kind in format.kinds {
      // A key that is absent is of any value: it must be there to choose.
      let chosen = JSONValue.object(
        [.init("properties", .object([.init(key, .object([.init("const", .string(kind))]))]))]
          + (isPart ? [.init("required", .array([.string(key)]))] : []))
      bodies.append(.object([.init("if", chosen), .init("then", .object(body(format, kind: kind)))]))
    }
    let kinds = JSONValue.object([.init("enum", .array(format.kinds.map(JSONValue.string)))])
    return Self.type("object") + [
      .init("properties", .object([.init(key, kinds)])),
      .init("required", .array([.string(isPart && format.isRecord ? "id" : key)])),
      .init("allOf", .array(bodies)),
    ]
  }

  private mutating func body(_ format: ObjectFormat, kind: String? = nil) -> Members {
    let attributes = format.attributes(ofKind: kind)
    var properties: Members = []
    for attribute in attributes { properties.append(.init(attribute.key, .object(property(attribute)))) }
    let required = attributes.filter { format.requires($0, inPart: isPart) }.map { JSONValue.string($0.key) }
    return Self.type("object") + [.init("properties", .object(properties + Self.remarks))]
      + (required.isEmpty ? [] : [.init("required", .array(required))])
      + [.init("additionalProperties", .bool(false))]
      + (isPart && format.isRecord ? [] : format.rules.flatMap { Self.rule($0, kind: kind) })
  }

  private mutating func property(_ attribute: Attribute) -> Members {
    let unit = attribute.unit.map { " " + Self.sentence(Shape.phrase($0)) } ?? ""
    var members: Members = [.init("description", .string(attribute.meaning + unit))]
    members += schema(of: attribute.shape)
    if let value = attribute.defaultValue { members.append(.init("default", value)) }
    return members
  }

  private static func rule(_ rule: ObjectFormat.KeyRule, kind: String?) -> Members {
    func requiring(_ keys: [String]) -> JSONValue {
      .object([.init("required", .array(keys.map(JSONValue.string)))])
    }
    switch rule {
    case .atLeastOne(let keys, let kinds):
      guard kinds.isEmpty || kind.map(kinds.contains) == true else { return [] }
      return [.init("anyOf", .array(keys.map { requiring([$0]) }))]
    case .oneOf(let sets):
      let choices = sets.indices.map { chosen -> JSONValue in
        let others = sets.indices.filter { $0 != chosen }.flatMap { sets[$0] }
        let none = JSONValue.object([.init("anyOf", .array(others.map { requiring([$0]) }))])
        return .object([.init("required", .array(sets[chosen].map(JSONValue.string))), .init("not", none)])
      }
      return [.init("anyOf", .array(choices))]
    }
  }
}

// MARK: - Definitions

extension SchemaBuilder {
  private static let datePattern =
    "^(19[0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$"

  private static func type(_ name: String) -> Members { [.init("type", .string(name))] }

  private static func described(_ text: String, examples: [JSONValue]) -> Members {
    [.init("description", .string(sentence(text))), .init("examples", .array(examples))]
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static let remarks: Members = Format.remarks.map { key in
    .init(
      key,
      .object([
        .init("description", .string("For people; changes nothing.")), .init("type", .string("string")),
      ]))
  }

  private static let label =
    described(Shape.text.accepted(), examples: [.string("aws/us-east/gb200")]) + [
      .init("type", .string("string")),
      .init("minLength", .number(1)),
      .init("maxLength", .number(Double(Format.longestID))),
      .init("pattern", .string("^[^\\u0000-\\u001F\\u007F-\\u009F]*$")),
    ]

  private static let date =
    described(Shape.date.accepted(), examples: [.string("2026-01"), .string("2026-01-15")]) + [
      .init("type", .string("string")), .init("pattern", .string(datePattern)),
    ]

  private static let duration =
    described(
      Shape.duration.accepted(),
      examples: [.string("3y"), .string("18mo"), .string("90d"), .string("2 periods")]) + [
      .init("type", .string("string")),
      .init("pattern", .string("^[1-9][0-9]{0,\(DurationFile.mostDigits - 1)}(y|mo|d|h| periods?)$")),
    ]

  private static func number(_ range: NumberRange) -> Members {
    described(Shape.number(range).accepted(), examples: []).filter { $0.key != "examples" } + [
      .init("type", .string("number")),
      .init(range.excludesLower ? "exclusiveMinimum" : "minimum", .number(range.lower)),
      .init(range.excludesUpper ? "exclusiveMaximum" : "maximum", .number(range.upper)),
    ]
  }

  private static func integer(_ range: ClosedRange<Int>) -> Members {
    if range.count == 1 { return [.init("const", .number(Double(range.lowerBound)))] }
    return type("integer") + [
      .init("minimum", .number(Double(range.lowerBound))),
      .init("maximum", .number(Double(range.upperBound))),
    ]
  }
}
