internal import LinearProgramming
internal import PlacementModel

/// Whether a provider is used in a span of a limit on how many are.
struct UsedProvider: Sendable {
  let limit: Index<Limit>
  let provider: Index<Provider>
  let span: Index<Span>
  /// The provider's offers in scope.
  let offers: [Index<Offer>]
  /// 1 where anything is paid for at the provider; where the limit has a most.
  var used: Variable?
  /// 1 only where enough is paid to the provider to count; where the limit has a least.
  var counted: Variable?
}

extension ProgramBuilder {
  /// `used[l,p,y]` and `counted[l,p,y]`, 0 or 1, for the providers with offers in scope.
  mutating func addUsedProviders() {
    for l in problem.limits.indices {
      guard case .providers(let count) = problem.limits[l].rule else { continue }
      for p in count.providers {
        let offers = count.offers.filter { problem.offers[$0].provider == p }
        for y in count.spans.indices {
          let ids = [problem.limits[l].id, problem.providers[p].id, count.spans[y].id]
          let last = count.spans[y].periods.last
          var provider = UsedProvider(limit: l, provider: p, span: y, offers: offers)
          if count.maximum != nil {
            let isHeld = count.spans[y].periods.contains { t in
              offers.contains { problem.held(on: $0, in: t) > 0 }
            }
            provider.used = addColumn("used", ids, in: last, .between(isHeld ? 1 : 0, 1), domain: .integer)
          }
          if count.minimum != nil {
            provider.counted = addColumn("counted", ids, in: last, .binary, domain: .integer)
          }
          columns.usedProviders.append(provider)
        }
      }
    }
  }

  /// What is bought at a provider makes it used.
  ///
  ///     s.t. providerUse{l,o,s}: sum{q of o} (paid[q,s] - held[q,t]) <= mostUnits[o,t] * used[l,p,y]
  ///
  /// Stated for the offers o in scope, for limits with a most.
  mutating func addProviderUse() {
    for provider in columns.usedProviders {
      guard let used = provider.used, let count = count(of: provider.limit) else { continue }
      for o in provider.offers {
        for t in count.spans[provider.span].periods {
          for s in problem.horizon.steps(of: t) {
            var bought = bought(on: o, in: s)
            guard !bought.terms.isEmpty else { continue }
            bought.add(-mostUnits(of: o, in: t), used)
            add(
              .providerUse,
              [problem.limits[provider.limit].id, problem.offers[o].id, problem.horizon.steps[s].id], bought,
              .atMost(0))
          }
        }
      }
    }
  }

  /// A provider counts where it is paid enough.
  ///
  ///     s.t. providerOutlay{l,p,y}: outlay[l,p,y] >= countsFrom[l] * counted[l,p,y]
  ///
  /// For limits with a least.
  mutating func addProviderOutlay() {
    for provider in columns.usedProviders {
      guard let counted = provider.counted, let count = count(of: provider.limit) else { continue }
      var paid = outlay(
        over: OfferSet(provider.offers, of: problem), in: count.spans[provider.span], countingShortfalls: true
      )
      paid.add(-count.countsFrom, counted)
      add(
        .providerOutlay,
        [
          problem.limits[provider.limit].id, problem.providers[provider.provider].id,
          count.spans[provider.span].id,
        ],
        paid, .atLeast(0))
    }
  }

  /// How many providers are used.
  ///
  ///     s.t. mostProviders{l,y}:  sum{p} used[l,p,y] <= max[l]
  ///     s.t. leastProviders{l,y}: sum{p} counted[l,p,y] >= min[l]
  mutating func addProviderCount() {
    addProviderCount(.mostProviders, .atMost) { ($0.used, $1.maximum) }
    addProviderCount(.leastProviders, .atLeast) { ($0.counted, $1.minimum) }
  }

  private mutating func addProviderCount(
    _ family: Family, _ side: LimitRow.Side, _ part: (UsedProvider, ProvidersLimit) -> (Variable?, Int?)
  ) {
    for l in problem.limits.indices {
      guard let count = count(of: l) else { continue }
      for y in count.spans.indices {
        var sum = LinearExpression()
        var bound: Int?
        for provider in columns.usedProviders where provider.limit == l && provider.span == y {
          let (column, end) = part(provider, count)
          if let column { sum.add(1, column) }
          bound = end
        }
        guard let bound else { continue }
        let span = count.spans[y]
        addLimit(
          family, [problem.limits[l].id, span.id],
          LimitStatement(
            limit: l, span: span.id, periods: span.periods, side: side, bound: Double(bound), measured: sum))
      }
    }
  }

  private func count(of l: Index<Limit>) -> ProvidersLimit? {
    if case .providers(let count) = problem.limits[l].rule { count } else { nil }
  }
}
