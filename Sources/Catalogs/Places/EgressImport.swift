public import PlacementModel

/// Reads what it costs to send data from one region to another, as rows of `egressPrices`.
///
///     let part = try EgressImport(to: ["aws/eu-*"]).read([TableFile(path: "cost.csv")], ImportOptions()).part
///
/// Every row names both regions, and no provider, since a region's id has it. A price of zero between two regions is taken
/// for one that is not known, unless `zeroIsFree`.
public struct EgressImport: Sendable {
  /// Which of two prices for one way counts; without a preference they are a fault.
  public enum Preference: String, CaseIterable, Sendable {
    /// The first price of a pair counts.
    case first
    /// The last one counts.
    case last
  }

  /// Ids of the regions that data leave and reach, `*` for any characters; all where there are none.
  public var from: [String]
  /// Patterns of ids of regions that data go to; all where empty.
  public var to: [String]
  /// Only regions that this part or problem names; all where there is none.
  public var like: ProblemPart?
  /// The heading of the column of regions that data leave; `nil` where the importer knows it.
  public var fromColumn: String?
  /// The heading of the column of regions that data go to; `nil` where the importer knows it.
  public var toColumn: String?
  /// The heading of the column of prices per GB; `nil` where the importer knows it.
  public var priceColumn: String?
  /// The cloud of names that say none.
  public var cloud: String?
  /// The currency of the prices, which tables do not name.
  public var currency = "USD"
  /// Whether a price of zero between two regions is one, rather than not known.
  public var zeroIsFree = false
  /// What several prices of a pair come to; `nil` makes them a fault where they differ.
  public var preference: Preference?

  /// Prices between regions that the patterns match, or that `like` has.
  public init(from: [String] = [], to: [String] = [], like: ProblemPart? = nil) {
    (self.from, self.to, self.like) = (from, to, like)
  }

  /// The part: `currency` and `egressPrices`, in the order of their regions.
  ///
  /// - Throws: `InvalidImport` with the faults of all files, or where two rows give one way different prices and there is no
  ///   preference; what a file's source throws.
  /// - Complexity: O(rows) time, memory for each way once.
  public func read(_ files: [TableFile], _ options: ImportOptions) throws -> Imported {
    var reading = RowReading(options)
    var prices = WayPrices(preference: preference)
    for file in files {
      var rows = EgressRows(self, file)
      try reading.read(
        file, layout: { try (rows.layout(of: $0), name: Wording.egressTable) },
        row: { try rows.take(&$0, $1, $2) })
      rows.finish(into: &prices, &reading)
    }
    try reading.checked()
    var part = PartBuilder()
    part.set("currency", .string(currency))
    part.set("source", .string(Wording.source(files)))
    let ways = prices.sorted
    for (way, perGB) in ways {
      var row = ObjectBuilder()
      row.add("from", way.from.id)
      row.add("to", way.to.id)
      row.add("perGB", perGB)
      part.append(row.value, to: "egressPrices")
    }
    reading.figure(Wording.egressPrices(ways.count))
    reading.figure(Wording.regions(prices.regions.count))
    reading.remark(Wording.egressCurrency(currency))
    prices.tell(&reading)
    return Imported(part: try part.part(), report: reading.report)
  }
}

extension EgressImport {
  struct Way: Hashable, Comparable {
    let from: RegionName
    let to: RegionName

    static func < (left: Self, right: Self) -> Bool { (left.from, left.to) < (right.from, right.to) }
  }
}

/// Prices of ways between regions, and what was found on the way to them.
struct WayPrices {
  private let preference: EgressImport.Preference?
  private var values: ContestedValues<EgressImport.Way>
  private(set) var regions: Set<RegionName> = []

  init(preference: EgressImport.Preference?) {
    self.preference = preference
    values = ContestedValues(preference.map { $0 == .first ? .first : .last })
  }

  var sorted: [(way: EgressImport.Way, perGB: Double)] { values.sorted.map { ($0.key, $0.value) } }

  mutating func add(
    _ perGB: Double, _ way: EgressImport.Way, file: String, line: Int, _ reading: inout RowReading
  ) {
    regions.formUnion([way.from, way.to])
    guard let before = values.add(perGB, for: way, file: file, line: line) else { return }
    reading.report(InvalidImport.Fault(file: file, line: line, Wording.contradiction(perGB, way, before)))
  }

  func tell(_ reading: inout RowReading) {
    values.tell(&reading, decided: preference.map { Wording.decided(values.differing, $0) })
  }
}
