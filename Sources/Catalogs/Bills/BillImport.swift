public import PlacementModel

/// Reads bills in FOCUS 1.0 to 1.4: what is spent where, and what is held under commitments.
///
///     let imported = try BillImport().read([TableFile(path: "september.csv")])
///     print(imported.bill.sums(by: .service))
public struct BillImport: Sendable {
  /// The provider of charges that name none.
  public var provider: String?
  /// The currency of charges that name none: a code of ISO 4217.
  public var currency: String?
  /// What comes first in dates such as 4/1/25; `nil` takes what the bill's own dates tell, and the month where they do not.
  public var dateOrder: DateOrder?
  /// Which charges are whose; without one there is no demand, and no offers.
  public var mapping: BillMapping?
  /// The periods of demand; months of the bill where there are none.
  public var horizon: HorizonPeriods?
  /// Which prices options get; effective ones unless told.
  public var prices = Prices.effective
  /// Agreements whose spend before the horizon is to be found, beside those of contract commitments.
  public var agreements: [Agreement] = []

  /// Nothing is assumed: no provider, currency, mapping or horizon; effective prices.
  public init() {}

  /// What becomes the price of an option.
  public enum Prices: String, CaseIterable, Sendable {
    /// What was paid: amortised, or billed where the bill has no effective cost.
    case effective
    /// What the list asks, before discounts.
    case list
    /// Options have no prices, for a catalogue to state.
    case none
  }

  /// What was read.
  public struct Result: Sendable {
    /// What was spent, by provider, service, region, period, category and use.
    public let bill: Bill
    /// Providers, regions and plans of spend; with a mapping also demand, offers and what is in use.
    public let part: ProblemPart
    /// What was read and what was left out.
    public let report: ImportReport

    /// The part and the report, as other importers give them.
    public var imported: Imported { Imported(part: part, report: report) }
  }

  /// Reads files as one bill.
  ///
  /// - Throws: `InvalidImport` with the faults of all files; what a file's source throws where it cannot be read.
  /// - Complexity: O(bytes); memory for what is told apart, not for rows.
  public func read(_ files: [TableFile], _ options: ImportOptions = ImportOptions()) throws -> Result {
    var reading = RowReading(options)
    var tally = BillTally(self)
    var contracts = ContractTally(self)
    var seen = SeenFiles(files)
    for file in files {
      guard seen.isNew(file) else {
        reading.report(InvalidImport.Fault(file: file.name, Wording.sameFile))
        continue
      }
      let (digest, faults) = (seen.digest(of: file), reading.faults.count)
      try read(digest?.watching(file) ?? file, &reading, &tally, &contracts)
      guard let digest, reading.faults.count == faults, (reading.report.files.last?.rows ?? 0) > 0,
        let twin = seen.twin(of: file, digest)
      else { continue }
      reading.report(InvalidImport.Fault(file: file.name, Wording.sameBytes(as: twin)))
    }
    try reading.checked()
    let bill = tally.bill()
    for remark in tally.oddities.remarks { reading.remark(remark) }
    BillReport.tell(bill, &reading)
    var part = BillPart(bill, startingOn: horizon?.firstDay.number)
    if mapping != nil { try part.add(tally.uses, self, &reading) }
    part.tellMissingTerms(&reading)
    part.tellEnded(&reading)
    part.add(contracts.contracts, prices, &reading)
    if let horizon {
      part.addSpentBefore(try agreements(with: contracts), tally.contractUse, horizon, &reading)
    }
    return Result(bill: bill, part: try part.part(), report: reading.report)
  }

  private func read(
    _ file: TableFile, _ reading: inout RowReading, _ tally: inout BillTally, _ contracts: inout ContractTally
  ) throws {
    try reading.read(file) { table in
      let layout = try layout(table)
      if case .charges(let charges) = layout.0 { tally.begin(charges) }
      return layout
    } row: { reading, table, layout in
      switch layout {
      case .charges(let layout):
        let fields = BillFields(table: table, layout: layout)
        if try tally.add(fields) { return }
        reading.skip(.noCost, file, table, fields.text(.chargeDescription) ?? Wording.someCharge)
      case .contracts(let layout):
        guard let reason = try contracts.add(table, layout, file.name) else { return }
        reading.skip(
          reason, file, table, layout["ContractCommitmentId"].map(table.text) ?? Wording.someContract)
      }
    }
    if let fault = tally.takeMarks().fault { reading.report(InvalidImport.Fault(file: file.name, fault)) }
  }

  private enum Layout {
    case charges(FocusLayout)
    case contracts(ContractLayout)
  }

  private func layout(_ table: CSVTable) throws(CSVFault) -> (Layout, name: String) {
    if ContractLayout.fits(table) {
      return (.contracts(try ContractLayout(table)), name: Wording.contractTable)
    }
    let layout = try FocusLayout(table, named: mapping?.namedColumns ?? [])
    return (.charges(layout), name: Wording.billTable(FocusLayout.version(table)))
  }

  /// The agreements that were given, and those that contract commitments make.
  private func agreements(with contracts: ContractTally) throws(InvalidProblem) -> [Agreement] {
    var part = BillPart(Bill(entries: [], totals: [], commitments: []))
    var reading = RowReading(ImportOptions())
    part.add(contracts.contracts, prices, &reading)
    let given = Set(agreements.map(\.id))
    return agreements + Self.agreements(of: try part.part()).filter { !given.contains($0.id) }
  }
}
