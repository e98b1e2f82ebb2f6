public import PlacementModel

/// A file of rows to import, and the way to its bytes. Injected, so that an importer needs no file system.
public struct TableFile: Sendable {
  /// Its path as it was given; `standard input`.
  public let name: String
  /// Its size, where it is known beforehand, for a progress bar.
  public let byteCount: Int?
  let open: @Sendable () throws -> CSVReader.Source

  /// - Parameter open: begins at the first byte, every time it is called.
  package init(name: String, byteCount: Int?, open: @escaping @Sendable () throws -> CSVReader.Source) {
    self.name = name
    self.byteCount = byteCount
    self.open = open
  }

  /// A table in memory.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, byteCount: bytes.count) { CSVReader.source(of: bytes) }
  }
}

/// How an importer tells how it stands, and what it leaves out.
public struct ImportOptions: Sendable {
  /// Called now and then, on the importing thread.
  public var onProgress: (@Sendable (ImportProgress) -> Void)?
  /// Called for every row that is left out, in the order of the files.
  public var onSkipped: (@Sendable (SkippedRow) -> Void)?

  /// Nobody is told anything unless asked for.
  public init(
    onProgress: (@Sendable (ImportProgress) -> Void)? = nil,
    onSkipped: (@Sendable (SkippedRow) -> Void)? = nil
  ) {
    self.onProgress = onProgress
    self.onSkipped = onSkipped
  }
}

/// How far an import has come.
public struct ImportProgress: Sendable {
  /// The name of the file that is being read.
  public let file: String
  /// Bytes of it that were read.
  public let bytesRead: Int
  /// `nil` where the size of the file is not known.
  public let byteCount: Int?
}

/// What an importer made, and what it has to say about it.
public struct Imported: Sendable {
  /// What goes to `berth merge`.
  public let part: ProblemPart
  /// What was read and what was left out.
  public let report: ImportReport
}
