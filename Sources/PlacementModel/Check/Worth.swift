/// What the capacity of offers can cost at most, at option prices.
///
/// The tighter this is, the less the choice of signing an agreement is blurred where it is relaxed.
struct Worth {
  let supply: Supply
  let horizon: Horizon

  /// Over the offers of an agreement, in each period: what is held, and all other capacity at its dearest options;
  /// and over its spend plans what they can need at most.
  func worth(of agreement: Agreement) -> Values<Period> {
    let needs = agreement.spendPlans.map { (supply.spendPlans[$0], need(of: supply.spendPlans[$0])) }
    return Values(
      horizon.periods.indices.map { t in
        let committed = needs.reduce(0) { $0 + max($1.0.held[t], $1.1) * $1.0.exchange[t] }
        return agreement.offers.reduce(horizon.periods[t].hours * committed) {
          $0 + most(supply.offers[$1], in: t)
        }
      })
  }

  /// What all the capacity of a plan's offers draws on it in any step, in the provider's currency per hour.
  private func need(of plan: SpendPlan) -> Double {
    horizon.steps.indices.reduce(0) { most, s in
      let t = horizon.steps[s].period
      let draws = plan.options.reduce(0.0) { sum, q in
        guard case .spendPlan(_, let price) = supply.options[q].terms else { return sum }
        return sum + price[s] * supply.offers[supply.options[q].offer].mostCapacity(in: t)
      }
      return max(most, draws / plan.exchange[t])
    }
  }

  private func most(_ offer: Offer, in t: Index<Period>) -> Double {
    let period = horizon.periods[t]
    let options = offer.options.map { supply.options[$0] }
    let reservations = options.compactMap(\.reservation)
    let held = reservations.reduce(0) { $0 + $1.held[t] }
    let heldMoney = reservations.reduce(0) { $0 + $1.heldPrice[t] * $1.held[t] } * period.hours
    let free = max(0, offer.mostCapacity(in: t) - held)
    return horizon.steps(of: t).reduce(heldMoney) { money, s in
      let choices = options.compactMap { choice($0, of: offer, in: s) }.sorted { $0.money > $1.money }
      var left = free
      return choices.reduce(money) { money, choice in
        let units = min(left, choice.units)
        left -= units
        return money + units * choice.money
      }
    }
  }

  /// The most that a unit of an option costs in a step, and how many units it can have beside what is held.
  private func choice(
    _ option: PurchaseOption, of offer: Offer, in s: Index<Step>
  ) -> (money: Double, units: Double)? {
    let step = horizon.steps[s]
    let t = step.period
    let quota = option.capacity.map { $0[t] } ?? .infinity
    switch option.terms {
    case .onDemand(let price), .spot(let price):
      return offer.mostCapacity(in: t) > 0 ? (step.hours * price[s], quota) : nil
    case .spendPlan: return nil
    case .reserved(let reservation):
      let starts = (max(0, t.offset - reservation.term + 1)...t.offset).map { Index<Period>($0) }
      let money = starts.filter { offer.mostCapacity(in: $0) > 0 && reservation.mayStart[$0.offset] }.map {
        v in
        let upfront = v == t ? reservation.upfront[v] * step.hours / horizon.periods[t].hours : 0
        return step.hours * reservation.payment(startingIn: v, in: t) + upfront
      }
      return money.max().map { ($0, max(0, quota - reservation.held[t])) }
    }
  }
}

extension Agreement {
  /// The most that a window can cover, as money counts in it, in the provider's currency.
  ///
  ///     sum{t} (share[t] - shareOfSaving[t] * discount[t]) * worth[t] / exchange[t],
  ///     the saving only where net money counts
  func mostCovered(in window: CommitmentWindow, _ exchange: Values<Period>) -> Double {
    window.periods.reduce(0) { sum, part in
      let saved = counts == .net ? part.shareOfSaving * discount[part.period] : 0
      return sum + (part.share - saved) * worth[part.period] / exchange[part.period]
    }
  }
}

extension Checker {
  /// Windows of signed agreements that ask for more than can be covered, also with what may be carried.
  func remarks(on agreements: [Agreement]) -> [Remark] {
    agreements.enumerated().flatMap { offset, agreement -> [Remark] in
      guard !agreement.isOptional else { return [] }
      let windows = agreement.windows
      return windows.indices.compactMap { j in
        guard let minimum = windows[j].minimum, !windows[j].mayLeave else { return nil }
        let before = j.offset > 0 ? windows.elements[j.offset - 1].minimum ?? 0 : 0
        let carried = agreement.carryShortfall * minimum + agreement.carryExcess * before
        let most = agreement.mostCovered(in: windows[j], exchange(of: agreement.provider))
        guard minimum - carried > most * (1 + 1e-9) else { return nil }
        return .commitmentBeyondCapacity(agreement: Index(offset), window: j, minimum: minimum, most: most)
      }
    }
  }
}
