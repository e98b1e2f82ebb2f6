public import PlacementModel

/// Reads what it costs to send data from one region to another, as rows of `egressPrices`.
///
///     let part = try EgressImport(to: ["aws/eu-*"]).read([TableFile(path: "cost.csv")], ImportOptions()).part
///
/// Every row names both regions, and no provider, since a region's id has it. A price of zero between two regions is taken
/// for one that is not known, unless `zeroIsFree`.
public struct EgressImport: Sendable {
  /// Which of two prices for one way counts; without a preference they are a fault.
  public enum Preference: String, CaseIterable, Sendable { case first, last }

  /// Ids of the regions that data leave and reach, `*` for any characters; all where there are none.
  public var from: [String]
  public var to: [String]
  /// Only regions that this part or problem names; all where there is none.
  public var like: ProblemPart?
  public var fromColumn: String?
  public var toColumn: String?
  public var priceColumn: String?
  /// The cloud of names that say none.
  public var cloud: String?
  /// The currency of the prices, which tables do not name.
  public var currency = "USD"
  public var zeroIsFree = false
  public var preference: Preference?

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
        file, layout: { try (rows.layout(of: $0), name: "prices of sending data") },
        row: { try rows.take(&$0, $1, $2) })
      rows.finish(into: &prices, &reading)
    }
    try reading.checked()
    var part = PartBuilder()
    part.set("currency", .string(currency))
    part.set("source", .string(files.map { PlaceWords.fileName($0.name) }.joined(separator: ", ")))
    let ways = prices.sorted
    for (way, perGB) in ways {
      var row = ObjectBuilder()
      row.add("from", way.from.id)
      row.add("to", way.to.id)
      row.add("perGB", perGB)
      part.append(row.value, to: "egressPrices")
    }
    reading.figure(.init("egress prices", ways.count))
    reading.figure(.init("regions", prices.regions.count))
    reading.remark("prices are in \(currency) per GB")
    prices.tell(&reading)
    return Imported(part: try part.part(), report: reading.report)
  }
}

/// Prices of ways between regions, and what was found on the way to them.
struct WayPrices {
  struct Way: Hashable, Comparable {
    let from: RegionName
    let to: RegionName

    static func < (left: Self, right: Self) -> Bool { (left.from, left.to) < (right.from, right.to) }
  }

  private struct Entry {
    var perGB: Double
    let file: String
    let line: Int
  }

  let preference: EgressImport.Preference?
  private var entries: [Way: Entry] = [:]
  private(set) var regions: Set<RegionName> = []
  private var again = 0
  private var decided = 0

  init(preference: EgressImport.Preference?) { self.preference = preference }

  var sorted: [(way: Way, perGB: Double)] {
    entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.perGB) }
  }

  mutating func add(_ perGB: Double, _ way: Way, file: String, line: Int, _ reading: inout RowReading) {
    regions.formUnion([way.from, way.to])
    guard let known = entries[way] else {
      entries[way] = Entry(perGB: perGB, file: file, line: line)
      return
    }
    guard known.perGB != perGB else {
      again += 1
      return
    }
    switch preference {
    case .first: decided += 1
    case .last:
      decided += 1
      entries[way]?.perGB = perGB
    case nil:
      reading.report(
        InvalidImport.Fault(
          file: file, line: line,
          found: "\(PlaceWords.number(perGB)) per GB from `\(way.from.id)` to `\(way.to.id)`",
          accepted:
            "one price for a way, and \(known.file), line \(known.line) has \(PlaceWords.number(known.perGB)); "
            + "a preference for the first or the last decides"))
    }
  }

  func tell(_ reading: inout RowReading) {
    if again > 0 {
      reading.remark(PlaceWords.count(again, "row says", "rows say") + " again what another does")
    }
    if let preference, decided > 0 {
      reading.remark(
        PlaceWords.count(decided, "price contradicts another", "prices contradict others")
          + "; the \(preference.rawValue) counts")
    }
  }
}
