/// What a script asks of a plan, by the ids of the file. What is not named is summed up; without a period all of the horizon
/// is meant.
extension Plan {
  /// Units in use, an average over the hours asked for.
  ///
  ///     try plan.units(of: "chat", on: "aws/us-east/gpu", in: "2026Q3")
  ///
  /// - Throws: `UnknownId` for an id that the problem does not have.
  /// - Complexity: O(allocations).
  public func units(
    of workload: String? = nil, on offer: String? = nil, in period: String? = nil
  ) throws(UnknownId) -> Double {
    let chosen = try choice(workload, offer, period)
    let unitHours = allocations.reduce(0) { sum, allocation in
      chosen.holds(allocation, in: problem)
        ? sum + allocation.units * problem.horizon.steps[allocation.step].hours : sum
    }
    return unitHours / hours(of: chosen.period)
  }

  /// Work done, in work units.
  ///
  /// - Throws: `UnknownId` for an id that the problem does not have.
  /// - Complexity: O(allocations).
  public func work(
    of workload: String? = nil, on offer: String? = nil, in period: String? = nil
  ) throws(UnknownId) -> Double {
    let chosen = try choice(workload, offer, period)
    return allocations.reduce(0) { $0 + (chosen.holds($1, in: problem) ? $1.work : 0) }
  }

  /// Units that are paid for under an option, used or not, an average over the hours asked for.
  ///
  /// - Parameter option: `offer:option`.
  /// - Throws: `UnknownId` for an id that the problem does not have.
  public func unitsPaid(of option: String, in period: String? = nil) throws(UnknownId) -> Double {
    let option = try problem.option(named: option)
    let period = try period.map { id throws(UnknownId) in try problem.period(named: id) }
    let unitHours = purchases.reduce(0) { sum, purchase in
      guard purchase.option == option, contains(period, purchase.step) else { return sum }
      return sum + purchase.units * problem.horizon.steps[purchase.step].hours
    }
    return unitHours / hours(of: period)
  }

  /// Work that is not served, in work units.
  ///
  /// - Throws: `UnknownId` for an id that the problem does not have.
  public func unmet(of workload: String? = nil, in period: String? = nil) throws(UnknownId) -> Double {
    let workload = try workload.map { id throws(UnknownId) in try problem.workload(named: id) }
    let period = try period.map { id throws(UnknownId) in try problem.period(named: id) }
    return workloads.reduce(0) { sum, service in
      guard workload == nil || service.workload == workload, contains(period, service.step) else {
        return sum
      }
      return sum + service.unmet * problem.horizon.steps[service.step].hours
    }
  }

  /// Outlay, shortfalls of agreements included, in nominal currency of the problem.
  ///
  /// - Throws: `UnknownId` for an id that the problem does not have.
  public func spend(of provider: String? = nil, in period: String? = nil) throws(UnknownId) -> Double {
    let provider = try provider.map { id throws(UnknownId) in try problem.provider(named: id) }
    let period = try period.map { id throws(UnknownId) in try problem.period(named: id) }
    return providers.reduce(0) { sum, line in
      guard provider == nil || line.provider == provider, period == nil || line.period == period
      else { return sum }
      return sum + line.spend + line.shortfall
    }
  }

  /// A provider's part of all outlay, in [0, 1]; `nil` where nothing is paid.
  ///
  /// - Throws: `UnknownId` for an id that the problem does not have.
  public func share(of provider: String, in period: String? = nil) throws(UnknownId) -> Double? {
    let all = try spend(in: period)
    let part = try spend(of: provider, in: period)
    return all > 0 ? part / all : nil
  }

  /// Where a limit stands against its bounds, in the order of its parts and spans.
  ///
  /// - Throws: `UnknownId` for an id that the problem does not have.
  public func values(ofLimit id: String) throws(UnknownId) -> [LimitValue] {
    let limit = try problem.limit(named: id)
    return limits.filter { $0.limit == limit }
  }
}

extension Plan.Cost {
  /// What is paid for one cause; zeros where nothing is.
  public subscript(cause: Line.Cause) -> Line {
    lines.first { $0.cause == cause } ?? Line(cause: cause, nominal: 0, presentValue: 0)
  }
}

// MARK: - What is meant

extension Plan {
  private struct Choice {
    let workload: Index<Workload>?
    let offer: Index<Offer>?
    let period: Index<Period>?

    func holds(_ allocation: Allocation, in problem: Problem) -> Bool {
      (workload == nil || allocation.workload == workload) && (offer == nil || allocation.offer == offer)
        && (period == nil || problem.horizon.steps[allocation.step].period == period)
    }
  }

  private func choice(_ workload: String?, _ offer: String?, _ period: String?) throws(UnknownId) -> Choice {
    Choice(
      workload: try workload.map { id throws(UnknownId) in try problem.workload(named: id) },
      offer: try offer.map { id throws(UnknownId) in try problem.offer(named: id) },
      period: try period.map { id throws(UnknownId) in try problem.period(named: id) })
  }

  private func contains(_ period: Index<Period>?, _ step: Index<Step>) -> Bool {
    period == nil || problem.horizon.steps[step].period == period
  }

  /// Hours of a period, or of the horizon; never 0 in a checked problem.
  private func hours(of period: Index<Period>?) -> Double {
    period.map { problem.horizon.periods[$0].hours } ?? problem.horizon.hours
  }
}
