/// How a workload's moves are counted. Only workloads whose moves cost something, are limited or are to be few
/// have one.
public struct Mobility: Sendable {
  /// Between what work moves: work that stays in a region (or with a provider) has not moved.
  public enum Places: String, CaseIterable, Sendable {
    /// Work that leaves a region has moved.
    case regions
    /// Work that leaves a provider has moved.
    case providers
  }

  /// Between what work moves.
  public let between: Places
  /// Currency for each unit of work rate (work per hour) that moves; `nil` where moving costs nothing.
  public let cost: Values<Period>?
}

/// Caps the part of the work served that moved since the period before.
public struct ChurnLimit: Sendable {
  /// Whose moves count.
  public let workloads: [Index<Workload>]
  /// Fraction in [0, 1] for each period.
  public let maximum: Values<Period>
}

/// After any one of some losses the work in scope can still be served.
public struct SurviveLimit: Sendable {
  /// What is lost together: never all offers.
  public let losses: List<Part>
  /// The work that must survive.
  public let workloads: [Index<Workload>]
  /// The part of each workload's served work that must still be served, in [0, 1], for each period.
  public let serve: Values<Period>
  /// The part of the capacity not paid for that can be had at once, in [0, 1], for each period.
  public let burst: Values<Period>
}

extension Problem {
  /// The region or provider of an offer, as an offset into its list.
  package func place(of offer: Index<Offer>, _ places: Mobility.Places) -> Int {
    switch places {
    case .regions: offers[offer].region.offset
    case .providers: offers[offer].provider.offset
    }
  }

  /// The id of a place that `place(of:_:)` gives.
  package func id(ofPlace place: Int, _ places: Mobility.Places) -> String {
    switch places {
    case .regions: regions.elements[place].id
    case .providers: providers.elements[place].id
    }
  }

  /// Work per hour that a workload's demand comes to on average over a period, slices by their hours.
  package func meanDemand(_ workload: Index<Workload>, _ period: Index<Period>) -> Double {
    let steps = horizon.steps(of: period)
    let work = steps.reduce(0) { $0 + horizon.steps[$1].hours * workloads[workload].demand[$1] }
    return work / steps.reduce(0) { $0 + horizon.steps[$1].hours }
  }

  /// Whether a workload may have something to be served in a step: demand of its own, or work that waited.
  package func mayBeServed(_ workload: Index<Workload>, in step: Index<Step>) -> Bool {
    let demand = workloads[workload].demand
    guard let window = workloads[workload].deferral else { return demand[step] > 0 }
    let period = horizon.steps[step].period.offset
    return (max(0, period - window)...period).contains { earlier in
      horizon.steps(of: Index(earlier)).contains { demand[$0] > 0 }
    }
  }
}
