/// Looks for numbers of one kind that lie too far apart.
///
/// A sum of money or units is good to about 16 digits, a plan to 7: where one price is a thousand million times another,
/// the smaller may be anything.
struct Scales {
  /// The largest range of numbers of one kind that is nothing to speak of.
  static let widest = 1e9

  private var smallest: [ScaleKind: ScaleEnd] = [:]
  private var largest: [ScaleKind: ScaleEnd] = [:]

  /// A remark for every kind whose numbers lie too far apart, in the order of the kinds.
  static func remarks(in source: JSONValue) -> [Remark] {
    var scales = Scales()
    scales.visit(source, at: .root, nil)
    return ScaleKind.allCases.compactMap { kind in
      guard let smallest = scales.smallest[kind], let largest = scales.largest[kind],
        largest.value > widest * smallest.value
      else { return nil }
      return .wideScale(kind, smallest: smallest, largest: largest)
    }
  }

  private mutating func visit(_ value: JSONValue, at pointer: Pointer, _ kind: ScaleKind?) {
    switch value {
    case .number(let number):
      guard let kind, number > 0 else { return }
      let end = ScaleEnd(value: number, pointer: pointer)
      if number < smallest[kind]?.value ?? .infinity { smallest[kind] = end }
      if number > largest[kind]?.value ?? 0 { largest[kind] = end }
    case .array(let elements):
      for (number, element) in elements.enumerated() { visit(element, at: pointer[number], kind) }
    case .object(let members):
      for member in members {
        visit(member.value, at: pointer[member.key], Self.kind(of: member.key) ?? kind)
      }
    default: break
    }
  }

  /// What a key holds; `nil` where its numbers are of the kind of what it belongs to, as of the steps of a series.
  private static func kind(of key: String) -> ScaleKind?? {
    switch key {
    case "price", "heldPrice", "unmetPenalty", "perWork", "perGB", "migrationCost": .some(.prices)
    case "capacity", "held", "units", "blockSize", "minimumUnits", "upTo": .some(.units)
    case "demand": .some(.demand)
    case "throughput": .some(.throughput)
    case "minimumSpend", "maximumSpend", "spentBefore", "outsideSpend", "credits", "exitFee", "upfront",
      "fixedFee", "perPeriod", "once":
      .some(.amounts)
    case "growthPerYear", "offers", "workloads", "limits", "agreements", "spendPlans", "horizon", "note":
      .some(nil)
    default: nil
    }
  }
}
