internal import PlacementModel

/// Reads files row by row for an importer: faults of every file are collected, rows counted, progress told.
struct RowReading {
  /// Rows between two looks at how far the file is.
  private static let rowsPerReport = 4096

  let options: ImportOptions
  private(set) var report = ImportReport()
  private(set) var faults: [InvalidImport.Fault] = []
  /// Rows with more fields than headers, by the place of their file in the report.
  private(set) var extraFields: [Int: Int] = [:]

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
    guard let table = try table(of: file, shape) else { return }
    do {
      let (layout, name) = try layout(table)
      let place = begin(file, as: name)
      try read(table, of: file, at: place) { reading, table in try row(&reading, table, layout) }
    } catch let fault as CSVFault {
      faults.append(InvalidImport.Fault(file: file.name, fault))
    }
  }

  /// Opens a file and reads its headers; `nil` where it has a fault, which is kept.
  ///
  /// - Parameters:
  ///   - delimiter: the character between fields; `nil` finds it in the first line.
  ///   - first: the line from which headers are looked for.
  mutating func table(
    of file: TableFile, _ shape: CSVTable.Shape = .exact, delimiter: UInt8? = nil, headersFrom first: Int = 1
  ) throws -> CSVTable? {
    do {
      return try CSVTable(CSVReader(file.open(), delimiter: delimiter), shape, headersFrom: first)
    } catch let fault as CSVFault {
      faults.append(InvalidImport.Fault(file: file.name, fault))
      return nil
    }
  }

  /// Lists a file in the report.
  ///
  /// - Returns: its place there.
  mutating func begin(_ file: TableFile, as name: String) -> Int {
    report.files.append(ImportReport.File(name: file.name, layout: name))
    return report.files.count - 1
  }

  /// Reads an open table to its end, or to its first fault, which is kept.
  ///
  /// - Parameter place: that of the file in the report.
  mutating func read(
    _ open: consuming CSVTable, of file: TableFile, at place: Int,
    row: (inout RowReading, CSVTable) throws -> Void
  ) throws {
    var table = open
    do {
      while try table.next() {
        try row(&self, table)
        if table.rowCount % Self.rowsPerReport == 0 { tell(file, table) }
      }
      (report.files[place].rows, report.files[place].bytes) = (table.rowCount, table.bytesRead)
      tell(file, table)
      if !table.isTerminated { remark(Wording.unterminated(file: file.name)) }
      if table.rowsWithExtraFields > 0 { extraFields[place] = table.rowsWithExtraFields }
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

  /// Leaves out rows that were read before and are only now known to be of no use; the line is that of the first.
  mutating func skip(
    _ reason: SkipReason, rows: Int, file: String, line: Int, _ what: @autoclosure () -> String
  ) {
    for _ in 0..<rows { report.skip(reason) }
    options.onSkipped?(SkippedRow(file: file, line: line, reason: reason, what: what()))
  }

  /// Counts a row that was not asked for. Nobody is told of each: who selects knows.
  mutating func pass(_ reason: SkipReason) { report.skip(reason) }

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
