@testable import PlacementModel

/// The tables of the format, walked: samples of everything that they accept.
enum FormatWalk {
  /// Every table that the table of the whole document leads to, each once.
  static let tables: [ObjectFormat] = {
    var found: [ObjectFormat] = []
    func visit(_ table: ObjectFormat) {
      guard !found.contains(where: { $0.name == table.name }) else { return }
      found.append(table)
      for attribute in table.attributes { visit(attribute.shape) }
    }
    func visit(_ shape: Shape) {
      switch shape {
      case .object(let table): visit(table)
      case .list(let element, _), .map(_, let element, _): visit(element)
      case .either(let shapes): shapes.forEach(visit)
      case .series(let range):
        for form in SeriesForm.allCases where form != .slices { visit(form.format(range)) }
      default: break
      }
    }
    visit(Format.problem)
    return found
  }()

  private static let remarks: [JSONValue.Member] = [
    .init("note", .string("a note")), .init("source", .string("a source")),
  ]

  /// At least one value for each way in which a shape can be written.
  static func samples(_ shape: Shape) -> [JSONValue] {
    switch shape {
    case .id, .text: [.string("a")]
    case .flag: [.bool(true), .bool(false)]
    case .number(let range): [.number(range.upper)]
    case .integer(let range): [.number(Double(range.lowerBound))]
    case .date: [.string("2026-01"), .string("2026-01-15")]
    case .duration: [.string("3y"), .string("2 periods")]
    case .word(let words, _): words.map(JSONValue.string)
    case .series(let range):
      plain(range) + [.object([.init("slices", .object(keyed(plain(range))))] + remarks)]
    case .list(let element, _): [.array(samples(element))]
    case .map(_, let value, _): [.object(keyed(samples(value)))]
    case .points(let range):
      [
        .object(
          [.init("2026-03", .number(range.upper)), .init("2026-01-02", .number(range.upper))] + remarks)
      ]
    case .object(let table): objects(table)
    case .either(let shapes): shapes.flatMap(samples)
    }
  }

  /// Every form of a series but that with slices, in which these stand.
  private static func plain(_ range: NumberRange) -> [JSONValue] {
    [.number(range.upper), .array([.number(range.upper), .number(range.upper)])]
      + SeriesForm.allCases.filter { $0 != .slices }.flatMap { objects($0.format(range)) }
  }

  private static func keyed(_ values: [JSONValue]) -> [JSONValue.Member] {
    values.enumerated().map { JSONValue.Member("key\($0.offset)", $0.element) } + remarks
  }

  /// One object for each kind and way in which some key can be written; all keys of the kind stand in each.
  private static func objects(_ table: ObjectFormat) -> [JSONValue] {
    let kinds: [String?] = table.kinds.isEmpty ? [nil] : table.kinds
    return kinds.flatMap { kind in
      var keys: Set<String> = []
      let attributes = table.attributes(ofKind: kind).filter { keys.insert($0.key).inserted }
      let values = attributes.map { attribute in
        attribute.key == table.discriminator ? [JSONValue.string(kind ?? "")] : samples(attribute.shape)
      }
      let most = values.map(\.count).max() ?? 0
      return (0..<most).map { number in
        JSONValue.object(
          zip(attributes, values).map { JSONValue.Member($0.key, $1[number % $1.count]) } + remarks)
      }
    }
  }
}

extension JSONValue {
  /// The value with the members of every object in the order of their keys: two documents that say the same are equal.
  var ordered: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.ordered))
    case .object(let members):
      .object(members.map { Member($0.key, $0.value.ordered) }.sorted { $0.key < $1.key })
    default: self
    }
  }
}
