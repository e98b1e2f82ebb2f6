internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// A linear form over the columns of a program.
struct Gauge: Sendable {
  let terms: [(column: Int, coefficient: Double)]
  let constant: Double

  init(_ expression: LinearExpression) {
    terms = expression.summed
    constant = expression.constant
  }

  /// With the same terms, whatever it is of.
  func matches(_ other: Gauge) -> Bool {
    constant == other.constant && terms.count == other.terms.count
      && zip(terms, other.terms).allSatisfy { $0 == $1 }
  }

  func value(at columnValues: [Double]) -> Double {
    terms.reduce(constant) { $0 + $1.coefficient * columnValues[$1.column] }
  }

  /// What it cannot fall below within the bounds of its columns; `nil` where it can fall without end.
  func least(in bounds: [Bounds]) -> Double? { extreme(in: bounds, highest: false) }

  /// What it cannot exceed within the bounds of its columns; `nil` where it can rise without end.
  func most(in bounds: [Bounds]) -> Double? { extreme(in: bounds, highest: true) }

  private func extreme(in bounds: [Bounds], highest: Bool) -> Double? {
    var sum = constant
    for (column, coefficient) in terms {
      guard let end = (coefficient > 0) == highest ? bounds[column].upper : bounds[column].lower else {
        return nil
      }
      sum += coefficient * end
    }
    return sum
  }

  var expression: LinearExpression {
    LinearExpression(
      terms.map { LinearExpression.Term($0.coefficient, Variable(position: $0.column)) }, constant: constant)
  }
}

/// What is measured of every plan: each provider, region and machine, each place, and the whole.
struct Gauges: Sendable {
  struct Target: Sendable {
    let kind: Alternatives.Kind
    let id: String
    let gauge: Gauge
  }

  /// A provider's machine in a region: what is in use there, for spend at the place's lowest firm price.
  ///
  /// Not what is paid, for where a commitment binds, plans could differ by what they buy and do not use.
  struct Place: Sendable {
    let provider: Index<Provider>
    let region: Index<Region>
    let machine: Index<Machine>
    let gauge: Gauge
  }

  /// In the problem's order; those without offers are left out.
  let targets: [Target]
  let places: [Place]
  let total: Gauge

  init(_ measure: Measure, of placement: PlacementProgram, kinds: [Alternatives.Kind]) {
    let problem = placement.problem
    func gauge(_ measure: Measure, _ shortfalls: Bool, _ isIn: (Offer) -> Bool) -> Gauge? {
      let offers = problem.offers.indices.filter { isIn(problem.offers[$0]) }
      if offers.isEmpty { return nil }
      return Gauge(placement.measured(measure, over: offers, countingShortfalls: shortfalls))
    }
    let all =
      problem.providers.indices.compactMap { p in
        gauge(measure, true) { $0.provider == p }.map {
          Target(kind: .provider, id: problem.providers[p].id, gauge: $0)
        }
      }
      + problem.regions.indices.compactMap { r in
        gauge(measure, false) { $0.region == r }.map {
          Target(kind: .region, id: problem.regions[r].id, gauge: $0)
        }
      }
      + problem.machines.indices.compactMap { m in
        gauge(measure, false) { $0.machine == m }.map {
          Target(kind: .machine, id: problem.machines[m].id, gauge: $0)
        }
      }
    targets = all.filter { kinds.contains($0.kind) }
    var seen: Set<[Int]> = []
    places = problem.offers.elements.compactMap { offer in
      guard seen.insert([offer.provider.offset, offer.region.offset, offer.machine.offset]).inserted else {
        return nil
      }
      func isHere(_ other: Offer) -> Bool {
        other.provider == offer.provider && other.region == offer.region && other.machine == offer.machine
      }
      var used = LinearExpression()
      for o in problem.offers.indices where isHere(problem.offers[o]) {
        let use = placement.measured(measure == .work ? .work : .units, over: [o], countingShortfalls: false)
        used.add(use, times: measure == .spend ? problem.lowestFirmPrice(of: o) : 1)
      }
      return Place(
        provider: offer.provider, region: offer.region, machine: offer.machine, gauge: Gauge(used))
    }
    total = gauge(measure, true) { _ in true } ?? Gauge(LinearExpression())
  }

  /// The columns that the targets stand on, each once.
  var columns: [Int] { Set(targets.flatMap { $0.gauge.terms.map(\.column) }).sorted() }

  /// What each place has.
  func pattern(at columnValues: [Double]) -> [Double] { places.map { $0.gauge.value(at: columnValues) } }
}

extension Problem {
  /// Currency per unit-hour at which units of an offer can be had for sure, the lowest of its options, averaged over the
  /// horizon; that of spot where there is nothing else.
  fileprivate func lowestFirmPrice(of offer: Index<Offer>) -> Double {
    let all = offers[offer].options.map { options[$0] }
    let firm = all.filter { !$0.isSpot }
    let sum = horizon.steps.elements.enumerated().reduce(0.0) { sum, entry in
      let prices = (firm.isEmpty ? all : firm).map { price($0, in: Index(entry.offset), entry.element) }
      return sum + entry.element.hours * (prices.min() ?? 0)
    }
    return sum / horizon.hours
  }

  private func price(_ option: PurchaseOption, in index: Index<Step>, _ step: Step) -> Double {
    switch option.terms {
    case .onDemand(let price), .spot(let price): price[index]
    case .spendPlan(_, let price):
      price[index] * providers[offers[option.offer].provider].exchange[step.period]
    case .reserved(let reservation):
      reservation.payment(startingIn: step.period, in: step.period)
        + reservation.upfront[step.period] / max(1, reservation.termHours[step.period])
    }
  }
}

extension LinearExpression {
  /// One term for each column, in their order, without zeros.
  fileprivate var summed: [(column: Int, coefficient: Double)] {
    var terms: [(column: Int, coefficient: Double)] = []
    for term in self.terms.sorted(by: { $0.variable < $1.variable }) {
      if let last = terms.last, last.column == term.variable.position {
        terms[terms.count - 1].coefficient += term.coefficient
      } else {
        terms.append((term.variable.position, term.coefficient))
      }
    }
    return terms.filter { $0.coefficient != 0 }
  }
}
