public import PlacementModel

/// Says which charges of a bill are whose: rules in order, of which the first that matches a charge counts.
public struct BillMapping: Sendable {
  /// Charges, and what they are.
  struct Rule: Sendable {
    /// All of these must match; none match everything.
    var conditions: [Condition]
    var use: Bill.Use
    var kind: String?
    var machine: Machine?
    var quantity: FocusColumn
    var units: [NamePattern]
    /// Units of the machine, for an hour, in one of the bill's quantity.
    var unitHours: Double
    /// Work units that a unit does in an hour.
    var throughput: Double
  }

  /// The machine that is charged for.
  enum Machine: Sendable {
    case named(String)
    /// What stands in a column.
    case column(String)
  }

  /// Something that the text of a column must be.
  struct Condition: Sendable {
    let subject: Subject
    /// One of them must match.
    let patterns: [NamePattern]
  }

  enum Subject: Hashable, Sendable {
    case provider
    case region
    /// One of the columns must match.
    case columns([FocusColumn])
    case other(String)
    case tag(String)
  }

  let rules: [Rule]

  /// Reads a mapping from JSON.
  ///
  /// - Throws: `InvalidProblem` with every fault and its pointer.
  public init(reading bytes: [UInt8]) throws(InvalidProblem) {
    let document = try DocumentReading.read(bytes, as: Self.format)
    guard case .array(let rules)? = document["rules"] else {
      self.rules = []
      return
    }
    self.rules = rules.map(Self.rule)
  }

  /// Columns that the rules name and FOCUS does not.
  var namedColumns: [String] {
    var names: [String] = []
    for rule in rules {
      for condition in rule.conditions {
        if case .other(let name) = condition.subject, !names.contains(name) { names.append(name) }
      }
      if case .column(let name)? = rule.machine, !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: Reading

  private static func rule(_ json: JSONValue) -> Rule {
    var rule = Rule(
      conditions: conditions(json["match"]), use: .outside(text(json["outside"]) ?? ""),
      kind: text(json["kind"]),
      machine: nil, quantity: text(json["quantity"]) == "pricing" ? .pricingQuantity : .consumedQuantity,
      units: texts(json["units"]).map(NamePattern.init), unitHours: number(json["unitHours"]) ?? 1,
      throughput: number(json["throughput"]) ?? 1)
    if rule.units.isEmpty { rule.units = hours }
    if let workload = text(json["workload"]) { rule.use = .workload(workload) }
    switch json["machine"] {
    case .string(let name)?: rule.machine = .named(name)
    case .object?: rule.machine = text(json["machine"]?["column"]).map(Machine.column)
    default: break
    }
    return rule
  }

  /// Units that are hours of something.
  private static let hours = ["Hour", "Hours", "Hrs", "* Hour", "* Hours", "*-Hour", "*-Hours"].map(
    NamePattern.init)

  private static func conditions(_ json: JSONValue?) -> [Condition] {
    guard case .object(let members)? = json else { return [] }
    return members.flatMap { member -> [Condition] in
      switch member.key {
      case "tags": conditions(member.value) { .tag($0) }
      case "columns": conditions(member.value) { .other($0) }
      case "providers": [Condition(subject: .provider, patterns: texts(member.value).map(NamePattern.init))]
      case "regions": [Condition(subject: .region, patterns: texts(member.value).map(NamePattern.init))]
      default:
        lists.first { $0.key == member.key }.map {
          [Condition(subject: .columns($0.columns), patterns: texts(member.value).map(NamePattern.init))]
        } ?? []
      }
    }
  }

  private static func conditions(_ json: JSONValue, _ subject: (String) -> Subject) -> [Condition] {
    guard case .object(let members) = json else { return [] }
    return members.filter { !["note", "source"].contains($0.key) || text($0.value) == nil }
      .map { Condition(subject: subject($0.key), patterns: texts($0.value).map(NamePattern.init)) }
  }

  private static func text(_ json: JSONValue?) -> String? {
    if case .string(let text)? = json { text } else { nil }
  }

  private static func number(_ json: JSONValue?) -> Double? {
    if case .number(let number)? = json { number } else { nil }
  }

  /// The texts of a list, or a text alone.
  private static func texts(_ json: JSONValue?) -> [String] {
    guard case .array(let elements)? = json else { return text(json).map { [$0] } ?? [] }
    return elements.compactMap(text)
  }
}
