internal import PlacementModel

/// The lists of a plan as its JSON has them: the same keys, the same numbers, to the digit.
///
/// They are made from the JSON itself, so that neither can say what the other does not.
struct ListTables {
  let plan: JSONValue

  /// The lists that a page holds, in the order of the JSON.
  private static let lists = [
    "goals", "allocations", "purchases", "orders", "spendPlans", "agreements", "providers", "limits",
    "capacity",
    "openings", "workloads", "moves", "conflict",
  ]

  /// One table for each list that is not empty.
  var tables: [(name: String, table: PageTable)] {
    Self.lists.compactMap { name in
      guard case .array(let entries)? = plan[name], !entries.isEmpty else { return nil }
      return (name, Self.table(name, entries))
    }
  }

  static func table(_ name: String, _ entries: [JSONValue]) -> PageTable {
    var keys: [String] = []
    var isNumber: [String: Bool] = [:]
    for case .object(let members) in entries {
      // An entry may have keys that those before it did not: each goes behind its neighbour.
      var before: String?
      for member in members {
        if isNumber[member.key] == nil {
          isNumber[member.key] = true
          let place = before.flatMap { keys.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
          keys.insert(member.key, at: place)
        }
        if case .number = member.value {} else { isNumber[member.key] = false }
        before = member.key
      }
    }
    return PageTable(
      id: "list-" + name, caption: Wording.list(name, entries.count),
      columns: keys.map { PageTable.Column(heading: $0, isNumber: isNumber[$0] ?? false) },
      rows: entries.map { entry in keys.map { cell(entry[$0]) } })
  }

  private static func cell(_ value: JSONValue?) -> PageTable.Cell {
    switch value {
    case .string(let text)?: .name(text)
    case .number(let number)?: .number(number, number.figureText)
    case .bool(let isTrue)?: .words(isTrue ? "true" : "false")
    case .null?, .array?, .object?, nil: .none
    }
  }
}

extension Double {
  /// A number of unknown kind: with cents while these matter, else whole; small ones in four digits.
  var figureText: String {
    switch magnitude {
    case 0: "0"
    case ..<1: text(significantDigits: 4)
    case ..<1e6: text(decimals: 2).droppingZeros
    default: text(decimals: 0)
    }
  }
}
