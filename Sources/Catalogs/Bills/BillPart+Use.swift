internal import PlacementModel

extension BillPart {
  /// Adds what a mapping makes of the bill: machines, offers with what was paid, workloads with their demand, and where
  /// they run today.
  mutating func add(_ uses: UseTally, _ request: BillImport, _ reading: inout RowReading) throws {
    tellUnmapped(&reading)
    for remark in Wording.uncounted(uses.uncounted) { reading.remark(remark) }
    guard let covered = uses.covered else { return }
    addOffers(uses, request, &reading)
    addWorkloads(uses, request, covered, &reading)
    addInitial(uses, covered, &reading)
    builder.set("horizon", request.horizon?.json)
    for section in [PartBuilder.Section.workloads, .offers, .machines] {
      reading.figure(Wording.made(section, builder.count(in: section)))
    }
  }

  private func tellUnmapped(_ reading: inout RowReading) {
    for total in bill.totals {
      let entries = bill.entries.filter { $0.currency == total.currency }
      let unmapped = Bill.Amounts.sum(entries.lazy.filter { $0.use == nil }.map(\.amounts))
      reading.figure(Wording.unmatched(unmapped.billed, total.currency))
      if unmapped.rows > 0 {
        reading.remark(Wording.unmatched(unmapped.rows, of: total.amounts.rows, in: total.currency))
      }
    }
  }

  // MARK: Offers

  private mutating func addOffers(_ uses: UseTally, _ request: BillImport, _ reading: inout RowReading) {
    let paid = uses.paid.sorted {
      ($0.key.offer, $0.key.payment.order) < ($1.key.offer, $1.key.payment.order)
    }
    var options: [UseTally.Offer: [JSONValue]] = [:]
    var withoutPrice = 0
    let mixed = mixedProviders
    for (key, amount) in paid {
      builder.put(key.offer.machine, in: .machines)
      if !builder.contains(key.offer.region, in: .regions) { builder.put(key.offer.region, in: .regions) }
      // An option has one price, and a price one currency.
      if mixed.contains(key.offer.provider) { continue }
      let price = Self.price(amount, key.payment, request.prices)
      if price == nil, request.prices != .none { withoutPrice += 1 }
      options[key.offer, default: []] += option(key, amount, price).map { [$0] } ?? []
    }
    if !mixed.isEmpty { reading.remark(Wording.noOfferPrices(ofProviders: mixed)) }
    for offer in Set(paid.map(\.key.offer)).sorted() {
      var members = ObjectBuilder()
      members.add("provider", offer.provider)
      members.add("region", offer.region)
      members.add("machine", offer.machine)
      if let found = options[offer], !found.isEmpty { members.add("options", .array(found)) }
      builder.put(offer.id, in: .offers, members)
    }
    if withoutPrice > 0 { reading.remark(Wording.waysWithoutPrice(withoutPrice)) }
  }

  /// Those that bill in several currencies, in order.
  var mixedProviders: [String] {
    var currencies: [String: Set<String>] = [:]
    for entry in bill.entries { currencies[entry.provider, default: []].insert(entry.currency) }
    return currencies.filter { $0.value.count > 1 }.keys.sorted()
  }

  /// Money for an hour of a unit; `nil` where that is nothing, or no unit was in use.
  private static func price(
    _ amount: UseTally.Amount, _ payment: UseTally.Payment, _ prices: BillImport.Prices
  ) -> Double? {
    let (cost, hours): (ExactDecimal, Double)
    switch (prices, payment) {
    case (.none, _): return nil
    // The list cost of what a commitment covers is that of paying on demand, which nobody pays for it.
    case (.list, .onDemand), (.list, .spot): (cost, hours) = (amount.amounts.list, amount.listedUnitHours)
    case (.list, .commitment), (.effective, _): (cost, hours) = (amount.paid, amount.costedUnitHours)
    }
    let price = cost.number / hours
    return hours > 0 && price > 0 && price.isFinite ? price : nil
  }

  private func option(_ key: UseTally.Paid, _ amount: UseTally.Amount, _ price: Double?) -> JSONValue? {
    var members = ObjectBuilder()
    switch key.payment {
    case .onDemand, .spot:
      guard let price else { return nil }
      members.add("id", key.payment == .spot ? "spot" : "on-demand")
      members.add("kind", key.payment == .spot ? "spot" : "onDemand")
      members.add("price", price)
    case .commitment(let id):
      guard
        let commitment = bill.commitments.first(where: { $0.id == id && $0.provider == key.offer.provider })
      else { return nil }
      members.add("id", shortID(of: commitment))
      if commitment.category == .spend {
        // A plan that is not among those of the part has nothing to draw on.
        guard builder.contains(shortID(of: commitment), in: .spendPlans), price != nil else { return nil }
        members.add("kind", "spendPlan")
        members.add("price", price)
        members.add("plan", shortID(of: commitment))
      } else {
        members.add("kind", "reserved")
        members.add("price", price)
        members.add("term", commitment.termMonths.map(Self.duration))
        members.add("held", Self.held(amount, commitment).flatMap { heldSeries($0, commitment) })
      }
    }
    return members.value
  }

  /// Units of the machine that are held: those in use under the commitment, and their part of what was not used of it.
  private static func held(_ amount: UseTally.Amount, _ commitment: BillCommitment) -> Double? {
    guard commitment.hours > 0, amount.unitHours > 0, let utilisation = commitment.utilisation,
      utilisation > 0
    else { return nil }
    return amount.unitHours / commitment.hours / utilisation
  }

  // MARK: Workloads

  private mutating func addWorkloads(
    _ uses: UseTally, _ request: BillImport, _ covered: BillTimes.Span, _ reading: inout RowReading
  ) {
    for (workload, work) in uses.work.sorted(by: { $0.key < $1.key }) {
      var members = ObjectBuilder()
      members.add("kind", uses.kinds[workload])
      let levels = Self.levels(work.months, covered)
      if request.horizon == nil {
        let steps = levels.map { JSONValue.Member(BillCalendar.label($0.month), .number($0.level)) }
        members.add("demand", .object([.init("steps", .object(steps))]))
      } else {
        members.add(
          "demand", .array(levelsInHorizon(work.periods, levels, request, covered).map(JSONValue.number)))
      }
      let throughputs = (uses.throughputs[workload] ?? [:]).sorted { $0.key < $1.key }
      members.add("throughput", .object(throughputs.map { .init($0.key, .number($0.value)) }))
      builder.put(workload, in: .workloads, members)
    }
    guard let horizon = request.horizon, !uses.work.isEmpty else { return }
    if covered.end < horizon.end || covered.start > horizon.start {
      reading.remark(Wording.partlyCovered(covered))
    }
  }

  /// Work per hour in each month that the bill covers, over the hours that it covers of it. What corrections leave below
  /// zero is none.
  private static func levels(
    _ work: [Int: Double], _ covered: BillTimes.Span
  ) -> [(month: Int, level: Double)] {
    let last = max(BillCalendar.month(covered.start), BillCalendar.month(covered.end - 1))
    return (BillCalendar.month(covered.start)...last).map { month in
      let hours = BillCalendar.hours(covered, inMonth: month)
      return (month, hours > 0 ? max(0, (work[month] ?? 0) / hours) : 0)
    }
  }

  private func levelsInHorizon(
    _ work: [Int: Double], _ months: [(month: Int, level: Double)], _ request: BillImport,
    _ covered: BillTimes.Span
  ) -> [Double] {
    guard let horizon = request.horizon else { return [] }
    let calendar = BillCalendar(horizon)
    let isLater = horizon.start >= covered.end
    var level = (isLater ? months.last : months.first)?.level ?? 0
    return (0..<horizon.count).map { period in
      let hours = calendar.hours(covered, inPeriod: period)
      if hours > 0 { level = max(0, (work[period] ?? 0) / hours) }
      return level
    }
  }

  /// Average units in use in the last month that the bill covers.
  private mutating func addInitial(
    _ uses: UseTally, _ covered: BillTimes.Span, _ reading: inout RowReading
  ) {
    let month = BillCalendar.month(covered.end - 1)
    let hours = BillCalendar.hours(covered, inMonth: month)
    guard hours > 0 else { return }
    let placed = uses.placed.sorted {
      ($0.key.workload, $0.key.offer) < ($1.key.workload, $1.key.offer)
    }
    var isInUse = false
    for (place, unitHours) in placed {
      let units = (unitHours[month] ?? 0) / hours
      guard units > 0 else { continue }
      var members = ObjectBuilder()
      members.add("workload", place.workload)
      members.add("offer", place.offer.id)
      members.add("units", units)
      builder.append(members.value, to: "initial")
      isInUse = true
    }
    if isInUse { reading.remark(Wording.inUseToday(overHours: hours, ofMonth: month)) }
  }
}
