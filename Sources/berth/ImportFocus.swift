internal import ArgumentParser
internal import BerthKit

/// `berth import focus`: bills.
struct ImportFocus: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "focus", abstract: Wording.importFocusAbstract, discussion: Wording.importFocusDiscussion)

  @Argument(help: Wording.importFocusFilesHelp, completion: .file(extensions: ["csv"]))
  var files: [String]
  @Option(help: Wording.spendHelp) var spend: SpendFormat?
  @OptionGroup var bill: BillArguments
  @OptionGroup var made: BillPartArguments
  @OptionGroup var arguments: ImportArguments

  func validate() throws {
    let inputs = files + [bill.mapping, made.agreements].compactMap { $0 }
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError(Wording.standardInputTwice) }
    if files.isEmpty { throw ValidationError(Wording.noBill) }
  }

  func perform(in session: Session) throws -> ExitStatus {
    var request = try bill.request()
    try made.complete(&request)
    let result = try arguments.read(in: session) { [request] options in
      try request.read(files.map { TableFile(path: $0) }, options)
    }
    let output = arguments.output
    switch spend {
    case nil: try output.write(result.part.text())
    case .json?: try output.write(JSONText(result.bill.json()).string)
    case .csv?: try output.write(SpendCSV(result.bill).text())
    case .table?:
      try output.write(in: session) { SpendTables(result.bill).text(width: $0, style: $1) }
    }
    session.say(ImportSummary(result.report).text())
    return .success
  }
}

/// How spend is written.
enum SpendFormat: String, CaseIterable, ExpressibleByArgument { case table, csv, json }

/// How bills are read.
struct BillArguments: ParsableArguments {
  @Option(help: Wording.mappingHelp, completion: .file(extensions: ["json"])) var mapping: String?
  @Option(help: Wording.billProviderHelp) var provider: String?
  @Option(help: Wording.billCurrencyHelp) var currency: String?
  @Option(help: Wording.dateOrderHelp) var dateOrder: DateOrder?

  func validate() throws {
    if provider?.isEmpty == true { throw ValidationError(Wording.emptyProvider) }
    if let currency, CurrencyCode.normalised(currency) == nil {
      throw ValidationError(Wording.badCurrency(currency))
    }
  }

  var isGiven: Bool { mapping != nil || provider != nil || currency != nil || dateOrder != nil }

  /// - Throws: `InputError` where the mapping cannot be read, `Failure` with its faults.
  func request() throws -> BillImport {
    var request = BillImport()
    request.provider = provider
    request.currency = currency.flatMap(CurrencyCode.normalised)
    request.dateOrder = dateOrder
    do {
      request.mapping = try mapping.map { try BillMapping(contentsOfFile: $0) }
    } catch let error as InvalidProblem {
      throw Failure(.badData, Wording.faults(error, ofMapping: mapping ?? ""))
    }
    return request
  }
}

/// What a bill is made into.
struct BillPartArguments: ParsableArguments {
  @Option(help: Wording.billStartHelp) var start: String?
  @Option(help: Wording.billPeriodHelp) var period: CalendarUnit?
  @Option(help: Wording.billCountHelp) var count: Int?
  @Option(help: Wording.billPricesHelp) var prices = BillImport.Prices.effective
  @Option(help: Wording.billAgreementsHelp, completion: .file(extensions: ["json"])) var agreements: String?

  func validate() throws {
    if let start, horizon(start) == nil { throw ValidationError(Wording.badHorizon(start)) }
    if start == nil, period != nil || count != nil { throw ValidationError(Wording.periodsNeedStart) }
    if agreements != nil, start == nil { throw ValidationError(Wording.agreementsNeedStart) }
  }

  private func horizon(_ start: String) -> HorizonPeriods? {
    try? HorizonPeriods(start: start, period: period ?? .month, count: count ?? 12)
  }

  func complete(_ request: inout BillImport) throws {
    request.prices = prices
    request.horizon = start.flatMap(horizon)
    if let agreements {
      request.agreements = BillImport.agreements(of: try ProblemPart(contentsOfFile: agreements))
    }
  }
}
