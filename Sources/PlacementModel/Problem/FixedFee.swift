/// What is paid for a place while it is used, however little runs there. In the problem's currency.
public enum FixedFee: Sendable {
  /// Currency in each period in which the place is used.
  case perPeriod(Values<Period>)
  /// Currency once, in the first period in which the place is used: what it comes to if that is the period.
  case once(Values<Period>)

  /// Currency by period, whichever kind it is.
  public var amounts: Values<Period> {
    switch self {
    case .perPeriod(let amounts), .once(let amounts): amounts
    }
  }

  /// Whether it is paid once.
  public var isOnce: Bool { if case .once = self { true } else { false } }
}

/// Something that costs a fixed fee to use: an offer, a region or a provider, and the offers that belong to it.
public struct FeePlace: Sendable {
  /// What has a fee.
  public enum Kind: String, CaseIterable, Sendable {
    /// An offer; its provider is paid.
    case offer
    /// A region; nobody's spend.
    case region
    /// A provider, who is paid.
    case provider
  }

  /// What it is.
  public let kind: Kind
  /// The id of the offer, region or provider.
  public let id: String
  /// In the problem's order.
  public let offers: [Index<Offer>]
  /// What it costs to use.
  public let fee: FixedFee
  /// Who is paid; nobody that the problem knows for a region.
  public let payee: Index<Provider>?
}

extension Problem {
  /// Every place with a fixed fee: offers, then regions, then providers, each in the order of the file.
  ///
  /// A place that is paid once and holds units in the first period was paid for before the horizon, and is left out.
  package var feePlaces: [FeePlace] {
    var places: [FeePlace] = []
    func add(
      _ kind: FeePlace.Kind, _ id: String, _ fee: FixedFee?, _ members: [Index<Offer>],
      to payee: Index<Provider>?
    ) {
      guard let fee else { return }
      if fee.isOnce, let first = horizon.periods.indices.first,
        members.contains(where: { held(on: $0, in: first) > 0 })
      {
        return
      }
      places.append(FeePlace(kind: kind, id: id, offers: members, fee: fee, payee: payee))
    }
    for o in offers.indices { add(.offer, offers[o].id, offers[o].fixedFee, [o], to: offers[o].provider) }
    for r in regions.indices {
      add(
        .region, regions[r].id, regions[r].fixedFee, offers.indices.filter { offers[$0].region == r }, to: nil
      )
    }
    for p in providers.indices {
      add(
        .provider, providers[p].id, providers[p].fixedFee, offers.indices.filter { offers[$0].provider == p },
        to: p)
    }
    return places
  }
}
