internal import PlacementModel

/// What was applied to contract commitments, by the charges that say so (`ContractApplied`, FOCUS 1.3).
struct ContractUse {
  /// Money by commitment and billing period.
  private var applied: [String: [BillPeriod: ExactDecimal]] = [:]
  private(set) var unreadableRows = 0

  /// Adds what a row applies.
  ///
  /// - Returns: whether the sums can be held.
  mutating func add(_ fields: BillFields, _ period: BillPeriod) -> Bool {
    guard let text = fields.text(.contractApplied) else { return true }
    guard let json = DocumentReading.value(of: text), let elements = Self.elements(json) else {
      unreadableRows += 1
      return true
    }
    for element in elements {
      guard let id = Self.text(element, "contractcommitmentid"),
        let cost = Self.text(element, "contractcommitmentappliedcost").flatMap({ ExactDecimal($0) })
      else { continue }
      if !applied[id, default: [:]][period, default: .zero].add(cost) { return false }
    }
    return true
  }

  /// The list of commitments: at the top, or under the one key of an object, `Elements` or `ContractApplied`.
  private static func elements(_ json: JSONValue) -> [JSONValue]? {
    switch json {
    case .array(let elements): return elements
    case .object(let members):
      let lists = members.compactMap { member -> [JSONValue]? in
        if case .array(let elements) = member.value { elements } else { nil }
      }
      return lists.first ?? [json]
    default: return nil
    }
  }

  private static func text(_ json: JSONValue, _ key: String) -> String? {
    guard case .object(let members) = json else { return nil }
    switch members.first(where: { $0.key.lowercased() == key })?.value {
    case .string(let text)?: return text
    case .number(let number)?: return number.isFinite ? "\(number)" : nil
    default: return nil
    }
  }

  /// What was applied to a commitment in a window, of billing periods that are partly in it their part by days; `nil` where no
  /// charge names it.
  func applied(to id: String, in window: Range<CivilDay>) -> ExactDecimal? {
    guard let periods = applied[id] else { return nil }
    return periods.sorted { $0.key < $1.key }.reduce(.zero) { sum, applied in
      let (period, amount) = applied
      let part = amount.part(period.days(in: window), of: period.endDay - period.firstDay)
      return sum.adding(part) ?? sum
    }
  }
}
