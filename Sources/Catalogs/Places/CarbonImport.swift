internal import PlacementModel

/// Reads the carbon intensity of power in regions, as `carbonIntensity` in kilograms of CO2-equivalent per kWh.
///
///     let part = try CarbonImport().read([TableFile(path: "aws.csv"), TableFile(path: "gcp.csv")], ImportOptions()).part
///
/// The unit is told from the header of the column.
public struct CarbonImport: Sendable {
  /// What counts where a region has several values; without a preference different ones are a fault.
  public enum Preference: String, CaseIterable, Sendable { case first, last, mean }

  public var regionColumn: String?
  public var valueColumn: String?
  /// The unit where the header says none or another: `g/kWh`, `kg/kWh`, `t/MWh`.
  public var unit: String?
  /// The cloud of names that say none; else told by the names, the header or the file's name.
  public var cloud: String?
  public var preference: Preference?
  /// Only rows that have these values in these columns: a year, a country.
  public var filters: [(column: String, value: String)] = []
  /// Of tables of grids, not of clouds: the grid's name as it stands there, and the region that it powers. A grid may power
  /// several; grids that are not named are left out.
  public var grids: [(name: String, region: String)] = []
  public var selection = RegionSelection()

  public init() {}

  /// Whether a unit is one that can be asked for.
  public static func knows(unit: String) -> Bool { CarbonUnit(in: unit) != nil }

  /// `US-MIDA-PJM=aws/us-east-1`: a grid and a region that it powers; `nil` for any other text.
  public static func grid(_ text: String) -> (name: String, region: String)? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let region = RegionName(parts[1], cloud: nil) else { return nil }
    return (parts[0], region.id)
  }

  /// The units that can be asked for, for people.
  public static var acceptedUnits: String { CarbonUnit.accepted }

  /// The part: `carbonIntensity` of every region.
  ///
  /// - Throws: `InvalidImport` with the faults of all files, among them units that are not known, and regions with different
  ///   values where there is no preference; what a file's source throws.
  /// - Complexity: O(rows) time, memory for each region once.
  public func read(_ files: [TableFile], _ options: ImportOptions) throws -> Imported {
    var reading = RowReading(options)
    var intensities = Intensities(preference: preference)
    for file in files {
      var rows = CarbonRows(self, file)
      try reading.read(
        file, .atLeast,
        layout: { table in
          let layout = try rows.layout(of: table)
          return (layout, name: "carbon intensities in \(layout.unit.name)")
        }, row: { try rows.take(&$0, $1, $2) })
      rows.finish(into: &intensities, &reading)
    }
    try reading.checked()
    let missing = grids.filter { grid in
      RegionName(grid.region, cloud: nil).map { !intensities.knows($0) } ?? true
    }
    for grid in missing where selection.contains(grid.region) {
      reading.report(
        InvalidImport.Fault(
          file: files.map(\.name).joined(separator: ", "), line: nil,
          found: "the grid `\(PlaceWords.cut(grid.name))`",
          accepted: "the name of a grid of the table, as it stands there"))
    }
    try reading.checked()
    var part = PartBuilder()
    for (region, kilograms) in intensities.sorted {
      var members = ObjectBuilder()
      members.add("carbonIntensity", kilograms.toTwelveDigits)
      part.put(region.id, in: .regions, members)
    }
    part.set("source", .string(files.map { PlaceWords.fileName($0.name) }.joined(separator: ", ")))
    reading.figure(.init("regions", intensities.sorted.count))
    intensities.tell(&reading)
    return Imported(part: try part.part(), report: reading.report)
  }
}

/// Intensities by region.
struct Intensities {
  private struct Entry {
    var sum: Double
    var count = 1
    let file: String
    let line: Int
    var value: Double { sum / Double(count) }
  }

  let preference: CarbonImport.Preference?
  private var entries: [RegionName: Entry] = [:]
  private var again = 0
  private var decided = 0

  init(preference: CarbonImport.Preference?) { self.preference = preference }

  func knows(_ region: RegionName) -> Bool { entries[region] != nil }

  var sorted: [(region: RegionName, kilograms: Double)] {
    entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }
  }

  mutating func add(
    _ kilograms: Double, _ region: RegionName, file: String, line: Int, _ reading: inout RowReading
  ) {
    guard let known = entries[region] else {
      entries[region] = Entry(sum: kilograms, file: file, line: line)
      return
    }
    if preference == .mean {
      entries[region]?.sum += kilograms
      entries[region]?.count += 1
    }
    guard known.value != kilograms else {
      again += 1
      return
    }
    decided += 1
    switch preference {
    case .first, .mean: break
    case .last: entries[region]?.sum = kilograms
    case nil:
      reading.report(
        InvalidImport.Fault(
          file: file, line: line, found: "\(PlaceWords.number(kilograms)) kg per kWh for `\(region.id)`",
          accepted:
            "one value for a region, and \(known.file), line \(known.line) has \(PlaceWords.number(known.value)); "
            + "a preference for the first, the last or the mean decides"))
    }
  }

  func tell(_ reading: inout RowReading) {
    if again > 0 {
      reading.remark(PlaceWords.count(again, "row says", "rows say") + " again what another does")
    }
    guard let preference, decided > 0 else { return }
    let counts = preference == .mean ? "their mean counts" : "the \(preference.rawValue) counts"
    reading.remark(
      PlaceWords.count(decided, "value differs from another", "values differ from others") + "; " + counts)
  }
}
