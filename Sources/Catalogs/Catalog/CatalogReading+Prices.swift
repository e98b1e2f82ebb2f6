internal import PlacementModel

// MARK: - Machines

extension CatalogReading {
  /// What a row sells, and how many units of it.
  struct Sold {
    let machine: Int
    /// How many the price is for.
    let units: Double
    /// Accelerators or vCPUs of the instance, as the source counts them.
    let counted: Double
    /// Accelerators or vCPUs of the instance.
    let size: Double
    let hasAccelerators: Bool
  }

  /// - Returns: `nil` where it cannot be told, or is not asked for.
  mutating func machine(of row: PriceRow) -> Sold? {
    if row.accelerator != 0 {
      guard let count = row.count else { return nil }
      let (machine, chips) = names.machine(accelerator: row.accelerator, instance: row.instance)
      if names.machines[machine].name.id.isEmpty { return nil }
      return Sold(
        machine: machine, units: count * chips, counted: count, size: count * chips, hasAccelerators: true)
    }
    guard let block = request.cpuBlock, let vCPUs = row.vCPUs else { return nil }
    let machine = names.machine(MachineName(vCPUs: block))
    return Sold(
      machine: machine, units: vCPUs / Double(block), counted: vCPUs, size: vCPUs, hasAccelerators: false)
  }

  mutating func isSelected(_ row: PriceRow, _ sold: Sold) -> Bool {
    let isInstance = names.isSelected(instance: row.instance)
    guard isInstance, names.machines[sold.machine].isSelected else { return false }
    if sold.hasAccelerators {
      guard request.takesAccelerators else { return false }
      if let least = request.minimumCount, sold.size < least { return false }
    }
    if let least = request.minimumVCPUs, (row.vCPUs ?? 0) < least { return false }
    if let least = request.minimumMemory, (row.memory ?? 0) < least { return false }
    return true
  }
}

// MARK: - Prices

extension CatalogReading {
  /// - Returns: why the row has no price at all, or `nil`.
  mutating func readPrices(_ row: inout PriceRow, _ table: CSVTable, _ file: CatalogFile)
    -> SkipReason?
  {
    row.prices = file.constantPrices
    var reason = SkipReason.notPriced
    var isPassedOver = false
    for (kind, column) in file.prices {
      switch PriceField(table, column) {
      case .price(let price): row.prices[kind] = price / file.layout.hours
      case .missing: break
      // A spot price of zero says that there is none.
      case .zero where kind == .spot: break
      case .zero: (reason, isPassedOver) = (reason == .notPriced ? .zeroPrice : reason, true)
      case .outOfRange: (reason, isPassedOver) = (.priceOutOfRange, true)
      case .unreadable: (reason, isPassedOver) = (.unreadablePrice, true)
      }
    }
    if isPassedOver, !row.prices.isEmpty { rowsWithPricesPassedOver += 1 }
    if file.hasHosts, row.instance == 0, !row.prices.isEmpty { dropPlaceholders(&row, &reason) }
    return row.prices.isEmpty ? reason : nil
  }

  mutating func settleCurrency(
    _ row: inout PriceRow, _ table: CSVTable, _ file: CatalogFile
  ) -> SkipReason? {
    row.currency = file.currencyColumn.map { Self.index(&names.currencies, table, $0) } ?? 0
    if row.currency == 0 { row.currency = file.currencyNumber }
    if row.currency == 0 {
      if names.sites[row.site].isInChina { return .unknownCurrency }
      row.currency = dollars
    }
    return currencyReason(&row)
  }

  /// Whether the row's money can be taken: in one currency for each provider, which is the part's or has an exchange rate.
  private mutating func currencyReason(_ row: inout PriceRow) -> SkipReason? {
    while acceptance.count <= row.currency { acceptance.append(nil) }
    let accepted: Int
    if let known = acceptance[row.currency] {
      accepted = known
    } else {
      let name = names.currencies.text(row.currency).uppercased()
      let isKnown = name == request.currency || request.exchangeRates[name] != nil
      accepted = isKnown ? names.currencies.index(of: name) : -1
      acceptance[row.currency] = accepted
    }
    guard accepted >= 0 else { return .noExchangeRate }
    row.currency = accepted
    let provider = names.sites[row.site].provider
    guard let known = currencies[provider] else {
      currencies[provider] = accepted
      return nil
    }
    return known == accepted ? nil : .otherCurrency
  }

  mutating func add(_ row: PriceRow, _ sold: Sold, _ file: CatalogFile) -> SkipReason? {
    if let spot = row.prices.spot, let onDemand = row.prices.onDemand, spot > onDemand {
      spotAboveOnDemand += 1
    }
    var reason = SkipReason.priceOutOfRange
    var isUsed = false
    for kind in CatalogRequest.Kind.allCases {
      guard let price = row.prices[kind] else { continue }
      if kind == .reserved, file.term == nil {
        rowsWithoutTerm += 1
        if !isUsed { reason = .noTerm }
        continue
      }
      let perUnit = price * (file.layout.pricesAreOfUnits ? sold.counted : 1) / sold.units
      guard perUnit > 0, perUnit <= 1e15 else { continue }
      isUsed = true
      book.add(
        OfferBook.Option(
          kind: kind, term: kind == .reserved ? file.term : nil, price: perUnit, instance: row.instance,
          size: sold.size, file: file.place, isInferred: row.isInferred),
        site: row.site, machine: sold.machine, keepsInstance: request.keep == .all)
    }
    return isUsed ? nil : reason
  }
}

// MARK: - Accelerators and their machines

extension CatalogReading {
  /// What SkyPilot asks for a TPU v6e of which it knows no price: above the price of the largest, so that it comes last
  /// (`sky/catalog/data_fetchers/fetch_gcp.py`, `TPU_V6E_MAX_PRICE`).
  private static let placeholder = 700.0

  /// Whether the row's price is only a part of an instance's, and is kept for the other part.
  mutating func isPart(
    _ row: PriceRow, _ table: CSVTable, _ file: CatalogFile, _ reading: inout RowReading
  ) -> Bool {
    var row = row
    let instance = names.instances.text(row.instance)
    if row.accelerator == 0, HostPairing.isHost(instance) {
      let isWhole = HostPairing.isWhole(instance)
      if readPrices(&row, table, file) == nil { pairing.addHost(row, name: instance) }
      return isWhole
    }
    guard row.accelerator != 0, row.instance == 0 else { return false }
    let name = names.accelerators.text(row.accelerator)
    if name.hasPrefix("tpu-") { return false }
    if row.count == nil {
      reading.skip(.noShape, file.table, table, what(row))
    } else if let reason = readPrices(&row, table, file) {
      reading.skip(reason, file.table, table, what(row))
    } else {
      pairing.addAccelerators(row, name: name, file: file.place, line: table.line)
    }
    return true
  }

  private mutating func dropPlaceholders(_ row: inout PriceRow, _ reason: inout SkipReason) {
    guard names.accelerators.text(row.accelerator).hasPrefix("tpu-v6e") else { return }
    row.prices = row.prices.changed { $0 == Self.placeholder ? nil : $0 }
    reason = .placeholderPrice
  }

  /// Puts accelerators and machines together, when all files are read.
  mutating func pairUp(_ reading: inout RowReading) {
    for part in pairing.accelerators {
      let file = files[part.file]
      guard let reason = pairUp(part, file) else { continue }
      if reason == .notSelected {
        for _ in 0..<part.rows { reading.pass(reason) }
      } else {
        reading.skip(reason, rows: part.rows, file: file.table.name, line: part.line, what(part.row))
      }
    }
  }

  /// - Returns: why nothing came of it, or `nil`.
  private mutating func pairUp(_ part: HostPairing.Accelerators, _ file: CatalogFile) -> SkipReason? {
    var reason = SkipReason.noHost
    var isUsed = false
    for instance in pairing.instances(of: part) {
      var row = instance
      row.currency = dollars
      guard let sold = machine(of: row), isSelected(row, sold) else {
        reason = .notSelected
        continue
      }
      if let why = currencyReason(&row) ?? add(row, sold, file) { reason = why } else { isUsed = true }
    }
    return isUsed ? nil : reason
  }
}
