internal import LinearProgramming
internal import PlacementModel

extension ProgramBuilder {
  /// What is bought in blocks is a whole number of them.
  ///
  ///     s.t. blockBalance{q,b}: units[q,b] (or reserve[q,b]) = blockSize[q] * blocks[q,b]
  ///
  /// b is a step, or for reservations the period in which the term starts.
  mutating func addBlockBalance() {
    for purchase in columns.wholePurchases {
      guard let blocks = purchase.blocks, let size = problem.options[purchase.option].blockSize else {
        continue
      }
      var balance = 1 * purchase.units
      balance.add(-size, blocks)
      add(.blockBalance, ids(purchase), balance, .equal(to: 0))
    }
  }

  /// Nothing, or at least the option's minimum.
  ///
  ///     s.t. leastPurchase{q,b}: units[q,b] (or reserve[q,b]) >= minimumUnits[q] * bought[q,b]
  ///     s.t. mostPurchase{q,b}:  units[q,b] (or reserve[q,b]) <= mostUnits[q,b] * bought[q,b]
  mutating func addPurchaseMinimum() {
    for purchase in columns.wholePurchases {
      guard let bought = purchase.bought, let minimum = problem.options[purchase.option].minimumUnits else {
        continue
      }
      var least = 1 * purchase.units
      least.add(-minimum, bought)
      add(
        .leastPurchase, ids(purchase), least, .atLeast(0),
        stating: .leastPurchase(purchase.option, place: purchase.label), .atLeast)
    }
    for purchase in columns.wholePurchases {
      guard let bought = purchase.bought else { continue }
      var most = 1 * purchase.units
      most.add(-mostUnits(of: purchase.option, in: purchase.periods), bought)
      add(.mostPurchase, ids(purchase), most, .atMost(0))
    }
  }

  /// The most that can be bought of an option at once: what its offer and its quota leave in every period in which it
  /// would be paid for.
  private func mostUnits(of q: Index<PurchaseOption>, in periods: [Index<Period>]) -> Double {
    let option = problem.options[q]
    return periods.reduce(.infinity) { least, t in
      let room = mostUnits(of: option.offer, in: t)
      let quota = option.capacity.map { max(0, $0[t] - (option.reservation?.held[t] ?? 0)) }
      return min(least, room, quota ?? room)
    }
  }

  private func ids(_ purchase: WholePurchase) -> [String] {
    [problem.options[purchase.option].id, purchase.label]
  }
}

/// A purchase in blocks or with a least size.
struct WholePurchase: Sendable {
  let option: Index<PurchaseOption>
  /// The id of the step, or of the period in which a term starts.
  let label: String
  /// The periods in which it is paid for.
  let periods: [Index<Period>]
  let units: Variable
  var blocks: Variable?
  var bought: Variable?
}

extension ProgramBuilder {
  /// `blocks[q,b]` >= 0 and whole, `bought[q,b]` 0 or 1.
  mutating func addWholePurchases() {
    var purchases: [WholePurchase] = []
    let (periods, steps) = (problem.horizon.periods, problem.horizon.steps)
    for q in problem.options.indices {
      let option = problem.options[q]
      guard option.blockSize != nil || option.minimumUnits != nil else { continue }
      for s in steps.indices {
        guard let units = columns.units[q, s] else { continue }
        purchases.append(
          WholePurchase(option: q, label: steps[s].id, periods: [steps[s].period], units: units))
      }
      for v in periods.indices {
        guard let reserve = columns.reserve[q, v], let term = option.reservation?.term else { continue }
        let running = (v.offset..<min(v.offset + term, periods.count)).map { Index<Period>($0) }
        purchases.append(WholePurchase(option: q, label: periods[v].id, periods: running, units: reserve))
      }
    }
    for position in purchases.indices where problem.options[purchases[position].option].blockSize != nil {
      let purchase = purchases[position]
      purchases[position].blocks = addColumn(
        "blocks", ids(purchase), in: purchase.periods.first, domain: .integer)
    }
    for position in purchases.indices where problem.options[purchases[position].option].minimumUnits != nil {
      let purchase = purchases[position]
      purchases[position].bought = addColumn(
        "bought", ids(purchase), in: purchase.periods.first, .binary, domain: .integer)
    }
    columns.wholePurchases = purchases
  }
}
