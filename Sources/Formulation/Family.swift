/// The constraint families, under the names that rows, errors, reports and `models/placement.mod` share, in
/// the order in which they are stated.
package enum Family: String, CaseIterable, Sendable {
  case demand, deferral, supply, firm, capacity, quota, fix
  case tiering, tierFilled, tierOpened, tierLeast, tierMost, oneTier
  case planUse, planCapacity
  case feeBalance, feeOnce, feeInUse, feeAtMost, opening, serving
  case blockBalance, leastPurchase, mostPurchase, fleetSize, leastFleet, mostFleet, oneSite, siting
  case listBalance, savedBalance, savedAtMost, savedIfSigned, savedInFull, spendBalance
  case creditBalance, creditLimit, commitment, ceiling, shortfallIfSigned, carriedIfSigned
  case leaving, eitherAgreement
  case gaining, migration
  case share, shareFloor, spread, budget, owing, owingLater, exposure, churn, surviving, standby
  case providerUse, providerOutlay, mostProviders, leastProviders
  case pool, carbon, exclusive, firstRefusal, refusedWork, refusal
  case priority, priorityConcentration, concentration

  /// Whether the family's rows are sums of money, so that a violation is an amount of currency.
  var isMoney: Bool {
    switch self {
    case .concentration, .priorityConcentration: true
    case .feeBalance, .feeInUse, .listBalance, .savedBalance, .spendBalance, .commitment, .ceiling, .budget:
      true
    case .savedAtMost, .savedIfSigned, .savedInFull, .creditBalance, .creditLimit: true
    case .shortfallIfSigned, .carriedIfSigned, .owing, .owingLater, .exposure, .providerOutlay: true
    default: false
    }
  }

  /// Whether most rows of the family are slack at an optimum, so that solvers do well to leave them out at first.
  var isSeldomBinding: Bool { self == .firm || self == .serving || self == .spread }

  /// The family of a row, by the row's name.
  package init?(ofRow name: String) {
    guard let bracket = name.firstIndex(of: "[") else { return nil }
    self.init(rawValue: String(name[..<bracket]))
  }
}

/// The name of a row or column: `capacity[aws/us-east/gb200,2026Q3]`.
///
/// Characters of an id that would make two names equal are written as `%` and two hexadecimal digits.
func indexed(_ name: String, _ ids: [String]) -> String {
  var text = name
  text += "["
  for (position, id) in ids.enumerated() {
    if position > 0 { text += "," }
    text += unambiguous(id)
  }
  text += "]"
  return text
}

/// An id as it stands in the name of a row or column.
func unambiguous(_ id: String) -> String { id.utf8.contains(where: isReserved) ? escaped(id) : id }

private func isReserved(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    || byte == UInt8(ascii: "%")
}

private func escaped(_ id: String) -> String {
  var text = ""
  for scalar in id.unicodeScalars {
    switch scalar {
    case ",": text += "%2C"
    case "[": text += "%5B"
    case "]": text += "%5D"
    case "%": text += "%25"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}
