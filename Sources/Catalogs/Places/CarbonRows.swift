internal import PlacementModel

/// The rows of one table of intensities.
struct CarbonRows {
  struct Layout {
    let region: Int
    let cloud: Int?
    let value: Int
    let unit: CarbonUnit
    let filters: [(place: Int, value: String)]
  }

  private let request: CarbonImport
  private let file: TableFile
  private var names: RegionCollector
  private var rows: [(name: Int, kilograms: Double, line: Int)] = []
  private var header = ""
  private var others: [String] = []
  private var zeros = 0
  private var longRows = 0
  private var implausible: (count: Int, first: CSVFault)?

  /// Kilograms per kWh above which a value is a slip: power from lignite has 1.1, from oil shale 1.5.
  static let mostPlausible = 5.0
  /// Kilograms per kWh below which not every value of a table can lie.
  static let leastPlausible = 0.005

  init(_ request: CarbonImport, _ file: TableFile) {
    (self.request, self.file) = (request, file)
    names = RegionCollector(cloud: request.cloud)
  }

  mutating func layout(of table: CSVTable) throws -> Layout {
    let finder = ColumnFinder(table: table)
    let region = try finder.required(
      request.regionColumn,
      or: [
        "region", "regionid", "cloudregion", "googlecloudregion", "awsregion", "azureregion", "regionname",
        "regioncode", "zone", "zoneid", "location",
      ], title: "region")
    let cloud = try finder.place(nil, or: ["cloud", "cloudprovider", "provider", "providername"])
    let value = try valuePlace(finder)
    header = table.headers[region]
    let title = table.headers[value]
    guard let unit = CarbonUnit(in: request.unit ?? title) else {
      throw CSVFault(
        line: 1,
        .field(
          title, column: title, accepted: Wording.carbonUnitAccepted))
    }
    let filters = try request.filters.map { (place: try table.place(ofRequired: $0.column), value: $0.value) }
    return Layout(
      region: region, cloud: request.grids.isEmpty ? cloud : nil, value: value, unit: unit, filters: filters)
  }

  /// The column asked for; else the first with a unit in its header, or the first that speaks of carbon.
  private mutating func valuePlace(_ finder: ColumnFinder) throws(CSVFault) -> Int {
    let headers = finder.table.headers
    if let asked = request.valueColumn { return try finder.required(asked, or: [], title: asked) }
    let withUnit = headers.indices.filter { CarbonUnit(in: headers[$0]) != nil }
    if let first = withUnit.first {
      others = withUnit.dropFirst().map { headers[$0] }
      return first
    }
    let plain = headers.map(ColumnFinder.plain)
    for word in ["carbonintensity", "emissionfactor", "emissionsfactor", "co2", "intensity", "emission"] {
      let places = plain.indices.filter { plain[$0].contains(word) }
      if places.count == 1 { return places[0] }
      // Market-based ones beside those of the grid, averages beside marginal ones: which counts nobody can tell.
      if let first = places.first {
        throw CSVFault(
          line: 1,
          .field(
            headers[first], column: headers[first],
            accepted: Wording.oneCarbonColumn(of: places.map { headers[$0] })))
      }
    }
    throw CSVFault(line: 1, .noColumn("carbonIntensity (kg/kWh)", nearest: nil, accepted: headers))
  }

  mutating func take(_ reading: inout RowReading, _ table: CSVTable, _ layout: Layout) throws(CSVFault) {
    longRows = table.rowsWithExtraFields
    for filter in layout.filters where table.text(filter.place) != filter.value {
      return reading.skip(.otherRows, file, table, table.text(filter.place))
    }
    var name = table.text(layout.region)
    guard !name.isEmpty else { return reading.skip(.noRegion, file, table, "") }
    if let cloud = layout.cloud, !table.isEmpty(cloud) { name = table.text(cloud) + ":" + name }
    if table.isAbsent(layout.value) { return reading.skip(.notMeasured, file, table, name) }
    guard let number = table.number(layout.value), number >= 0 else {
      throw table.fault(layout.value, accepted: Wording.carbonAccepted)
    }
    let kilograms = layout.unit.kilograms(table.text(layout.value), number)
    guard kilograms <= 1e15 else {
      throw table.fault(layout.value, accepted: Wording.carbonBound)
    }
    guard kilograms <= Self.mostPlausible else {
      let fault = table.fault(
        layout.value, accepted: Wording.plausibleCarbon(Self.mostPlausible, layout.unit))
      implausible = ((implausible?.count ?? 0) + 1, implausible?.first ?? fault)
      return reading.skip(.implausible, file, table, name + " " + table.text(layout.value))
    }
    if number == 0 { zeros += 1 }
    rows.append((names.number(of: name), kilograms, table.line))
  }

  mutating func finish(into intensities: inout Intensities, _ reading: inout RowReading) {
    if let implausible, implausible.count > rows.count {
      reading.report(InvalidImport.Fault(file: file.name, implausible.first))
    }
    guard request.grids.isEmpty else { return finishGrids(into: &intensities, &reading) }
    let hints = [header, Wording.fileName(file.name)]
    let resolved = names.resolved(hints: hints, in: file, hasColumn: true, &reading)
    var elsewhere = 0
    for row in rows {
      guard let region = resolved.regions[row.name] else { continue }
      if request.selection.contains(region.id) {
        intensities.add(row.kilograms, region, file: file.name, line: row.line, &reading)
      } else {
        elsewhere += 1
      }
    }
    tell(elsewhere: elsewhere, &reading)
  }

  /// Of a table of grids: each region has the value of its grid.
  private func finishGrids(into intensities: inout Intensities, _ reading: inout RowReading) {
    var elsewhere = 0
    for row in rows {
      let regions = request.grids.filter { $0.name == names.names[row.name] }
        .compactMap { RegionName($0.region, cloud: nil) }.filter { request.selection.contains($0.id) }
      if regions.isEmpty { elsewhere += 1 }
      for region in regions {
        intensities.add(row.kilograms, region, file: file.name, line: row.line, &reading)
      }
    }
    tell(elsewhere: elsewhere, &reading)
  }

  private func tell(elsewhere: Int, _ reading: inout RowReading) {
    if !others.isEmpty { reading.remark(Wording.otherIntensities(file, others)) }
    if let most = rows.map(\.kilograms).max(), most < Self.leastPlausible {
      reading.remark(Wording.lowIntensities(file, most: most))
    }
    if zeros > 0 { reading.remark(Wording.zeroIntensities(file, zeros)) }
    if longRows > 0 { reading.remark(Wording.longRows(file, longRows)) }
    if elsewhere > 0 { reading.remark(Wording.ofOtherRegions(file, elsewhere)) }
  }
}
