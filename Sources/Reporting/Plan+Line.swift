public import PlacementModel

extension Plan: CustomStringConvertible {
  /// The plan in a line, for logs: its status, its cost, and each provider's part of outlay, the largest first.
  ///
  ///     By hand: optimal, 4,124.00 USD present value; outlay beta 51.5 %, alpha 48.5 %
  public var description: String {
    let cost = objective.map { MoneyScale([$0], currency: problem.currency, digits: 6).textWithUnit($0) }
    var outlay = Array(repeating: 0.0, count: problem.providers.count)
    for line in providers { outlay[line.provider.offset] += line.spend + line.shortfall }
    let total = outlay.reduce(0, +)
    let ranked = outlay.indices.filter { outlay[$0] > 0 }.sorted { outlay[$0] > outlay[$1] }
    let shares = ranked.map { provider in
      "\(problem.providers.elements[provider].id) \((100 * outlay[provider] / total).text(decimals: 1)) %"
    }
    return Wording.line(self, cost: cost ?? "", shares: shares).escapingControls
  }
}
