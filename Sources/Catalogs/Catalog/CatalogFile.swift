internal import PlacementModel

/// A file of the import, its layout as the loop over rows needs it.
struct CatalogFile {
  let table: TableFile
  /// Its place in the report.
  let place: Int
  let layout: CatalogLayout
  /// The place of the term of its reserved prices; `nil` where none is known.
  let term: Int?

  /// Numbers of the names that hold for every row; 0, the empty name, where a column has them or nothing.
  let cloudNumber: Int
  let regionNumber: Int
  let acceleratorNumber: Int
  let currencyNumber: Int

  // Places of columns, looked up once.
  let cloudColumn: Int?
  let regionColumn: Int?
  let zoneColumn: Int?
  let instanceColumn: Int?
  let acceleratorColumn: Int?
  let countColumn: Int?
  let vCPUsColumn: Int?
  let memoryColumn: Int?
  let currencyColumn: Int?
  let detailsColumn: Int?
  /// Ways to pay that are asked for, with the columns of their prices.
  let prices: [(kind: CatalogRequest.Kind, column: Int)]

  let count: Double?
  let vCPUs: Double?
  let memory: Double?
  let constantPrices: Prices

  /// Whether its rows name accelerators that need a machine, as SkyPilot's catalogue of Google's does.
  let hasHosts: Bool
  let hasShapes: Bool

  init(
    _ table: TableFile, at place: Int, _ layout: CatalogLayout, cloud: String?, term: Int?,
    _ request: CatalogRequest, _ names: inout CatalogNames
  ) {
    (self.table, self.place, self.layout, self.term) = (table, place, layout, term)
    cloudNumber = names.clouds.index(of: cloud ?? "")
    regionNumber = names.regions.index(of: layout.constants[.region] ?? "")
    acceleratorNumber = names.accelerators.index(of: layout.constants[.accelerator] ?? "")
    currencyNumber = names.currencies.index(of: layout.constants[.currency] ?? "")
    cloudColumn = layout.places[.cloud]
    regionColumn = layout.places[.region]
    zoneColumn = layout.places[.zone]
    instanceColumn = layout.places[.instanceType]
    acceleratorColumn = layout.places[.accelerator]
    countColumn = layout.places[.acceleratorCount]
    vCPUsColumn = layout.places[.vCPUs]
    memoryColumn = layout.places[.memory]
    currencyColumn = layout.places[.currency]
    detailsColumn = layout.places[.details]
    let roles: [(CatalogRequest.Kind, CatalogRole)] = [
      (.onDemand, .onDemand), (.spot, .spot), (.reserved, .reserved),
    ]
    prices = roles.compactMap { kind, role in
      guard request.takes(kind), let column = layout.places[role] else { return nil }
      return (kind, column)
    }
    // A price of one accelerator is of one, whatever instances hold.
    let one: Double? = layout.pricesAreOfUnits && layout.places[.acceleratorCount] == nil ? 1 : nil
    count = layout.constants[.acceleratorCount].flatMap(Self.number) ?? one
    vCPUs = layout.constants[.vCPUs].flatMap(Self.number)
    memory = layout.constants[.memory].flatMap(Self.number)
    var constants = Prices()
    for (kind, role) in roles where request.takes(kind) {
      constants[kind] = layout.constants[role].flatMap(Self.number)
    }
    constantPrices = constants
    hasHosts = layout.isSkyPilot && cloud == "gcp"
    hasShapes = layout.hasShapes
  }

  private static func number(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { SizeField.parse($0) }
  }
}
