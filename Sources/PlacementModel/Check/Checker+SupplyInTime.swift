extension Checker {
  /// Periods by which what is added to an offer arrives late; 0 for none.
  mutating func delay(of offer: OfferFile, at place: Pointer) -> Int {
    offer.delay.flatMap { durations.periods($0, at: place, &findings) } ?? 0
  }

  /// A fee in the problem's currency; `nil` for none, and for one of nothing that is paid once.
  ///
  /// - Parameters:
  ///   - exchange: units of the problem's currency for one of whoever is paid.
  ///   - place: the object that has the fee.
  mutating func fixedFee(
    _ fee: FixedFeeFile?, _ exchange: Values<Period>, at place: Pointer
  ) -> FixedFee? {
    let place = place["fixedFee"]
    switch fee {
    case nil: return nil
    case .once(let amount): return amount > 0 ? .once(Values(exchange.numbers.map { $0 * amount })) : nil
    case .perPeriod(let amounts):
      if case .constant = amounts {
        return series.perPeriod(amounts, .fee, at: place, &findings).map {
          .perPeriod(converted($0, exchange))
        }
      }
      return series.perPeriod(amounts, .fee, at: place["perPeriod"], &findings)
        .map { .perPeriod(converted($0, exchange)) }
    }
  }

  /// The period that holds the first day of a decided purchase; `nil` outside the horizon.
  func period(of fixed: FixedFile) -> Index<Period>? {
    let hour = timeline.hour(of: fixed.from.firstDay)
    return timeline.intervals.firstIndex { $0.start <= hour && hour < $0.end }.map { Index($0) }
  }

  /// Purchases that are decided.
  ///
  /// Rules: each is of a reserved option, starts inside the horizon while the offer has capacity, comes once for an
  /// option and a period, and all together leave room for what is held.
  mutating func fixedPurchases(of supply: Supply) -> [FixedPurchase] {
    let options = Registry<PurchaseOption>(kind: "option", ids: supply.options.elements.map(\.id))
    var purchases: [FixedPurchase] = []
    for (offset, fixed) in file.fix.enumerated() {
      let place = Pointer.root["fix"][offset]
      guard let q = options.resolve(fixed.option, at: place["option"], &findings) else { continue }
      guard supply.options[q].reservation != nil else {
        findings.report(
          .contradiction(found: fixed.option, rule: "only what a reserved option sells is decided ahead"),
          at: place["option"])
        continue
      }
      guard let v = period(of: fixed) else {
        findings.report(
          .contradiction(found: fixed.from.text, rule: "the term starts inside the horizon"),
          at: place["from"])
        continue
      }
      if purchases.contains(where: { $0.option == q && $0.period == v }) {
        let found = "\(fixed.option) in \(horizon.periods[v].id)"
        findings.report(
          .contradiction(found: found, rule: "an option is decided once for a period"), at: place)
        continue
      }
      purchases.append(FixedPurchase(option: q, period: v, units: fixed.units))
      reportRoom(for: purchases, of: supply, at: place["units"])
      reportSize(of: fixed, supply.options[q], at: place["units"])
    }
    return purchases
  }

  /// Rule: decided purchases fit beside what is held, in the offer and in the option's own capacity.
  private mutating func reportRoom(for purchases: [FixedPurchase], of supply: Supply, at place: Pointer) {
    guard let last = purchases.last, let term = supply.options[last.option].reservation?.term else { return }
    let offer = supply.options[last.option].offer
    for t in horizon.periods.indices.dropFirst(last.period.offset).prefix(term) {
      let running = purchases.filter { purchase in
        guard let term = supply.options[purchase.option].reservation?.term else { return false }
        return purchase.period <= t && t.offset < purchase.period.offset + term
      }
      let onOffer = running.filter { supply.options[$0.option].offer == offer }.reduce(0) { $0 + $1.units }
      let ofOption = running.filter { $0.option == last.option }.reduce(0) { $0 + $1.units }
      let room = supply.room(on: offer, in: t)
      let quota = supply.options[last.option].capacity.map { capacity in
        max(0, capacity[t] - (supply.options[last.option].reservation?.held[t] ?? 0))
      }
      // Capacity and units are averages; what differs by rounding alone fits.
      guard onOffer > room * (1 + 1e-9) || ofOption > (quota ?? .infinity) * (1 + 1e-9) else { continue }
      let most = min(room, quota ?? room)
      let found = "\(numberText(onOffer)) units decided in \(horizon.periods[t].id)"
      findings.report(
        .contradiction(
          found: found,
          rule: "decided units fit beside those held, which leave room for \(numberText(most))"),
        at: place)
      return
    }
  }
}

extension Supply {
  /// Units of an offer that can be bought in a period beside those held.
  fileprivate func room(on offer: Index<Offer>, in period: Index<Period>) -> Double {
    let held = offers[offer].options.reduce(0) { $0 + (options[$1].reservation?.held[period] ?? 0) }
    return max(0, offers[offer].mostCapacity(in: period) - held)
  }
}

extension Values<Period> {
  /// The same with whatever is added arriving some periods late, and whatever is taken away on time: the least
  /// of each period and those before it from which additions have not arrived.
  func arriving(after delay: Int) -> Values<Period> {
    guard delay > 0 else { return self }
    return Values(
      numbers.indices.map { t in numbers[max(0, t - delay)...t].reduce(.infinity, min) })
  }
}

extension Checker {
  /// Takes from the units held of some options what is above a capacity, each its part.
  static func evict(
    _ indices: [Index<PurchaseOption>], above capacity: Values<Period>, of options: inout [PurchaseOption]
  ) {
    var held = Array(repeating: 0.0, count: capacity.numbers.count)
    for reservation in indices.compactMap({ options[$0.offset].reservation }) {
      for (t, units) in reservation.held.numbers.enumerated() { held[t] += units }
    }
    for q in indices {
      guard case .reserved(var reservation) = options[q.offset].terms else { continue }
      let kept = reservation.held.numbers.enumerated().map { t, units in
        held[t] > capacity.numbers[t] ? units * (capacity.numbers[t] / held[t]) : units
      }
      reservation.held = Values(kept)
      options[q.offset].terms = .reserved(reservation)
    }
  }
}
