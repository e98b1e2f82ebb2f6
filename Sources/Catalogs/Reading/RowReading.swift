internal import PlacementModel

/// Reads files row by row for an importer: faults of every file are collected, rows counted, progress told.
struct RowReading {
  /// Rows between two looks at how far the file is.
  private static let rowsPerReport = 4096

  let options: ImportOptions
  private(set) var report = ImportReport()
  private(set) var faults: [InvalidImport.Fault] = []

  init(_ options: ImportOptions) { self.options = options }

  /// Reads a file to its end, or to its first fault.
  ///
  /// - Parameters:
  ///   - shape: what is made of rows with more fields than headers.
  ///   - layout: tells from the headers how the file is to be read, or that it cannot be; also says what it is.
  ///   - row: takes a row; a `CSVFault` it throws is the file's.
  /// - Throws: what the file's source throws: it cannot be read.
  mutating func read<Layout>(
    _ file: TableFile, _ shape: CSVTable.Shape = .exact,
    layout: (CSVTable) throws -> (Layout, name: String),
    row: (inout RowReading, CSVTable, Layout) throws -> Void
  ) throws {
    do {
      var table = try CSVTable(CSVReader(file.open(), delimiter: nil), shape)
      let (layout, name) = try layout(table)
      report.files.append(ImportReport.File(name: file.name, layout: name))
      let place = report.files.count - 1
      while try table.next() {
        try row(&self, table, layout)
        if table.rowCount % Self.rowsPerReport == 0 { tell(file, table) }
      }
      (report.files[place].rows, report.files[place].bytes) = (table.rowCount, table.bytesRead)
      tell(file, table)
    } catch let fault as CSVFault {
      faults.append(InvalidImport.Fault(file: file.name, fault))
    }
  }

  /// Leaves a row out.
  ///
  /// - Parameter what: what tells the row from others; only made where somebody asks.
  mutating func skip(
    _ reason: SkipReason, _ file: TableFile, _ table: CSVTable, _ what: @autoclosure () -> String
  ) {
    report.skip(reason)
    options.onSkipped?(SkippedRow(file: file.name, line: table.line, reason: reason, what: what()))
  }

  mutating func report(_ fault: InvalidImport.Fault) { faults.append(fault) }

  mutating func remark(_ sentence: String) { report.remarks.append(sentence) }

  mutating func figure(_ figure: ImportReport.Figure) { report.figures.append(figure) }

  /// Goes on only where no file has a fault.
  ///
  /// - Throws: `InvalidImport` with all there are.
  func checked() throws(InvalidImport) {
    if !faults.isEmpty { throw InvalidImport(faults) }
  }

  private func tell(_ file: TableFile, _ table: CSVTable) {
    options.onProgress?(
      ImportProgress(file: file.name, bytesRead: table.bytesRead, byteCount: file.byteCount))
  }
}
