internal import PlacementModel

// MARK: - The table

extension Wording {
  static let contractTable = "FOCUS contract commitments"
  static func billTable(_ version: String) -> String { "FOCUS \(version) bill" }

  static let amountAccepted =
    "a number of less than 1.7e20 with a point before its decimals, as 1234.5, -0.02 or $1,234.50"
  static let billTimeAccepted =
    "a date or a time, as 2024-09-01, 2024-09-01T00:00:00Z or 9/1/24, in one order"
  static let oneMarkAccepted =
    "1234 or 1,234, since other amounts of the file have a comma before their decimals"
  static let billEndAccepted = "a time that is not before BillingPeriodStart"
  static let currencyAccepted = "a code of ISO 4217, as USD"
  static func amountAccepted(in currency: String) -> String {
    "an amount in \(currency), which the row states"
  }
  static let sumAccepted = "costs that add up to less than 1.7e20"
  static let contractEndAccepted = "a day after ContractCommitmentPeriodStart"
  /// What a row is called where it has no words of its own.
  static let someCharge = "a charge"
  static let someContract = "a commitment"
}

// MARK: - Sums

extension Wording {
  static func billed(_ sum: ExactDecimal, _ currency: String) -> ImportReport.Figure {
    .init("billed", sum.description, unit: currency)
  }

  static func effective(_ sum: ExactDecimal, _ currency: String) -> ImportReport.Figure {
    .init("effective", sum.description, unit: currency)
  }

  static func difference(_ sum: ExactDecimal, _ currency: String) -> ImportReport.Figure {
    .init("difference between the sum of parts and of rows", sum.description, unit: currency)
  }

  static func billed(
    by dimension: Bill.Dimension, in currency: String, _ sums: [Bill.Sum]
  ) -> String {
    let parts = sums.prefix(12).map { "\($0.value) \($0.amounts.billed) (\($0.amounts.rows))" }
    let more = sums.count > parts.count ? " and \(sums.count - parts.count) more" : ""
    return "billed in \(currency) by \(dimension.rawValue) (rows): " + parts.joined(separator: ", ") + more
  }

  static func withoutCost(_ rows: Int, of all: Int, in currency: String, _ column: FocusColumn) -> String {
    "\(rows) of \(all) rows in \(currency) have no \(column.name) and add nothing to its sum"
  }

  static func noCurrency(_ placeholder: String) -> String {
    "the bill states no currency for what is told as \(placeholder); --currency names it"
  }

  static func severalCurrencies(_ currencies: [String]) -> String {
    "amounts of \(currencies.joined(separator: ", ")) are never added up; the problem needs exchangeRates"
  }
}

// MARK: - Commitments

extension Wording {
  static func commitment(_ commitment: BillCommitment) -> String {
    let unit = commitment.unit ?? "units"
    var parts: [String] = []
    if let utilisation = commitment.utilisation {
      let percent = plain((utilisation * 1000).rounded() / 10)
      parts.append("used \(commitment.used), unused \(commitment.unused) \(unit) (\(percent) % used)")
    }
    if let held = commitment.heldPerHour {
      let span =
        commitment.hours > 0
        ? " over \(plain(commitment.hours)) \(commitment.hours == 1 ? "hour" : "hours")" : ""
      parts.append("held \(plain((held * 1e9).rounded() / 1e9)) \(unit) per hour" + span)
    }
    if let end = commitment.term?.upperBound { parts.append("its term ends on \(end.text)") }
    if commitment.isDrawnDown { parts.append("drawn down over its term, so nothing is held by the hour") }
    if !commitment.purchased.isZero {
      parts.append("bought for \(commitment.purchased) \(commitment.currency)")
    }
    let what = commitment.type ?? "commitment"
    return "\(what) \(commitment.id): " + (parts.isEmpty ? "no quantities" : parts.joined(separator: ", "))
  }

  /// Without a fraction where there is none.
  private static func plain(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
  }

  static func moreCommitments(_ count: Int) -> String {
    "and \(count) more commitments, all of them in --spend json"
  }

  static func noTerms(_ commitments: Int) -> String {
    count(commitments, "commitment is", "commitments are")
      + " without a one-time purchase for a term in the bill: a problem needs the term"
  }
}

// MARK: - Oddities

extension Wording {
  static func span(line: Int, from start: String?, to end: String?) -> String {
    "line \(line): from \(start ?? "nothing") to \(end ?? "nothing")"
  }

  static func noSpans(_ rows: Int, first: String) -> String {
    "\(Wording.rows(rows)) of commitments without a span of time as charge period: money and quantities count, "
      + "and no hours (\(first))"
  }

  static func unknownCategory(_ word: String, _ rows: Int) -> String {
    "\(Wording.rows(rows)) of the charge category \"\(word)\", which FOCUS does not know: told as other"
  }

  static func inferredQuantities(_ commitments: Int) -> String {
    "\(count(commitments, "commitment", "commitments")) without CommitmentDiscountQuantity: it is taken from EffectiveCost for those of "
      + "money, from PricingQuantity for those of use"
  }

  static func assumedOrder(_ date: String) -> String {
    "dates such as \(date) are read with the month first; --date-order says otherwise"
  }

  static func badTags(_ rows: Int) -> String {
    "\(Wording.rows(rows)) whose Tags are no object of JSON: no rule that asks for tags can match"
  }

  static func badContracts(_ rows: Int) -> String {
    "\(Wording.rows(rows)) whose ContractApplied is no JSON: counted for no agreement by name"
  }
}

// MARK: - The part

extension Wording {
  static func unmatched(_ sum: ExactDecimal, _ currency: String) -> ImportReport.Figure {
    .init("in rows that no rule matches", sum.description, unit: currency)
  }

  static func unmatched(_ rows: Int, of all: Int, in currency: String) -> String {
    "\(rows) of \(Wording.rows(all)) in \(currency) match\(rows == 1 ? "es" : "") no rule"
  }

  /// A sentence for each reason for which rows of workloads are no use of units.
  static func uncounted(_ uncounted: UseTally.Uncounted) -> [String] {
    [
      (uncounted.otherUnits, "in units that the rule does not count"),
      (uncounted.noQuantity, "without a quantity"),
      (uncounted.noRegion, "without a region"), (uncounted.noMachine, "without a machine's name"),
    ].filter { $0.0 > 0 }
      .map { "\(rows($0.0)) of workloads \($0.1): the money is counted and no use of units" }
  }

  static func absentColumns(_ columns: [String]) -> String {
    "no bill has the column \(few(columns)), which the mapping names"
  }

  static func noOfferPrices(ofProviders providers: [String]) -> String {
    "\(providers.joined(separator: ", ")): billed in several currencies, so offers have no prices"
  }

  static func waysWithoutPrice(_ count: Int) -> String {
    "\(count) ways to pay without a cost, or without use, get no price: nothing is free by omission"
  }

  static func partlyCovered(_ covered: BillTimes.Span) -> String {
    let days = [covered.start, covered.end - 1].map { Timestamp(seconds: $0).day.text }
    return "the bill has use from \(days[0]) to \(days[1]); periods it does not reach have the demand of the "
      + "nearest before them, or of its first month"
  }

  static func inUseToday(overHours hours: Double, ofMonth month: Int) -> String {
    let span = hours == 1 ? "1 hour" : plain(hours) + " hours"
    return "units in use today are the mean over \(span) of \(BillCalendar.label(month))"
  }
}

// MARK: - Agreements

extension Wording {
  static func otherCurrency(_ contract: ContractTally.Contract, billed currency: String) -> String {
    "\(contract.id) is in \(contract.currency) and \(contract.provider) bills in \(currency): "
      + "left out, not converted"
  }

  static func notAddedUp(_ agreement: BillImport.Agreement) -> String {
    "\(agreement.id): \(agreement.provider) bills in several currencies, which are not added up"
  }

  static func nothingSpent(on agreement: BillImport.Agreement, since opened: CivilDay) -> String {
    "\(agreement.id): nothing of \(opened.text) to the start of the horizon is in the bill"
  }

  static func unknownScope(_ agreement: BillImport.Agreement) -> String {
    "\(agreement.id): its scope has \(few(agreement.scope.unknown)), which a bill does not tell: what was spent on it is "
      + "left out"
  }

  static func noListCosts(_ rows: Int, on agreement: BillImport.Agreement) -> String {
    "\(agreement.id): counts list prices, and \(Wording.rows(rows)) of its window "
      + "\(rows == 1 ? "has" : "have") no ListCost: what was spent on it is left out"
  }

  /// - Parameter isApplied: whether charges name the agreement.
  static func spent(
    _ spent: BillPart.Spent, on agreement: BillImport.Agreement, since opened: CivilDay, isApplied: Bool
  ) -> String {
    let unit = spent.currency.map { " " + $0 } ?? ""
    var text = "\(agreement.id): \(spent.sum)\(unit) \(isApplied ? "applied by its charges" : "spent") "
    text += "from \(opened.text) to the start of the horizon"
    if !spent.nowhere.isZero { text += "; not counted: \(spent.nowhere)\(unit) of no region" }
    let parts = spent.parts.map {
      "\($0.days) of \($0.period.endDay - $0.period.firstDay) days of \($0.period.label)"
    }
    if !parts.isEmpty { text += "; by days: " + parts.joined(separator: ", ") }
    return text
      + (spent.missing.isEmpty ? "" : "; not in the bill: " + spent.missing.joined(separator: ", "))
  }

  static func contractsWithoutProvider(_ count: Int) -> String {
    Wording.count(count, "contract commitment names", "contract commitments name")
      + " no provider; --provider names it"
  }

  /// What is said where the time over which an amount is asked is not the table's.
  static func windows(of contract: ContractTally.Contract) -> String? {
    guard case .term = contract.windows, let interval = contract.interval,
      !["term", "full"].contains(where: interval.lowercased().contains)
    else { return nil }
    return
      "\(contract.id): fulfilled by \"\(cut(interval))\", and asked over the whole term: only years are told apart, "
      + "where they fill the term"
  }
}

// MARK: - Files

extension Wording {
  static let sameFile: Complaint = (found: "the same file again", accepted: "each bill once")
  static func sameBytes(as other: String) -> Complaint {
    (found: "a file with the very bytes of \(other)", accepted: "each bill once")
  }

  static func sameAs(line: Int, of file: String) -> String {
    "the same values as on line \(line) of \(file), which has this id: of several states the last alone"
  }
}
