/// The JSON Schema (draft 2020-12) of problem files, made from the same table that files are checked against.
///
/// What a schema cannot say (that ids exist, that slices add up) `berth check` tells.
public enum ProblemSchema {
  public static var json: String { document.text + "\n" }

  static var document: JSONValue {
    var members: [JSONValue.Member] = [
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string("Berth problem, version \(Format.version)")),
    ]
    members.append(.init("$ref", .string("#/$defs/problem")))
    var definitions = ObjectFormat.Name.allCases.map { name in
      JSONValue.Member(name.rawValue, schema(of: Format.object(name)))
    }
    definitions.append(.init("date", date))
    definitions.append(.init("duration", duration))
    members.append(.init("$defs", .object(definitions)))
    return .object(members)
  }

  private static let dayPattern = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|2200-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?"

  private static let date: JSONValue = .object([
    .init("type", .string("string")), .init("pattern", .string("^(\(dayPattern))$")),
  ])

  private static let duration: JSONValue = .object([
    .init("type", .string("string")),
    .init("pattern", .string("^[1-9][0-9]{0,5} ?(y|mo|d|h|periods?)$")),
  ])

  private static func schema(of format: ObjectFormat) -> JSONValue {
    var keys: [String] = []
    var properties: [JSONValue.Member] = []
    for field in format.fields where !keys.contains(field.key) {
      keys.append(field.key)
      let variants = format.fields.filter { $0.key == field.key }
      properties.append(.init(field.key, property(variants)))
    }
    for remark in Format.remarks { properties.append(.init(remark, typed("string"))) }
    let required = format.fields.filter { $0.isRequired && $0.kinds == nil }.map { JSONValue.string($0.key) }
    var members: [JSONValue.Member] = [
      .init("type", .string("object")), .init("description", .string(format.summary)),
      .init("properties", .object(properties)), .init("additionalProperties", .bool(false)),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    if let discriminator = format.discriminator {
      members.append(.init("allOf", .array(conditions(of: format, by: discriminator))))
    }
    if format.name == .horizon { members.append(.init("oneOf", .array(horizonForms))) }
    return .object(members)
  }

  /// `period` and `count`, or `periods`, never both.
  private static let horizonForms: [JSONValue] = [
    .object([
      .init("required", .array([.string("period"), .string("count")])),
      .init("not", .object([.init("required", .array([.string("periods")]))])),
    ]),
    .object([
      .init("required", .array([.string("periods")])),
      .init("not", .object([
        .init("anyOf", .array(["period", "count"].map { .object([.init("required", .array([.string($0)]))]) }))
      ])),
    ]),
  ]

  private static func property(_ variants: [Field]) -> JSONValue {
    guard let field = variants.first else { return .bool(true) }
    var description = field.meaning
    if let unit = field.unit { description += " Unit: \(unit)." }
    if let absence = field.absence { description += " Absent: \(absence)." }
    let schemas = variants.map { schema(of: $0.type) }
    let type = schemas.count == 1 ? schemas[0] : JSONValue.object([.init("anyOf", .array(schemas))])
    guard case .object(let members) = type else { return type }
    return .object([.init("description", .string(description))] + members)
  }

  /// For each word of the discriminating key: what else is required, what is not known, what is narrower.
  private static func conditions(of format: ObjectFormat, by discriminator: String) -> [JSONValue] {
    guard case .words(let words)? = format.field(discriminator)?.type else { return [] }
    return words.map { word in
      let applies: (Field) -> Bool = { $0.kinds?.contains(word) ?? true }
      var properties: [JSONValue.Member] = []
      for key in Set(format.fields.filter { $0.kinds != nil }.map(\.key)).sorted() {
        let fitting = format.fields.filter { $0.key == key && applies($0) }
        properties.append(.init(key, fitting.first.map { schema(of: $0.type) } ?? .bool(false)))
      }
      var then: [JSONValue.Member] = [.init("properties", .object(properties))]
      let required = format.fields.filter { $0.isRequired && $0.kinds != nil && applies($0) }.map(\.key)
      if !required.isEmpty { then.append(.init("required", .array(required.map { .string($0) }))) }
      if format.name == .limit, word == "share" {
        then.append(
          .init("anyOf", .array(["min", "max"].map { .object([.init("required", .array([.string($0)]))]) })))
      }
      let condition: JSONValue = .object([
        .init("properties", .object([.init(discriminator, .object([.init("const", .string(word))]))])),
        .init("required", .array([.string(discriminator)])),
      ])
      return .object([.init("if", condition), .init("then", .object(then))])
    }
  }

  private static func typed(_ type: String) -> JSONValue { .object([.init("type", .string(type))]) }
  private static func reference(_ name: String) -> JSONValue {
    .object([.init("$ref", .string("#/$defs/\(name)"))])
  }

  private static func schema(of type: FieldType) -> JSONValue {
    switch type {
    case .text: return typed("string")
    case .id:
      return .object([
        .init("type", .string("string")), .init("minLength", .number(1)), .init("maxLength", .number(250)),
        .init("pattern", .string("^[^\\u0000-\\u001f\\u007f-\\u009f]*$")),
      ])
    case .flag: return typed("boolean")
    case .date: return reference("date")
    case .duration: return reference("duration")
    case .number(let range): return schema(of: range)
    case .integer(let range):
      return .object([
        .init("type", .string("integer")), .init("minimum", .number(Double(range.lowerBound))),
        .init("maximum", .number(Double(range.upperBound))),
      ])
    case .words(let words): return .object([.init("enum", .array(words.map { .string($0) }))])
    case .series(let range, let sliced): return series(range, sliced: sliced)
    case .list(let element):
      return .object([
        .init("type", .string("array")), .init("minItems", .number(1)), .init("items", schema(of: element)),
      ])
    case .map(let element):
      return .object([
        .init("type", .string("object")), .init("minProperties", .number(1)),
        .init("additionalProperties", schema(of: element)),
      ])
    case .object(let name): return reference(name.rawValue)
    case .either(let types): return .object([.init("anyOf", .array(types.map(schema)))])
    }
  }

  private static func schema(of range: NumberRange) -> JSONValue {
    .object([
      .init("type", .string("number")),
      .init(range.excludesLowest ? "exclusiveMinimum" : "minimum", .number(range.lowest)),
      .init(range.excludesHighest ? "exclusiveMaximum" : "maximum", .number(range.highest)),
    ])
  }

  private static func series(_ range: NumberRange, sliced: Bool) -> JSONValue {
    let number = schema(of: range)
    let dated: JSONValue = .object([
      .init("type", .string("object")), .init("minProperties", .number(1)),
      .init("propertyNames", reference("date")), .init("additionalProperties", number),
    ])
    let growth = NumberRange(lowest: -1, highest: 1000, excludesLowest: true)
    var forms: [JSONValue] = [
      number, schema(of: .list(.number(range))), form([("steps", dated)]), form([("ramp", dated)]),
      form([("start", number), ("growthPerYear", schema(of: growth))]),
      form([("csv", schema(of: .id)), ("column", schema(of: .id))]),
    ]
    if sliced {
      let parts: JSONValue = .object([
        .init("type", .string("object")), .init("additionalProperties", series(range, sliced: false)),
      ])
      forms.append(form([("slices", parts)]))
    }
    return .object([.init("anyOf", .array(forms))])
  }

  private static func form(_ keys: [(String, JSONValue)]) -> JSONValue {
    let remarks = Format.remarks.map { JSONValue.Member($0, typed("string")) }
    return .object([
      .init("type", .string("object")),
      .init("properties", .object(keys.map { .init($0.0, $0.1) } + remarks)),
      .init("required", .array(keys.map { .string($0.0) })), .init("additionalProperties", .bool(false)),
    ])
  }
}
