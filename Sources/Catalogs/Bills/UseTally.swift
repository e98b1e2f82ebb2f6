internal import PlacementModel

/// What mapped charges come to: unit-hours by workload and offer, and their money.
struct UseTally {
  /// How units were paid for.
  enum Payment: Hashable {
    case onDemand, spot
    /// Under a commitment, by its id.
    case commitment(String)

    /// Of an order that does not depend on chance.
    var order: String {
      switch self {
      case .onDemand: "0"
      case .spot: "1"
      case .commitment(let id): "2 " + id
      }
    }
  }

  /// Units of a machine that a provider has in a region.
  struct Offer: Hashable, Comparable {
    let provider: String
    let region: String
    let machine: String

    /// Regions are named with their cloud, so the offer is as well.
    var id: String { region + "/" + machine }

    static func < (left: Self, right: Self) -> Bool {
      (left.id, left.provider) < (right.id, right.provider)
    }
  }

  struct Paid: Hashable {
    let offer: Offer
    let payment: Payment
    let currency: String
  }

  struct Amount {
    var unitHours = 0.0
    /// Those of rows that state a cost, and those of rows that state a list cost: only they are what the money was for.
    var costedUnitHours = 0.0
    var listedUnitHours = 0.0
    var amounts = Bill.Amounts()
    /// Effective costs, or what was billed in rows where that is all there is: some providers state an effective cost of
    /// zero for what they bill.
    var paid = ExactDecimal.zero
    /// What is used of a commitment, in its unit.
    var committed = ExactDecimal.zero
  }

  struct Placed: Hashable {
    let workload: String
    let offer: Offer
  }

  private let calendar: BillCalendar
  private(set) var paid: [Paid: Amount] = [:]
  /// Unit-hours by month.
  private(set) var placed: [Placed: [Int: Double]] = [:]
  /// Work by workload, by month and by period of the horizon.
  private(set) var work: [String: (months: [Int: Double], periods: [Int: Double])] = [:]
  private(set) var kinds: [String: String] = [:]
  /// Work that a unit of a machine does for a workload in an hour.
  private(set) var throughputs: [String: [String: Double]] = [:]
  /// The time of the bill's use, from first to last.
  private(set) var covered: BillTimes.Span?
  /// Rows of a workload whose quantity is not counted, by why.
  private(set) var uncounted = Uncounted()

  struct Uncounted {
    var otherUnits = 0
    var noQuantity = 0
    var noRegion = 0
    var noMachine = 0
  }

  init(_ calendar: BillCalendar) { self.calendar = calendar }

  /// Any charge for use widens the time that the bill covers.
  mutating func cover(_ span: BillTimes.Span) {
    covered = BillTimes.Span(
      start: min(covered?.start ?? span.start, span.start), end: max(covered?.end ?? span.end, span.end))
  }

  /// A charge for use by a workload.
  struct Charge {
    let workload: String
    let provider: String
    let region: String?
    let machine: String?
    let span: BillTimes.Span
    let unitHours: Double
    let payment: Payment
    let currency: String
    let amounts: Bill.Amounts
    let committed: ExactDecimal
    let throughput: Double
    let kind: String?
  }

  mutating func skip(_ why: WritableKeyPath<Uncounted, Int>) { uncounted[keyPath: why] += 1 }

  /// - Returns: whether the sums can be held.
  mutating func add(_ charge: Charge) -> Bool {
    if let kind = charge.kind, kinds[charge.workload] == nil { kinds[charge.workload] = kind }
    guard let region = charge.region else {
      skip(\.noRegion)
      return true
    }
    guard let machine = charge.machine else {
      skip(\.noMachine)
      return true
    }
    let offer = Offer(provider: charge.provider, region: region, machine: machine)
    if throughputs[charge.workload]?[machine] == nil {
      throughputs[charge.workload, default: [:]][machine] = charge.throughput
    }
    let work = charge.unitHours * charge.throughput
    for (month, share) in BillCalendar.months(charge.span) {
      placed[Placed(workload: charge.workload, offer: offer), default: [:]][month, default: 0] +=
        charge.unitHours * share
      self.work[charge.workload, default: ([:], [:])].months[month, default: 0] += work * share
    }
    for (period, share) in calendar.periods(charge.span) {
      self.work[charge.workload, default: ([:], [:])].periods[period, default: 0] += work * share
    }
    let key = Paid(offer: offer, payment: charge.payment, currency: charge.currency)
    paid[key, default: Amount()].unitHours += charge.unitHours
    if charge.amounts.rows > 0 {
      paid[key]?.costedUnitHours += charge.unitHours
      if charge.amounts.withoutList == 0 { paid[key]?.listedUnitHours += charge.unitHours }
    }
    let cost = charge.amounts.effective.isZero ? charge.amounts.billed : charge.amounts.effective
    return paid[key, default: Amount()].amounts.add(charge.amounts)
      && paid[key, default: Amount()].paid.add(cost)
      && paid[key, default: Amount()].committed.add(charge.committed)
  }
}
