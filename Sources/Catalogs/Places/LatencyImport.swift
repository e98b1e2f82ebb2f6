internal import PlacementModel

/// Reads round trips between regions, from tables of pairs or matrices, as the latency of each region from some origins.
///
///     var latency = LatencyImport(origins: [.init(id: "us", region: "aws/us-east-1")])
///     latency.tier = "PREMIUM"
///     let part = try latency.read([TableFile(path: "latency.csv")], ImportOptions()).part
///
/// An origin stands at a region. Where a table has a pair several times the median counts, over all files; where it has only
/// the way back, that counts. What is not measured stays absent, and satisfies no bound.
public struct LatencyImport: Sendable {
  /// Where users are.
  public struct Origin: Hashable, Sendable {
    /// Its name in `origins`, and in bounds on latency.
    public let id: String
    /// The region that it stands at, as `aws/us-east-1`.
    public let region: String

    /// An origin at a region's place.
    public init(id: String, region: String) {
      self.id = id
      self.region = region
    }

    /// `us=aws/us-east-1`, or `aws/us-east-1`, which is then the origin's id.
    public init?(parsing text: String) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let region = parts.last, let name = RegionName(String(region), cloud: nil), let id = parts.first,
        !id.isEmpty
      else { return nil }
      self.init(id: parts.count == 2 ? String(id) : name.id, region: name.id)
    }
  }

  /// Which column counts where a table has the shortest, the mean and the longest round trip.
  public enum Statistic: String, CaseIterable, Sendable {
    /// The shortest round trip.
    case min
    /// The mean round trip.
    case avg
    /// The longest round trip.
    case max
  }

  /// The unit of a table's times.
  public enum Unit: String, CaseIterable, Sendable {
    /// Millionths of a second.
    case microseconds = "us"
    /// Thousandths of a second.
    case milliseconds = "ms"
    /// Seconds.
    case seconds = "s"

    var milliseconds: Double {
      switch self {
      case .microseconds: 1e-3
      case .milliseconds: 1
      case .seconds: 1e3
      }
    }
  }

  /// Where users are: one at least.
  public var origins: [Origin]
  /// Which of a table's round trips counts, where it has several.
  public var statistic = Statistic.avg
  /// Of tables that give a network tier for both ends: the one that both must have.
  public var tier = "PREMIUM"
  /// The columns of a table of pairs; found by their names where `nil`.
  public var fromColumn: String?
  /// The heading of the column of regions measured to; `nil` where the importer knows it.
  public var toColumn: String?
  /// The heading of the column of round trips; `nil` where the importer knows it.
  public var timeColumn: String?
  /// What a table's times are in; milliseconds where neither this nor the header says otherwise.
  public var unit: Unit?
  /// The cloud of names that say none.
  public var cloud: String?
  /// Milliseconds from an origin to its own region where no table says.
  public var own = 0.0
  /// The regions that are kept.
  public var selection = RegionSelection()

  /// Columns, unit and cloud as the importer finds them; all regions.
  public init(origins: [Origin]) { self.origins = origins }

  /// The part: `origins`, and `latency` of every region that a table reaches from one of them.
  ///
  /// - Throws: `InvalidImport` with the faults of all files, or where the table does not know an origin's region; what a
  ///   file's source throws.
  /// - Complexity: O(rows) time; memory for each pair once, and for each of its values.
  public func read(_ files: [TableFile], _ options: ImportOptions) throws -> Imported {
    var reading = RowReading(options)
    var table = RoundTrips()
    for file in files {
      var rows = LatencyRows(self, file)
      try reading.read(
        file, layout: { try rows.layout(of: $0) }, row: { try rows.take(&$0, $1, $2) })
      rows.finish(into: &table, &reading)
    }
    try reading.checked()
    return try result(table, &reading, files)
  }

  private func result(
    _ table: RoundTrips, _ reading: inout RowReading, _ files: [TableFile]
  ) throws -> Imported {
    var part = PartBuilder()
    var latencies: [RegionName: [(origin: String, milliseconds: Double)]] = [:]
    var counts = (pairs: 0, reversed: 0, repeated: 0, own: 0)
    let regions = table.regions.filter { selection.contains($0.id) }
    for origin in origins {
      part.append(.string(origin.id), to: "origins")
      guard let place = RegionName(origin.region, cloud: nil), table.knows(place) else {
        reading.report(
          InvalidImport.Fault(
            file: Wording.names(of: files), Wording.unknownOrigin(origin, among: table.regions.map(\.id))))
        continue
      }
      for region in regions {
        if let found = table.roundTrip(from: place, to: region) {
          latencies[region, default: []].append((origin.id, found.milliseconds))
          counts.pairs += 1
          if found.isReversed { counts.reversed += 1 }
          if found.values > 1 { counts.repeated += 1 }
        } else if region == place {
          latencies[region, default: []].append((origin.id, own))
          counts.own += 1
        }
      }
    }
    try reading.checked()
    for (region, entries) in latencies.sorted(by: { $0.key < $1.key }) {
      var latency = ObjectBuilder()
      for entry in entries { latency.add(entry.origin, entry.milliseconds) }
      var members = ObjectBuilder()
      members.add("latency", latency.value)
      part.put(region.id, in: .regions, members)
    }
    part.set("source", .string(Wording.source(files)))
    tell(counts, regions: latencies.count, of: regions.count, &reading)
    return Imported(part: try part.part(), report: reading.report)
  }

  private func tell(
    _ counts: (pairs: Int, reversed: Int, repeated: Int, own: Int), regions: Int, of all: Int,
    _ reading: inout RowReading
  ) {
    reading.figure(Wording.origins(origins.count))
    reading.figure(Wording.regions(regions))
    reading.figure(Wording.roundTrips(counts.pairs))
    if counts.reversed > 0 { reading.remark(Wording.reversed(counts.reversed)) }
    if counts.repeated > 0 { reading.remark(Wording.medians(counts.repeated)) }
    if counts.own > 0 { reading.remark(Wording.ownRegions(own, counts.own)) }
    let missing = all * origins.count - counts.pairs - counts.own
    if missing > 0 { reading.remark(Wording.unknownTrips(missing)) }
  }
}

/// Round trips between regions, every value that was found.
struct RoundTrips {
  private struct Pair: Hashable {
    let from: RegionName
    let to: RegionName
  }

  private var values: [Pair: [Double]] = [:]
  private var known: Set<RegionName> = []
  /// In the order of their ids.
  var regions: [RegionName] {
    known.map { (id: $0.id, region: $0) }.sorted { $0.id < $1.id }.map(\.region)
  }

  func knows(_ region: RegionName) -> Bool { known.contains(region) }

  mutating func add(_ milliseconds: Double, from: RegionName, to: RegionName) {
    values[Pair(from: from, to: to), default: []].append(milliseconds)
  }

  /// A region may be named where nothing is measured.
  mutating func name(_ region: RegionName) { known.insert(region) }

  func roundTrip(
    from: RegionName, to: RegionName
  ) -> (milliseconds: Double, isReversed: Bool, values: Int)? {
    if let there = values[Pair(from: from, to: to)] { return (Self.median(there), false, there.count) }
    if let back = values[Pair(from: to, to: from)] { return (Self.median(back), true, back.count) }
    return nil
  }

  /// The middle value, or the mean of the two in the middle.
  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
