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

  public init() {}

  /// What was read.
  public struct Result: Sendable {
    public let bill: Bill
    /// Providers, regions and plans of spend; with a mapping also demand, offers and what is in use.
    public let part: ProblemPart
    public let report: ImportReport

    public var imported: Imported { Imported(part: part, report: report) }
  }

  /// Reads files as one bill.
  ///
  /// - Throws: `InvalidImport` with the faults of all files; what a file's source throws where it cannot be read.
  /// - Complexity: O(bytes); memory for what is told apart, not for rows.
  public func read(_ files: [TableFile], _ options: ImportOptions = ImportOptions()) throws -> Result {
    var reading = RowReading(options)
    var tally = BillTally(provider: provider, currency: currency, TimestampReader())
    for file in files {
      try reading.read(file) { table in
        (try FocusLayout(table, named: []), name: "FOCUS \(FocusLayout.version(table)) bill")
      } row: { reading, table, layout in
        let fields = BillFields(table: table, layout: layout)
        if try !tally.add(fields) {
          reading.skip(.noCost, file, table, fields.text(.chargeDescription) ?? "a charge")
        }
      }
    }
    try reading.checked()
    let bill = tally.bill()
    for remark in tally.oddities.remarks { reading.remark(remark) }
    BillReport.tell(bill, &reading)
    return Result(bill: bill, part: try BillPart(bill).part(), report: reading.report)
  }
}
