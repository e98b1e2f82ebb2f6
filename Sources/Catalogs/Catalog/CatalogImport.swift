internal import PlacementModel

/// Makes offers of price catalogues: of SkyPilot's, of the price tables of others, and of any table with a mapping.
///
///     var request = CatalogRequest()
///     request.clouds = [NamePattern("aws")]
///     let imported = try CatalogImport(request).read([file])
public struct CatalogImport {
  private let request: CatalogRequest

  /// An importer of what the request asks for.
  public init(_ request: CatalogRequest) { self.request = request }

  /// Reads the files and makes a part of them: machines, regions, providers and offers with their prices per unit and hour.
  ///
  /// Files whose rows say what an instance is made of are read first, whatever their place among the files; those that only name
  /// instances look there.
  ///
  /// - Throws: `InvalidImport` with the faults of all files; `UnknownId` for something that was asked for and is in none; what a
  ///   file's source throws; `InvalidProblem` where the request holds a value that the format refuses.
  /// - Complexity: O(bytes); memory does not grow with rows, but with the names, places and offers in them.
  public func read(_ files: [TableFile], _ options: ImportOptions = ImportOptions()) throws -> Imported {
    var reading = RowReading(options)
    var rows = CatalogReading(request)
    var opened = try open(files, &reading, &rows)
    rows.needsShapes = rows.files.contains { !$0.hasShapes }
    for hasShapes in [true, false] {
      for place in rows.files.indices where rows.files[place].hasShapes == hasShapes {
        let file = rows.files[place]
        // What can be read once was kept open.
        let table = try opened[place].take() ?? self.table(of: file.table, &reading)
        guard let table else { continue }
        try reading.read(table, of: file.table, at: file.place) { reading, table in
          rows.take(table, file, &reading)
        }
      }
    }
    let faulty = Set(reading.faults.map(\.file))
    for file in reading.report.files where file.rows == 0 && !faulty.contains(file.name) {
      reading.report(InvalidImport.Fault(file: file.name, CSVFault(line: 1, .noRecords)))
    }
    try reading.checked()
    rows.pairUp(&reading)
    if let unknown = rows.names.unknown() { throw unknown }
    return try CatalogPart(rows, &reading).imported()
  }

  private func table(of file: TableFile, _ reading: inout RowReading) throws -> CSVTable? {
    try reading.table(
      of: file, .atLeast, delimiter: request.mapping?.delimiter, headersFrom: request.mapping?.headerLine ?? 1
    )
  }
}

// MARK: - Headers

extension CatalogImport {
  /// Reads the headers of all files and finds their layouts.
  ///
  /// - Returns: the tables, by place of their file, that cannot be opened again.
  private func open(
    _ files: [TableFile], _ reading: inout RowReading, _ rows: inout CatalogReading
  ) throws -> [CSVTable?] {
    var opened: [CSVTable?] = []
    for file in files {
      guard let table = try table(of: file, &reading), let layout = layout(of: file, table, &reading),
        let cloud = cloud(of: file, layout, &reading)
      else { continue }
      rows.files.append(
        CatalogFile(
          file, at: reading.begin(file, as: layout.name), layout, cloud: cloud, term: term(layout, &rows),
          request,
          &rows.names))
      opened.append(file.byteCount == nil ? table : nil)
    }
    return opened
  }

  private func layout(
    of file: TableFile, _ table: CSVTable, _ reading: inout RowReading
  ) -> CatalogLayout? {
    var fault: CSVFault?
    if let mapping = request.mapping {
      do { return try mapping.layout(table) } catch { fault = error }
    }
    do {
      return try CatalogLayout.recognised(table.headers)
    } catch {
      reading.report(
        fault.map { InvalidImport.Fault(file: file.name, $0) } ?? unknownLayout(file, table.headers, error))
      return nil
    }
  }

  private func unknownLayout(
    _ file: TableFile, _ headers: [String], _ unknown: CatalogLayout.Unknown
  ) -> InvalidImport.Fault {
    if unknown.isRepeated {
      return InvalidImport.Fault(file: file.name, CSVFault(line: 1, .repeatedColumn(unknown.missing)))
    }
    return InvalidImport.Fault(file: file.name, line: 1, Wording.unknownLayout(headers, unknown))
  }

  /// The cloud of all rows; empty where a column names it, `nil` where nothing does.
  private func cloud(
    of file: TableFile, _ layout: CatalogLayout, _ reading: inout RowReading
  ) -> String? {
    if layout.places[.cloud] != nil { return "" }
    if let constant = layout.constants[.cloud] { return constant }
    if let named = CatalogCloud.named(inPath: file.name) { return named }
    if let only = request.clouds.first, request.clouds.count == 1, !only.text.contains("*"),
      !only.text.contains("?")
    {
      return only.text
    }
    reading.report(InvalidImport.Fault(file: file.name, Wording.noCloud(layout)))
    return nil
  }

  /// The place of the term of a layout's reserved prices.
  private func term(_ layout: CatalogLayout, _ rows: inout CatalogReading) -> Int? {
    guard let term = request.reservedTerm ?? layout.reservedTerm else { return nil }
    if let known = rows.terms.firstIndex(of: term) { return known }
    rows.terms.append(term)
    return rows.terms.count - 1
  }
}
