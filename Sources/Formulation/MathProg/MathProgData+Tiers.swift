internal import PlacementModel

extension MathProgData {
  /// Prices by volume. Tiers are numbered from 1.
  func writeTiers(to section: inout DataSection) {
    var tiered: [[String]] = []
    var allUnits: [[String]] = []
    for option in problem.options.elements {
      if let tiers = option.tiers {
        write(tiers, "tierPrice", of: option.id, to: &section)
        tiered.append([option.id])
        if tiers.counting == .allUnits { allUnits.append([option.id]) }
      } else if let tiers = option.reservation?.tiers {
        write(tiers, "tierContractPrice", of: option.id, to: &section)
        tiered.append([option.id])
        if tiers.counting == .allUnits { allUnits.append([option.id]) }
      }
    }
    section.set("TIERED", tiered)
    section.parameter("rewardsOutlay", [([], .number(problem.rewardsOutlay ? 1 : 0))])
    section.set("ALL_UNITS", allUnits)
  }

  private func write<Element>(
    _ tiers: Tiers<Element>, _ price: String, of option: String, to section: inout DataSection
  ) {
    let ids = tiers.starts.indices.map { "\($0 + 1)" }
    section.set("TIERS", of: [option], ids.map { [$0] })
    section.parameter("tierNumber", ids.indices.map { ([option, ids[$0]], .number(Double($0 + 1))) })
    section.parameter("tierStart", zip(ids, tiers.starts).map { ([option, $0], .number($1)) })
    section.parameter(price, zip(ids, tiers.prices).flatMap { entries([option, $0], $1) })
  }
}
