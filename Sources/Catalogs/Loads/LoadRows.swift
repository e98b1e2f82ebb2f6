internal import PlacementModel

/// The rows of a load trace: a time and the loads at it.
struct LoadRows {
  struct Layout {
    let times: [Int]
    /// `nil` where rows are counted.
    let loads: [Int?]
    let filters: [(place: Int, value: String)]
  }

  private let request: DemandImport
  private let file: TableFile
  private let reader: TimestampReader
  private(set) var loads: [DemandImport.Load]
  private(set) var timeHeader = ""
  private var column = TimeColumn()
  /// By load, then by row; not a number where there is none.
  private(set) var values: [[Double]] = []
  private(set) var lines: [Int] = []
  private(set) var absent = 0
  /// The loads of a row while it is read.
  private var row: [Double] = []

  init(_ request: DemandImport, _ file: TableFile) {
    (self.request, self.file) = (request, file)
    reader = TimestampReader(offset: request.utcOffset)
    loads = request.loads
  }

  // MARK: Layout

  private static let timeNames = [
    "timestamp", "datetime", "time", "ts", "timestamputc", "datetimeutc", "windowstartutc", "windowstart",
    "intervalstart", "intervalstartutc", "periodstart", "starttime", "start", "utctime", "utctimestamp",
    "eventtime",
    "date", "day", "month", "hour", "period", "chargeperiodstart", "usagestarttime",
  ]

  mutating func layout(of table: CSVTable) throws -> Layout {
    let finder = ColumnFinder(table: table)
    let times = try timePlaces(finder)
    timeHeader = times.map { table.headers[$0] }.joined(separator: " ")
    let filters = try request.filters.map { filter in
      (place: try table.place(ofRequired: filter.column), value: filter.value)
    }
    if loads.isEmpty {
      let others = table.headers.indices.filter { place in
        !times.contains(place) && !filters.contains { $0.place == place } && !table.headers[place].isEmpty
      }
      guard others.count == 1, let only = others.first else {
        throw CSVFault(
          line: 1,
          .field(
            table.headers.joined(separator: ","), column: Wording.headers,
            accepted: Wording.oneLoadAccepted))
      }
      loads = [DemandImport.Load(column: table.headers[only], workload: CloudName.slug(table.headers[only]))]
    }
    let places = try loads.map { load in try load.column.map { try table.place(ofRequired: $0) } }
    values = loads.map { _ in [] }
    return Layout(times: times, loads: places, filters: filters)
  }

  private func timePlaces(_ finder: ColumnFinder) throws(CSVFault) -> [Int] {
    var places: [Int] = []
    for name in request.timeColumns { places.append(try finder.table.place(ofRequired: name)) }
    if !places.isEmpty { return places }
    if let place = try finder.place(nil, or: Self.timeNames) { return [place] }
    let plain = finder.table.headers.map(ColumnFinder.plain)
    for word in ["timestamp", "time", "date", "stamp"] {
      if let place = plain.firstIndex(where: { $0.contains(word) }) { return [place] }
    }
    return [try finder.required(nil, or: [], title: "timestamp")]
  }

  // MARK: Rows

  mutating func take(_ reading: inout RowReading, _ table: CSVTable, _ layout: Layout) throws(CSVFault) {
    for filter in layout.filters where table.text(filter.place) != filter.value {
      return reading.skip(.otherRows, file, table, table.text(filter.place))
    }
    let first = layout.times[0]
    if layout.times.count == 1, let time = table.withBytes(first, reader.plain) {
      return try take(&reading, table, layout, TimeReading(form: .moment(time.moment), hasZone: time.hasZone))
    }
    let text =
      layout.times.count == 1
      ? table.text(layout.times[0]) : layout.times.map { table.text($0) }.joined(separator: " ")
    if text.allSatisfy(\.isWhitespace) { return reading.skip(.noTime, file, table, "") }
    guard let time = reader.reading(text) else {
      throw table.fault(layout.times[0], accepted: Wording.timeAccepted)
    }
    try take(&reading, table, layout, time)
  }

  private mutating func take(
    _ reading: inout RowReading, _ table: CSVTable, _ layout: Layout, _ time: TimeReading
  ) throws(CSVFault) {
    row.removeAll(keepingCapacity: true)
    var isNegative = false
    for place in layout.loads {
      guard let place else {
        row.append(1)
        continue
      }
      if table.isAbsent(place) {
        row.append(.nan)
        continue
      }
      guard let number = table.number(place), number <= 1e15 else {
        throw table.fault(place, accepted: Wording.loadAccepted)
      }
      isNegative = isNegative || number < 0
      row.append(number < 0 ? .nan : number)
    }
    guard row.contains(where: { !$0.isNaN }) else {
      return reading.skip(
        isNegative ? .negative : .notMeasured, file, table, table.text(layout.times[0]))
    }
    absent += row.count { $0.isNaN }
    column.append(time)
    lines.append(table.line)
    for (load, value) in row.enumerated() { values[load].append(value) }
  }

  /// The moment of each row in seconds since 1970, decided over the whole column; a fault is reported.
  func times(_ reading: inout RowReading) -> [Double] {
    guard !lines.isEmpty else {
      reading.report(InvalidImport.Fault(file: file.name, CSVFault(line: 1, .noRecords)))
      return []
    }
    do {
      let resolved = try column.resolved(
        order: request.dateOrder, unit: request.timeUnit ?? EpochUnit(header: timeHeader),
        isAligned: request.isAligned, lines: lines,
        header: timeHeader)
      for remark in resolved.remarks { reading.remark(Wording.ofTimes(file, remark)) }
      if resolved.zoneless > 0, request.utcOffset == 0 {
        reading.remark(Wording.noZone(file))
      }
      return resolved.seconds
    } catch {
      reading.report(InvalidImport.Fault(file: file.name, error))
      return []
    }
  }
}
