internal import PlacementModel

/// Some of the offers, split into providers that lie in it whole, whose money is one column a period, and
/// the loose rest.
struct OfferSet: Sendable {
  private let members: [Bool]
  let whole: [Index<Provider>]
  let loose: [Index<Offer>]
  private let isWhole: [Bool]

  init(_ offers: [Index<Offer>], of problem: Problem) {
    var members = Array(repeating: false, count: problem.offers.count)
    for o in offers { members[o.offset] = true }
    var sells = Array(repeating: false, count: problem.providers.count)
    var sellsOutside = sells
    for o in problem.offers.indices {
      let p = problem.offers[o].provider
      sells[p.offset] = true
      if !members[o.offset] { sellsOutside[p.offset] = true }
    }
    let isWhole = zip(sells, sellsOutside).map { $0 && !$1 }
    self.members = members
    self.isWhole = isWhole
    whole = problem.providers.indices.filter { isWhole[$0.offset] }
    loose = problem.offers.indices.filter {
      members[$0.offset] && !isWhole[problem.offers[$0].provider.offset]
    }
  }

  func contains(_ offer: Index<Offer>) -> Bool { members[offer.offset] }
  func contains(all offers: [Index<Offer>]) -> Bool { offers.allSatisfy(contains) }
}
