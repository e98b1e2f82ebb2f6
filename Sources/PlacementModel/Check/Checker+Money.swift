/// Currencies have no element of their own: they exist where the file gives a rate.
enum Currency {}

extension Checker {
  /// The providers, and what their currencies are worth.
  mutating func providers() -> [Provider] {
    let rates = rates()
    let known = Registry<Currency>(kind: "exchange rate", ids: file.exchangeRates.map(\.currency))
    var providers: [Provider] = []
    for (offset, provider) in file.providers.enumerated() {
      let place = Pointer.root["providers"][offset]
      let exchange = self.exchange(of: provider.currency, among: known, rates, at: place["currency"])
      exchanges.append(exchange)
      let fee = provider.supportFee.map {
        series.perPeriod($0, .supportFee, at: place["supportFee"], &findings)
      }
      providers.append(
        Provider(
          id: provider.id, name: provider.name ?? provider.id,
          currency: provider.currency ?? file.currency, exchange: exchange,
          supportFee: fee.flatMap { $0 } ?? Values(repeating: 0, count: timeline.count),
          fixedFee: fixedFee(provider.fixedFee, exchange, at: place)))
    }
    return providers
  }

  /// Units of the problem's currency for one of a provider's; 1 for a provider that is not known.
  func exchange(of provider: Index<Provider>?) -> Values<Period> {
    provider.map { exchanges[$0.offset] } ?? Values(repeating: 1, count: timeline.count)
  }

  /// Rule: the problem's own currency has no rate.
  private mutating func rates() -> [Values<Period>?] {
    var rates: [Values<Period>?] = []
    for (currency, series) in file.exchangeRates {
      let place = Pointer.root["exchangeRates"][currency]
      if currency == file.currency {
        findings.report(
          .contradiction(
            found: "a rate of the problem's own currency", rule: "rates are of other currencies"), at: place)
      }
      rates.append(self.series.perPeriod(series, .exchange, at: place, &findings))
    }
    return rates
  }

  /// Rule: a provider's currency is the problem's, or has a rate.
  private mutating func exchange(
    of currency: String?, among known: Registry<Currency>, _ rates: [Values<Period>?], at place: Pointer
  ) -> Values<Period> {
    let par = Values<Period>(repeating: 1, count: timeline.count)
    guard let currency, currency != file.currency else { return par }
    return known.resolve(currency, at: place, &findings).flatMap { rates[$0.offset] } ?? par
  }
}

extension Checker {
  /// Amounts of a provider's currency in the problem's.
  func converted(_ amounts: Values<Period>, _ exchange: Values<Period>) -> Values<Period> {
    Values(zip(amounts.numbers, exchange.numbers).map { $0 * $1 })
  }

  func converted(_ amounts: Values<Step>, _ exchange: Values<Period>) -> Values<Step> {
    Values(horizon.steps.indices.map { amounts[$0] * exchange[horizon.steps[$0].period] })
  }
}
