internal import LinearProgramming
internal import PlacementModel

/// What purchases cost by the hour: one price for all their units, or that of each tier for the units in it.
extension Columns {
  /// What units on demand or spot cost, or draw on their spend plan, in currency per hour.
  func price(_ q: Index<PurchaseOption>, _ option: PurchaseOption, in s: Index<Step>) -> LinearExpression {
    var price = LinearExpression()
    for (units, tier) in priced(q, in: s) {
      switch option.terms {
      case .onDemand(let single), .spot(let single):
        price.add((tier.flatMap { option.tiers?.prices[$0] } ?? single)[s], units)
      case .spendPlan(_, let plan): price.add(plan[s], units)
      case .reserved: break
      }
    }
    return price
  }

  /// What terms that start in a period add to nominal cost beyond the payments inside the horizon: contract
  /// payments after it, less the credit for the unexpired part. Negative where upfront money is credited.
  func residual(
    _ q: Index<PurchaseOption>, _ reservation: Reservation, startingIn v: Index<Period>
  ) -> LinearExpression {
    var residual = LinearExpression()
    let after = reservation.hoursAfterHorizon[v]
    for (units, tier) in priced(q, startingIn: v) {
      let payment = reservation.paymentAfterHorizon(startingIn: v, tier: tier)
      residual.add((1 - reservation.salvage) * payment * after, units)
    }
    if let reserve = reserve[q, v] {
      residual.add(-reservation.salvage * reservation.upfront[v] * after / reservation.termHours[v], reserve)
    }
    return residual
  }

  /// What terms that started in a period pay by the hour in another, in currency per hour.
  func payment(
    _ q: Index<PurchaseOption>, _ reservation: Reservation, startingIn v: Index<Period>, in t: Index<Period>
  ) -> LinearExpression {
    var payment = LinearExpression()
    for (units, tier) in priced(q, startingIn: v) {
      payment.add(reservation.payment(startingIn: v, in: t, tier: tier), units)
    }
    return payment
  }

  /// The same after the horizon.
  func paymentAfterHorizon(
    _ q: Index<PurchaseOption>, _ reservation: Reservation, startingIn v: Index<Period>
  ) -> LinearExpression {
    var payment = LinearExpression()
    for (units, tier) in priced(q, startingIn: v) {
      payment.add(reservation.paymentAfterHorizon(startingIn: v, tier: tier), units)
    }
    return payment
  }
}
