/// A value of a draft that a document can hold.
protocol DraftValue: Equatable, Sendable {
  /// Reads a value that was checked against the format.
  ///
  /// - Throws: where it is not what the format says.
  init(draft json: JSONValue) throws(ObjectReader.Mismatch)

  var draftJSON: JSONValue { get }

  /// Whether it says nothing, so that its key is left out where the key is not one that may say "none".
  var isBlank: Bool { get }
}

extension DraftValue {
  var isBlank: Bool { false }
}

/// An object of a draft: read and written by the list of its fields, which a test holds to the table of the format.
protocol DraftObject: DraftValue, DraftRemarks {
  /// Its table.
  static var format: ObjectFormat { get }
  /// One for each key of the table, in its order.
  static var fields: [DraftField<Self>] { get }
  /// An object that says nothing yet.
  init()
}

/// Binds a key of the format to a property of the same name.
struct DraftField<Root: Sendable>: Sendable {
  typealias Mismatch = ObjectReader.Mismatch

  let key: String
  let read: @Sendable (inout Root, JSONValue) throws(Mismatch) -> Void
  let write: @Sendable (Root) -> JSONValue?

  /// A key that is always written, unless its value says nothing.
  init<Value: DraftValue>(_ key: String, _ path: any WritableKeyPath<Root, Value> & Sendable) {
    self.key = key
    read = { (root, json) throws(Mismatch) in root[keyPath: path] = try Value(draft: json) }
    write = { root in root[keyPath: path].isBlank ? nil : root[keyPath: path].draftJSON }
  }

  /// A key that is left out where its value is `nil`. An empty list is written: it is a fault, not everything.
  init<Value: DraftValue>(_ key: String, _ path: any WritableKeyPath<Root, Value?> & Sendable) {
    self.key = key
    read = { (root, json) throws(Mismatch) in root[keyPath: path] = try Value(draft: json) }
    write = { root in root[keyPath: path]?.draftJSON }
  }
}

extension DraftObject {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    guard case .object(let members) = json else { throw ObjectReader.Mismatch(key: Self.format.name) }
    self.init()
    try readFields(of: members)
  }

  mutating func readFields(of members: [JSONValue.Member]) throws(ObjectReader.Mismatch) {
    for member in members {
      if let field = Self.fields.first(where: { $0.key == member.key }) {
        try field.read(&self, member.value)
      } else {
        readRemark(member)
      }
    }
  }

  var draftJSON: JSONValue { .object(memberList) }

  /// Its members in the order of the table, remarks last.
  var memberList: [JSONValue.Member] {
    var object = ObjectBuilder()
    for field in Self.fields { object.add(field.key, field.write(self)) }
    return object.value.members + remarkMembers
  }
}

extension DraftRemarks {
  mutating func readRemark(_ member: JSONValue.Member) {
    switch (member.key, member.value) {
    case ("note", .string(let text)): note = text
    case ("source", .string(let text)): source = text
    default: break
    }
  }

  var remarkMembers: [JSONValue.Member] {
    [("note", note), ("source", source)].compactMap { key, text in
      text.map { JSONValue.Member(key, .string($0)) }
    }
  }

  var hasRemarks: Bool { note != nil || source != nil }
}

// MARK: - Plain values

extension String: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) { self = try Read.text(json) }
  var draftJSON: JSONValue { .string(self) }
}

extension Double: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) { self = try Read.number(json) }
  var draftJSON: JSONValue { .number(self) }
}

extension Int: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) { self = try Read.integer(json) }
  var draftJSON: JSONValue { .number(Double(self)) }
}

extension Bool: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) { self = try Read.flag(json) }
  var draftJSON: JSONValue { .bool(self) }
}

extension Array: DraftValue where Element: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    self = try Read.list(json) { value throws(ObjectReader.Mismatch) in try Element(draft: value) }
  }
  var draftJSON: JSONValue { .array(map(\.draftJSON)) }
  var isBlank: Bool { isEmpty }
}

/// A word of the format.
extension DraftValue where Self: RawRepresentable, RawValue == String {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    guard let word = Self(rawValue: try Read.text(json)) else { throw ObjectReader.Mismatch(key: "word") }
    self = word
  }
  var draftJSON: JSONValue { .string(rawValue) }
}

extension CalendarUnit: DraftValue {}
extension ProblemDraft.Option.Kind: DraftValue {}
extension ProblemDraft.Agreement.Windowing: DraftValue {}
extension ProblemDraft.Agreement.HorizonEnd: DraftValue {}
extension ProblemDraft.Selection.Each: DraftValue {}
extension ProblemDraft.Workload.Place: DraftValue {}
extension ProblemDraft.Workload.Site: DraftValue {}
extension ProblemDraft.Limit.Kind: DraftValue {}
extension ProblemDraft.Limit.Basis: DraftValue {}
extension Agreement.Status: DraftValue {}
extension Agreement.Counts: DraftValue {}
extension Measure: DraftValue {}
extension Goal: DraftValue {}
