internal import PlacementModel

/// Takes the rows of catalogues and keeps the cheapest price of every machine in every region.
struct CatalogReading {
  let request: CatalogRequest
  var names: CatalogNames
  private(set) var book = OfferBook()
  private(set) var repeated = RepeatedRows()
  private(set) var pairing = HostPairing()
  /// Files, in the order in which they were given.
  var files: [CatalogFile] = []
  /// Terms of reserved prices.
  var terms: [String] = []
  /// Whether some file's rows have to look elsewhere for the shape of their instances.
  var needsShapes = false
  private var shapes: [Shape: KnownShape] = [:]
  /// By place of the provider.
  private(set) var currencies: [Int: Int] = [:]
  private(set) var spotAboveOnDemand = 0
  private(set) var rowsWithoutTerm = 0
  /// The shape that a row's own columns leave out, of the instance type looked at last.
  private var lastHidden: (key: Shape, shape: KnownShape?)?

  private let dollars: Int
  private let partCurrency: Int
  /// By number of the currency's name: the number of its name in capitals where money in it can be taken, -1 where not, and
  /// nothing where nobody asked.
  private var acceptance: [Int?] = []

  private struct Shape: Hashable {
    let cloud: Int
    let instance: Int
  }

  private struct KnownShape {
    let accelerator: Int
    let count: Double?
    let vCPUs: Double?
    let memory: Double?
    let isInferred: Bool
  }

  init(_ request: CatalogRequest) {
    self.request = request
    names = CatalogNames(request)
    partCurrency = names.currencies.index(of: request.currency)
    dollars = names.currencies.index(of: "USD")
  }
}

// MARK: - A row

extension CatalogReading {
  mutating func take(_ table: CSVTable, _ file: CatalogFile, _ reading: inout RowReading) {
    var row = PriceRow()
    row.site = site(table, file)
    row.instance = Self.index(&names.instances, table, file.instanceColumn)
    let isSiteSelected = names.sites[row.site].isSelected
    if !isSiteSelected, !(needsShapes && file.hasShapes) { return reading.pass(.notSelected) }
    if file.hasShapes { readShape(&row, table, file) } else { findShape(&row) }
    guard isSiteSelected else { return reading.pass(.notSelected) }
    row.zone = Self.index(&names.zones, table, file.zoneColumn)
    if file.hasHosts, isPart(row, table, file, &reading) { return }
    guard let sold = machine(of: row) else {
      return skip(
        row.accelerator == 0 && request.cpuBlock == nil && row.vCPUs != nil ? .noAccelerators : .noShape)
    }
    guard isSelected(row, sold) else { return reading.pass(.notSelected) }
    if let reason = readPrices(&row, table, file) { return skip(reason) }
    if let reason = settleCurrency(&row, table, file) { return skip(reason) }
    repeated.count(row, machine: sold.machine)
    if let reason = add(row, sold, file) { skip(reason) }

    func skip(_ reason: SkipReason) {
      reading.skip(reason, file.table, table, what(row))
    }
  }

  /// What tells a row from others, for people.
  func what(_ row: PriceRow) -> String {
    let instance = names.instances.text(row.instance)
    let accelerator = names.accelerators.text(row.accelerator)
    let site = names.sites[row.site]
    return ([site.cloud + " " + site.region.name, instance, accelerator] as [String])
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func site(_ table: CSVTable, _ file: CatalogFile) -> Int {
    let cloud = file.cloudColumn.map { Self.index(&names.clouds, table, $0) } ?? file.cloudNumber
    var region = file.regionColumn.map { Self.index(&names.regions, table, $0) } ?? file.regionNumber
    if region == 0, let column = file.zoneColumn {
      region = names.region(ofZone: Self.index(&names.zones, table, column))
    }
    return names.site(cloud: cloud, region: region)
  }

  /// The number of the text in a field, spaces around it aside; 0 where there is no such column.
  private static func index(_ interner: inout ByteInterner, _ table: CSVTable, _ column: Int?) -> Int {
    guard let column else { return 0 }
    return table.withBytes(column) { bytes in
      var (start, end) = (0, bytes.count)
      while start < end, bytes[start] == 0x20 { start += 1 }
      while end > start, bytes[end - 1] == 0x20 { end -= 1 }
      return interner.index(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }
}

// MARK: - Shapes

extension CatalogReading {
  private mutating func readShape(_ row: inout PriceRow, _ table: CSVTable, _ file: CatalogFile) {
    row.accelerator = Self.index(&names.accelerators, table, file.acceleratorColumn)
    row.count = file.countColumn.flatMap { table.withBytes($0, SizeField.parse) } ?? file.count
    row.vCPUs = file.vCPUsColumn.flatMap { table.withBytes($0, SizeField.parse) } ?? file.vCPUs
    row.memory = file.memoryColumn.flatMap { table.withBytes($0, SizeField.parse) } ?? file.memory
    if row.accelerator == 0 { row.accelerator = file.acceleratorNumber }
    if row.accelerator == 0, file.acceleratorColumn != nil { findHidden(&row, file) }
    guard needsShapes, row.instance != 0 else { return }
    let key = Shape(cloud: names.sites[row.site].cloudNumber, instance: row.instance)
    if shapes[key] == nil {
      shapes[key] = KnownShape(
        accelerator: row.accelerator, count: row.count, vCPUs: row.vCPUs, memory: row.memory,
        isInferred: false)
    }
  }

  /// A row without an accelerator whose type is known to have some, as Azure's GB200 in SkyPilot's catalogue: no machine of vCPUs,
  /// and one of accelerators only where shapes may be inferred.
  private mutating func findHidden(_ row: inout PriceRow, _ file: CatalogFile) {
    guard row.instance != 0, !file.hasHosts else { return }
    let key = Shape(cloud: names.sites[row.site].cloudNumber, instance: row.instance)
    if lastHidden?.key != key {
      let named = ShapeInference.shape(
        of: names.instances.text(row.instance), cloud: names.sites[row.site].cloud)
      lastHidden = (
        key,
        named?.accelerator.map {
          KnownShape(
            accelerator: names.accelerators.index(of: $0), count: named?.count, vCPUs: nil, memory: nil,
            isInferred: true)
        }
      )
    }
    guard let shape = lastHidden?.shape else { return }
    row.accelerator = shape.accelerator
    row.count = request.infersShapes ? shape.count : nil
    row.isInferred = true
  }

  private mutating func findShape(_ row: inout PriceRow) {
    guard row.instance != 0 else { return }
    let key = Shape(cloud: names.sites[row.site].cloudNumber, instance: row.instance)
    if shapes[key] == nil {
      let cloud = names.sites[row.site].cloud
      let shape =
        request.infersShapes
        ? ShapeInference.shape(of: names.instances.text(row.instance), cloud: cloud) : nil
      shapes[key] = KnownShape(
        accelerator: shape?.accelerator.map { names.accelerators.index(of: $0) } ?? 0, count: shape?.count,
        vCPUs: shape?.vCPUs, memory: shape?.memory, isInferred: shape != nil)
    }
    guard let shape = shapes[key] else { return }
    (row.accelerator, row.count) = (shape.accelerator, shape.count)
    (row.vCPUs, row.memory, row.isInferred) = (shape.vCPUs, shape.memory, shape.isInferred)
  }
}

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
  private mutating func machine(of row: PriceRow) -> Sold? {
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

  private mutating func isSelected(_ row: PriceRow, _ sold: Sold) -> Bool {
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
  private mutating func readPrices(_ row: inout PriceRow, _ table: CSVTable, _ file: CatalogFile)
    -> SkipReason?
  {
    row.prices = file.constantPrices
    var reason = SkipReason.notPriced
    for (kind, column) in file.prices {
      switch PriceField(table, column) {
      case .price(let price): row.prices[kind] = price / file.layout.hours
      case .missing: break
      // A spot price of zero says that there is none.
      case .zero: if reason == .notPriced, kind != .spot { reason = .zeroPrice }
      case .outOfRange: reason = .priceOutOfRange
      case .unreadable: reason = .unreadablePrice
      }
    }
    if file.hasHosts, row.instance == 0, !row.prices.isEmpty { dropPlaceholders(&row, &reason) }
    return row.prices.isEmpty ? reason : nil
  }

  private mutating func settleCurrency(
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

  private mutating func add(_ row: PriceRow, _ sold: Sold, _ file: CatalogFile) -> SkipReason? {
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
  private mutating func isPart(
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
