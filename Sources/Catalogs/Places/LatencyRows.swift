internal import PlacementModel

/// The rows of one table of round trips.
struct LatencyRows {
  /// How a table gives its round trips.
  enum Layout {
    /// One pair of regions in a row.
    case pairs(from: Int, to: Int, time: Int, tiers: [Int], scale: Double)
    /// A row for each origin and a column for each destination.
    case matrix(label: Int, scale: Double)
  }

  private let request: LatencyImport
  private let file: TableFile
  private var names: RegionCollector
  private var values: [(from: Int, to: Int, milliseconds: Double)] = []
  /// Of a matrix: the number of the region above each column.
  private var columns: [Int] = []
  /// Of a matrix: the number of the text above its labels, which is no region.
  private var corner: Int?
  private var absent = 0
  private var zero = 0

  init(_ request: LatencyImport, _ file: TableFile) {
    (self.request, self.file) = (request, file)
    names = RegionCollector(cloud: request.cloud)
  }

  // MARK: Layout

  private static let from = [
    "srcregion", "sourceregion", "fromregion", "regionfrom", "regiona", "region1", "src", "source", "from",
    "origin", "sourcelocation",
  ]
  private static let to = [
    "dstregion", "destregion", "destinationregion", "targetregion", "toregion", "regionto", "regionb",
    "region2",
    "dst", "dest", "destination", "to", "target", "destinationlocation",
  ]
  private static let times = [
    "latency", "latencyms", "rtt", "rttms", "roundtrip", "roundtripms", "ms", "milliseconds", "median",
    "medianms", "p50", "p50ms", "latencyp50", "latencymsp50", "value", "latencyus", "rttus", "latencys",
    "rtts",
  ]

  /// How tables call a statistic: `avg_rtt`, `latency_avg_ms`.
  private static func names(of statistic: LatencyImport.Statistic) -> [String] {
    let words = statistic == .avg ? ["avg", "mean", "average"] : [statistic.rawValue]
    return words.flatMap { word -> [String] in
      let around = ["rtt", "rttms", "", "ms", "latency", "latencyms"].map { word + $0 }
      return around + ["rtt" + word, "latency" + word, "latency" + word + "ms"]
    }
  }

  mutating func layout(of table: CSVTable) throws -> (Layout, name: String) {
    let finder = ColumnFinder(table: table)
    let from = try finder.place(request.fromColumn, or: Self.from)
    let to = try finder.place(request.toColumn, or: Self.to)
    guard let from, let to else { return try matrix(finder, label: from ?? 0) }
    let names = Self.names(of: request.statistic)
    let time = try finder.required(request.timeColumn, or: names + Self.times, title: "milliseconds")
    let tiers = try [
      finder.place(nil, or: ["srctier", "sourcetier"]), finder.place(nil, or: ["dsttier", "desttier"]),
    ].compactMap(\.self)
    let scale = (request.unit ?? Self.unit(of: table.headers[time])).milliseconds
    return (
      .pairs(from: from, to: to, time: time, tiers: tiers, scale: scale),
      Wording.pairTable
    )
  }

  private mutating func matrix(_ finder: ColumnFinder, label: Int) throws(CSVFault) -> (Layout, name: String)
  {
    let headers = finder.table.headers
    guard headers.count > 1, request.fromColumn == nil || request.toColumn == nil, request.timeColumn == nil
    else {
      throw CSVFault(line: 1, .noColumn("from", nearest: nil, accepted: headers))
    }
    columns = headers.map { names.number(of: $0) }
    corner = columns[label]
    return (
      .matrix(label: label, scale: (request.unit ?? .milliseconds).milliseconds), Wording.matrixTable
    )
  }

  /// `latency_us`, `rtt (s)`: by the last word of the header; milliseconds where it is no unit.
  private static func unit(of header: String) -> LatencyImport.Unit {
    let words = header.lowercased().split { !$0.isLetter && $0 != "µ" }
    switch words.last {
    case "us", "µs", "usec", "microseconds": return .microseconds
    case "s", "sec", "seconds": return .seconds
    default: return .milliseconds
    }
  }

  // MARK: Rows

  mutating func take(_ reading: inout RowReading, _ table: CSVTable, _ layout: Layout) throws(CSVFault) {
    switch layout {
    case .pairs(let from, let to, let time, let tiers, let scale):
      guard !table.isEmpty(from), !table.isEmpty(to) else {
        return reading.skip(.noRegion, file, table, table.text(from) + " " + table.text(to))
      }
      let (source, target) = (names.number(of: table.text(from)), names.number(of: table.text(to)))
      guard tiers.allSatisfy({ table.text($0).lowercased() == request.tier.lowercased() }) else {
        return reading.skip(.otherTier, file, table, what(table, [from, to] + tiers))
      }
      if let found = try number(table, time, scale, isSame: source == target) {
        values.append((source, target, found))
      } else {
        reading.skip(.notMeasured, file, table, what(table, [from, to]))
      }
    case .matrix(let label, let scale):
      guard !table.isEmpty(label) else { return reading.skip(.noRegion, file, table, "") }
      let source = names.number(of: table.text(label))
      for place in 0..<table.headers.count where place != label && !table.headers[place].isEmpty {
        if let found = try number(table, place, scale, isSame: columns[place] == source) {
          values.append((source, columns[place], found))
        } else if columns[place] != source {
          absent += 1
        }
      }
    }
  }

  private func what(_ table: CSVTable, _ places: [Int]) -> String {
    places.map { table.text($0) }.joined(separator: " ")
  }

  /// - Returns: `nil` where there is no value, or a zero, which no two places are apart.
  private mutating func number(
    _ table: CSVTable, _ place: Int, _ scale: Double, isSame: Bool
  ) throws(CSVFault) -> Double? {
    if table.isAbsent(place) { return nil }
    guard let number = table.number(place) ?? Self.number(withUnit: table.text(place)), number >= 0,
      number * scale <= 1e15
    else { throw table.fault(place, accepted: Wording.roundTripAccepted) }
    if number == 0, !isSame {
      zero += 1
      return nil
    }
    return number * scale
  }

  /// `12.3 ms`.
  private static func number(withUnit text: String) -> Double? {
    let plain = text.filter { $0 != " " }
    return plain.lowercased().hasSuffix("ms") ? Double(String(plain.dropLast(2))) : nil
  }

  // MARK: End

  /// Resolves the names, now that all are known, and hands the values over.
  mutating func finish(into trips: inout RoundTrips, _ reading: inout RowReading) {
    guard !names.names.isEmpty else { return }
    let resolved = names.resolved(hints: [file.name], in: file, except: corner, &reading)
    if absent > 0 { reading.remark(Wording.emptyPairs(file, absent)) }
    if zero > 0 { reading.remark(Wording.zeroTrips(file, zero)) }
    for (number, region) in resolved.regions.enumerated() where number != corner {
      if let region { trips.name(region) }
    }
    for value in values {
      guard let from = resolved.regions[value.from], let to = resolved.regions[value.to] else { continue }
      trips.add(value.milliseconds, from: from, to: to)
    }
  }
}
