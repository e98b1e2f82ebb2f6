internal import ArgumentParser
internal import BerthKit

struct ImportCatalog: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: Wording.importCatalogAbstract,
    discussion: Wording.importCatalogDiscussion)

  @Argument(help: Wording.catalogFilesHelp, completion: .file(extensions: ["csv"])) var files: [String]
  @OptionGroup(title: "Selection") var selection: Selection
  @OptionGroup(title: "What is made of it") var making: Making
  @OptionGroup var importing: ImportArguments

  struct Selection: ParsableArguments {
    @Option(help: Wording.catalogCloudHelp) var cloud: [String] = []
    @Option(help: Wording.catalogRegionHelp) var region: [String] = []
    @Option(help: Wording.catalogAcceleratorHelp) var accelerator: [String] = []
    @Option(help: Wording.catalogInstanceHelp) var instance: [String] = []
    @Option(help: Wording.catalogKindHelp) var kind: [CatalogRequest.Kind] = []
    @Option(help: Wording.catalogMinCountHelp) var minCount: Double?
    @Option(help: Wording.catalogMinVCPUsHelp) var minVcpus: Double?
    @Option(help: Wording.catalogMinMemoryHelp) var minMemory: Double?
    @Flag(help: Wording.catalogCPUsHelp) var cpus = false
    @Flag(help: Wording.catalogNoAcceleratorsHelp) var noAccelerators = false
  }

  struct Making: ParsableArguments {
    @Option(help: Wording.catalogCPUBlockHelp) var cpuBlock: Int?
    @Option(help: Wording.catalogKeepHelp) var keep = CatalogRequest.Keep.cheapest
    @Flag(help: Wording.catalogInferShapesHelp) var inferShapes = false
    @Option(help: Wording.catalogCapacityHelp) var capacity: [String] = []
    @Option(help: Wording.catalogSpotAvailabilityHelp) var spotAvailability: Double?
    @Option(help: Wording.catalogReservedTermHelp) var reservedTerm: String?
    @Option(help: Wording.catalogCurrencyHelp) var currency = "USD"
    @Option(help: Wording.catalogExchangeRateHelp) var exchangeRate: [String] = []
    @Option(help: Wording.catalogMappingHelp, completion: .file(extensions: ["json"])) var mapping: String?
  }

  /// Where no size is given: what the smallest machines in common use of all three large clouds are multiples of, but for few.
  private static let usualCPUBlock = 8

  func validate() throws { _ = try request() }

  func perform(in session: Session) throws -> ExitStatus {
    var request = try request()
    if let mapping = making.mapping { request.mapping = try CatalogMapping(contentsOfFile: mapping) }
    return try importing.perform(in: session) { options in
      let imported = try CatalogImport(request).read(files.map { TableFile(path: $0) }, options)
      guard imported.part.json["offers"] != nil else {
        session.say(ImportSummary(imported.report).text())
        throw Failure(.badData, Wording.noOffers(imported.report))
      }
      return imported
    }
  }

  /// What the flags ask for, but for the mapping.
  private func request() throws -> CatalogRequest {
    var request = CatalogRequest()
    request.clouds = selection.cloud.map { NamePattern($0) }
    request.regions = selection.region.map { NamePattern($0) }
    request.accelerators = selection.accelerator.map { NamePattern($0) }
    request.instances = selection.instance.map { NamePattern($0) }
    request.kinds = Set(selection.kind)
    request.minimumCount = try Self.atLeastZero(selection.minCount, "min-count")
    request.minimumVCPUs = try Self.atLeastZero(selection.minVcpus, "min-vcpus")
    request.minimumMemory = try Self.atLeastZero(selection.minMemory, "min-memory")
    request.takesAccelerators = !selection.noAccelerators
    if selection.cpus || selection.noAccelerators || making.cpuBlock != nil {
      request.cpuBlock = making.cpuBlock ?? Self.usualCPUBlock
    }
    request.infersShapes = making.inferShapes
    request.keep = making.keep
    try addAmounts(to: &request)
    return request
  }

  private func addAmounts(to request: inout CatalogRequest) throws {
    if let block = making.cpuBlock, !(1...100_000).contains(block) {
      throw ValidationError(Wording.badCPUBlock)
    }
    request.currency = try Self.currency(making.currency)
    for text in making.exchangeRate {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let rate = Double(parts[1]), rate > 0, rate <= 1e15 else {
        throw ValidationError(Wording.badExchangeRate(text))
      }
      request.exchangeRates[try Self.currency(parts[0])] = rate
    }
    for text in making.capacity {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard let number = parts.last, let units = Double(number), units >= 0, units <= 1e15 else {
        throw ValidationError(Wording.badCapacity(text))
      }
      if parts.count == 2 { request.capacityOfMachine[parts[0]] = units } else { request.capacity = units }
    }
    if let availability = making.spotAvailability {
      guard (0...1).contains(availability) else { throw ValidationError(Wording.badSpotAvailability) }
      request.spotAvailability = availability
    }
    if let term = making.reservedTerm {
      guard DurationFile(parsing: term) != nil else { throw ValidationError(Wording.badReservedTerm(term)) }
      request.reservedTerm = term
    }
  }

  private static func atLeastZero(_ number: Double?, _ option: String) throws -> Double? {
    guard let number else { return nil }
    guard number >= 0, number.isFinite else { throw ValidationError(Wording.badMinimum(option)) }
    return number
  }

  private static func currency(_ text: String) throws -> String {
    guard let code = CurrencyCode.normalised(text) else { throw ValidationError(Wording.badCurrency(text)) }
    return code
  }
}
