internal import PlacementModel

extension Wording {
  static func ended(_ ids: [String]) -> String {
    "\(few(ids)): the term ends before the horizon starts, so nothing of it is held"
  }

  static func withoutStatus(_ rows: Int) -> String {
    "\(Wording.rows(rows)) of use of commitments, neither Used nor Unused: no quantities and no hours of them"
  }

  static func doubt(_ doubt: CommitmentTally.Doubt, of id: String, in currency: String) -> String {
    switch doubt {
    case .categories:
      "\(id): a commitment of money in some rows and of use in others; its quantities are left out"
    case .units(let units):
      "\(id): quantities in \(units.joined(separator: " and ")) are not added up; they are left out"
    case .otherMoney(let unit, isHeldByCost: true):
      "\(id): committed in \(unit) and billed in \(currency); what is held is what its use cost in \(currency)"
    case .otherMoney(let unit, isHeldByCost: false):
      "\(id): committed in \(unit) and billed in \(currency); its quantities are left out, not converted"
    }
  }
}
