internal import PlacementModel

extension PlanReader {
  /// Where a row of a limit stands. A limit on providers is told by who is used: its columns may say so of a provider
  /// at which nothing is bought.
  func counted(_ row: LimitRow) -> Plan.LimitValue {
    var value = limit(row)
    guard case .providers(let count) = problem.limits[row.limit].rule else { return value }
    let number = Double(count.providers.filter { isUsed($0, row, count) }.count)
    value.value = number
    value.isBinding = number == row.bound
    return value
  }

  private func isUsed(_ p: Index<Provider>, _ row: LimitRow, _ count: ProvidersLimit) -> Bool {
    if row.side == .atLeast {
      return columns.usedProviders.contains { used in
        used.limit == row.limit && used.provider == p && count.spans[used.span].id == row.span
          && value(used.counted) > 0.5
      }
    }
    return count.offers.contains { o in
      problem.offers[o].provider == p
        && row.periods.flatMap(horizon.steps(of:)).contains { s in
          problem.offers[o].options.contains { paid($0, in: s).units > 1e-6 }
        }
    }
  }
}
