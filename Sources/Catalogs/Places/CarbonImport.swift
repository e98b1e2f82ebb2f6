internal import PlacementModel

/// Reads the carbon intensity of power in regions, as `carbonIntensity` in kilograms of CO2-equivalent per kWh.
///
///     let part = try CarbonImport().read([TableFile(path: "aws.csv"), TableFile(path: "gcp.csv")], ImportOptions()).part
///
/// The unit is told from the header of the column.
public struct CarbonImport: Sendable {
  /// What counts where a region has several values; without a preference different ones are a fault.
  public enum Preference: String, CaseIterable, Sendable {
    /// The first value of a region counts.
    case first
    /// The last one counts.
    case last
    /// The mean of all counts.
    case mean
  }

  /// The heading of the region's column; `nil` where the importer knows it.
  public var regionColumn: String?
  /// The heading of the column of intensities; `nil` where the importer knows it.
  public var valueColumn: String?
  /// The unit where the header says none or another: `g/kWh`, `kg/kWh`, `t/MWh`.
  public var unit: String?
  /// The cloud of names that say none; else told by the names, the header or the file's name.
  public var cloud: String?
  /// What several values of a region come to; `nil` makes them a fault where they differ.
  public var preference: Preference?
  /// Only rows that have these values in these columns: a year, a country.
  public var filters: [(column: String, value: String)] = []
  /// Of tables of grids, not of clouds: the grid's name as it stands there, and the region that it powers. A grid may power
  /// several; grids that are not named are left out.
  public var grids: [(name: String, region: String)] = []
  /// The regions that are kept.
  public var selection = RegionSelection()

  /// Columns, unit and cloud as the importer finds them; all regions.
  public init() {}

  /// Whether a unit is one that can be asked for.
  package static func knows(unit: String) -> Bool { CarbonUnit(in: unit) != nil }

  /// `US-MIDA-PJM=aws/us-east-1`: a grid and a region that it powers; `nil` for any other text.
  package static func grid(_ text: String) -> (name: String, region: String)? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let region = RegionName(parts[1], cloud: nil) else { return nil }
    return (parts[0], region.id)
  }

  /// The units that can be asked for, for people.
  package static var acceptedUnits: String { CarbonUnit.accepted }

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
          return (layout, name: Wording.carbonTable(layout.unit))
        }, row: { try rows.take(&$0, $1, $2) })
      rows.finish(into: &intensities, &reading)
    }
    try reading.checked()
    let missing = grids.filter { grid in
      RegionName(grid.region, cloud: nil).map { !intensities.knows($0) } ?? true
    }
    for grid in missing where selection.contains(grid.region) {
      reading.report(
        InvalidImport.Fault(file: Wording.names(of: files), Wording.unknownGrid(grid.name)))
    }
    try reading.checked()
    var part = PartBuilder()
    for (region, kilograms) in intensities.sorted {
      var members = ObjectBuilder()
      members.add("carbonIntensity", kilograms.toTwelveDigits)
      part.put(region.id, in: .regions, members)
    }
    part.set("source", .string(Wording.source(files)))
    reading.figure(Wording.regions(intensities.sorted.count))
    intensities.tell(&reading)
    return Imported(part: try part.part(), report: reading.report)
  }
}

/// Intensities by region.
struct Intensities {
  private let preference: CarbonImport.Preference?
  private var values: ContestedValues<RegionName>

  init(preference: CarbonImport.Preference?) {
    self.preference = preference
    values = ContestedValues(preference?.choice)
  }

  func knows(_ region: RegionName) -> Bool { values.contains(region) }

  var sorted: [(region: RegionName, kilograms: Double)] {
    values.sorted.map { ($0.key, $0.value) }
  }

  mutating func add(
    _ kilograms: Double, _ region: RegionName, file: String, line: Int, _ reading: inout RowReading
  ) {
    guard let before = values.add(kilograms, for: region, file: file, line: line) else { return }
    reading.report(
      InvalidImport.Fault(file: file, line: line, Wording.contradiction(kilograms, region, before)))
  }

  func tell(_ reading: inout RowReading) {
    values.tell(&reading, decided: preference.map { Wording.decided(values.differing, $0) })
  }
}

extension CarbonImport.Preference {
  fileprivate var choice: ContestedValues<RegionName>.Choice {
    switch self {
    case .first: .first
    case .last: .last
    case .mean: .mean
    }
  }
}
