internal import PlacementModel

/// Takes the rows of catalogues and keeps the cheapest price of every machine in every region.
struct CatalogReading {
  let request: CatalogRequest
  var names: CatalogNames
  var book = OfferBook()
  private(set) var repeated = RepeatedRows()
  var pairing = HostPairing()
  /// Files, in the order in which they were given.
  var files: [CatalogFile] = []
  /// Terms of reserved prices.
  var terms: [String] = []
  /// Whether some file's rows have to look elsewhere for the shape of their instances.
  var needsShapes = false
  private var shapes: [Shape: KnownShape] = [:]
  /// By place of the provider.
  var currencies: [Int: Int] = [:]
  var spotAboveOnDemand = 0
  var rowsWithoutTerm = 0
  /// Rows of which one price is none, and another was taken.
  var rowsWithPricesPassedOver = 0
  /// The shapes that rows' own columns leave out; `nil` for instance types that hide none.
  private var hidden: [Shape: KnownShape?] = [:]

  let dollars: Int
  /// By number of the currency's name: the number of its name in capitals where money in it can be taken, -1 where not, and
  /// nothing where nobody asked.
  var acceptance: [Int?] = []

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
    dollars = names.currencies.index(of: "USD")
  }
}

// MARK: - A row

extension CatalogReading {
  mutating func take(_ table: CSVTable, _ file: CatalogFile, _ reading: inout RowReading) {
    for condition in file.layout.conditions where !condition.texts.contains(table.text(condition.place)) {
      return reading.pass(.notSelected)
    }
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
    if !sold.hasAccelerators,
      names.isBurstable(instance: row.instance, cloud: names.sites[row.site].cloud)
    {
      return skip(.burstable)
    }
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
  static func index(_ interner: inout ByteInterner, _ table: CSVTable, _ column: Int?) -> Int {
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
    // Google's rows name the size, and are paired with machines by that name.
    if let column = file.detailsColumn, !file.hasHosts, !names.openSizes(row.accelerator).isEmpty {
      if let size = AcceleratorDetails.gigabytesOfEach(table.text(column)) {
        row.accelerator = names.accelerator(row.accelerator, of: size)
      }
    }
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
    let known = hidden[key]
    let shape = known ?? hiddenShape(row)
    if known == nil { hidden[key] = .some(shape) }
    guard let shape else { return }
    row.accelerator = shape.accelerator
    row.count = request.infersShapes ? shape.count : nil
    row.isInferred = true
  }

  private mutating func hiddenShape(_ row: PriceRow) -> KnownShape? {
    let named = ShapeInference.shape(
      of: names.instances.text(row.instance), cloud: names.sites[row.site].cloud)
    return named?.accelerator.map {
      KnownShape(
        accelerator: names.accelerators.index(of: $0), count: named?.count, vCPUs: nil, memory: nil,
        isInferred: true)
    }
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
