internal import ArgumentParser
internal import BerthKit

/// Files to import, one or more.
struct ImportFiles: ParsableArguments {
  @Argument(help: Wording.importFilesHelp, completion: .file(extensions: ["csv"])) var files: [String]

  var tables: [TableFile] { files.map { TableFile(path: $0) } }
}

/// Which regions a table of places is read for.
struct RegionOptions: ParsableArguments {
  @Option(help: Wording.likeHelp, completion: .file(extensions: ["json"])) var like: String?
  @Option(help: Wording.cloudHelp) var cloud: String?

  func part() throws -> ProblemPart? { try like.map { try ProblemPart(contentsOfFile: $0) } }
}

/// `berth import latency`: round trips from where users are.
struct ImportLatency: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "latency", abstract: Wording.latencyAbstract, discussion: Wording.latencyDiscussion)

  @OptionGroup var input: ImportFiles
  @Option(help: Wording.originHelp) var origin: [LatencyImport.Origin]
  @Option(help: Wording.statisticHelp) var statistic = LatencyImport.Statistic.avg
  @Option(help: Wording.tierHelp) var tier = "PREMIUM"
  @Option(help: Wording.fromColumnHelp) var fromColumn: String?
  @Option(help: Wording.toColumnHelp) var toColumn: String?
  @Option(help: Wording.millisecondsColumnHelp) var millisecondsColumn: String?
  @Option(help: Wording.latencyUnitHelp) var unit: LatencyImport.Unit?
  @Option(help: Wording.ownHelp) var own = 0.0
  @Option(help: Wording.regionHelp) var region: [String] = []
  @OptionGroup var places: RegionOptions
  @OptionGroup var arguments: ImportArguments

  func validate() throws {
    guard !origin.isEmpty else { throw ValidationError(Wording.noOrigin) }
    if let twice = Dictionary(grouping: origin, by: \.id).filter({ $0.value.count > 1 }).keys.min() {
      throw ValidationError(Wording.originTwice(twice))
    }
    guard own >= 0, own <= 1e15 else { throw ValidationError(Wording.badOwn) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    var latency = LatencyImport(origins: origin)
    latency.statistic = statistic
    latency.tier = tier
    (latency.fromColumn, latency.toColumn, latency.timeColumn) = (fromColumn, toColumn, millisecondsColumn)
    latency.unit = unit
    latency.own = own
    latency.cloud = places.cloud
    latency.selection = RegionSelection(patterns: region, like: try places.part())
    return try arguments.perform(in: session) { try latency.read(input.tables, $0) }
  }
}

/// `berth import egress`: prices of sending data between regions.
struct ImportEgress: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "egress", abstract: Wording.egressAbstract, discussion: Wording.egressDiscussion)

  @OptionGroup var input: ImportFiles
  @Option(help: Wording.egressFromHelp) var from: [String] = []
  @Option(help: Wording.egressToHelp) var to: [String] = []
  @Option(help: Wording.fromColumnHelp) var fromColumn: String?
  @Option(help: Wording.toColumnHelp) var toColumn: String?
  @Option(help: Wording.priceColumnHelp) var priceColumn: String?
  @Option(help: Wording.egressCurrencyHelp) var currency = "USD"
  @Flag(help: Wording.zeroIsFreeHelp) var zeroIsFree = false
  @Option(help: Wording.preferHelp) var prefer: EgressImport.Preference?
  @OptionGroup var places: RegionOptions
  @OptionGroup var arguments: ImportArguments

  func validate() throws {
    guard CurrencyCode.normalised(currency) != nil else {
      throw ValidationError(Wording.badCurrency(currency))
    }
  }

  func perform(in session: Session) throws -> ExitStatus {
    var egress = EgressImport(from: from, to: to, like: try places.part())
    (egress.fromColumn, egress.toColumn, egress.priceColumn) = (fromColumn, toColumn, priceColumn)
    egress.currency = CurrencyCode.normalised(currency) ?? currency
    egress.zeroIsFree = zeroIsFree
    egress.preference = prefer
    egress.cloud = places.cloud
    return try arguments.perform(in: session) { try egress.read(input.tables, $0) }
  }
}

/// `berth import carbon`: what the power of regions emits.
struct ImportCarbon: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "carbon", abstract: Wording.carbonAbstract, discussion: Wording.carbonDiscussion)

  @OptionGroup var input: ImportFiles
  @Option(help: Wording.regionColumnHelp) var regionColumn: String?
  @Option(help: Wording.valueColumnHelp) var valueColumn: String?
  @Option(help: Wording.carbonUnitHelp) var unit: String?
  @Option(help: Wording.preferHelp) var prefer: CarbonImport.Preference?
  @Option(help: Wording.gridHelp) var grid: [String] = []
  @Option(help: Wording.rowsWhereHelp) var `where`: [String] = []
  @Option(help: Wording.regionHelp) var region: [String] = []
  @OptionGroup var places: RegionOptions
  @OptionGroup var arguments: ImportArguments

  func validate() throws {
    if let unit, !CarbonImport.knows(unit: unit) {
      throw ValidationError(Wording.badCarbonUnit(unit))
    }
    for grid in grid where CarbonImport.grid(grid) == nil { throw ValidationError(Wording.badGrid(grid)) }
    for filter in `where` where !filter.contains("=") { throw ValidationError(Wording.badWhere(filter)) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    var carbon = CarbonImport()
    (carbon.regionColumn, carbon.valueColumn, carbon.unit) = (regionColumn, valueColumn, unit)
    carbon.preference = prefer
    carbon.grids = grid.compactMap(CarbonImport.grid)
    carbon.filters = `where`.map(Self.filter)
    carbon.cloud = places.cloud
    carbon.selection = RegionSelection(patterns: region, like: try places.part())
    return try arguments.perform(in: session) { try carbon.read(input.tables, $0) }
  }
}

extension ParsableCommand {
  /// `Name=Total`, as a column and a value.
  static func filter(_ text: String) -> (column: String, value: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return (parts.first ?? "", parts.last ?? "")
  }
}
