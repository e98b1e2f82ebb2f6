/// The records of a delimited text (RFC 4180), one after another, in memory that does not grow with the text.
///
///     var reader = CSVReader(source)
///     while try reader.next() { print(reader.text(0)) }
///
/// A record is looked at where it lies in the buffer; only fields that are asked for become strings. Any line break ends a
/// record, a byte-order mark is passed over, and a double quote inside a field that does not begin with one is a
/// character like any other. Text must be UTF-8, and is checked to be, also where nobody asks for it.
package struct CSVReader {
  /// Fills a buffer with the next bytes and says how many; 0 at the end.
  package typealias Source = (_ buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// The longest record, in bytes: past it a file is taken for something else than a table.
  package static let longestRecord = 1 << 20

  private let source: Source
  /// Bytes by which the buffer grows, and at first its size.
  private let chunk: Int
  /// The byte between fields; found in the first line where it was not given.
  private(set) var delimiter: UInt8?
  private var buffer: [UInt8]
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  private var nextLine = 1
  private var fields: [CSVField] = []

  /// Bytes that were read from the source so far, looked at or not.
  package private(set) var bytesRead = 0
  /// The line on which the record begins, from 1.
  package private(set) var line = 1
  /// Whether a line break stood after the record: the last one of a file that was cut off has none.
  package private(set) var isTerminated = true

  /// - Parameter delimiter: the character between fields; `nil` takes whichever of comma, semicolon, tab and vertical bar
  ///   the first line has most of.
  package init(_ source: @escaping Source, delimiter: UInt8? = UInt8(ascii: ",")) {
    self.init(source, delimiter: delimiter, chunk: 1 << 18)
  }

  /// - Parameter chunk: how much is read at once; small in tests, which then see records lie across every boundary.
  init(_ source: @escaping Source, delimiter: UInt8?, chunk: Int) {
    self.source = source
    self.delimiter = delimiter
    self.chunk = chunk
    buffer = [UInt8](repeating: 0, count: chunk)
  }

  /// The records of bytes in memory.
  package init(bytes: [UInt8], delimiter: UInt8? = UInt8(ascii: ",")) {
    self.init(Self.source(of: bytes), delimiter: delimiter)
  }

  /// Gives bytes in memory, from the first on.
  package static func source(of bytes: [UInt8]) -> Source {
    var given = 0
    return { buffer in
      let count = min(buffer.count, bytes.count - given)
      buffer.copyBytes(from: bytes[given..<given + count])
      given += count
      return count
    }
  }

  /// Moves to the next record. A line without characters is a record of one empty field.
  ///
  /// - Returns: whether there is one.
  /// - Throws: `CSVFault`, and what the source throws. A reader that has thrown is at its end.
  package mutating func next() throws -> Bool {
    do {
      if bytesRead == 0, !isAtEnd { try begin() }
      return try scanned()
    } catch {
      (isAtEnd, position, filled) = (true, 0, 0)
      fields = []
      throw error
    }
  }
}

// MARK: - Fields of the record

extension CSVReader {
  package var fieldCount: Int { fields.count }

  /// Whether the record is a line without characters.
  package var isBlank: Bool { fields.count == 1 && fields[0].start == fields[0].end && !fields[0].isQuoted }

  /// Whether a field stands in double quotes: `"NULL"` is text where `NULL` is none.
  package func isQuoted(_ place: Int) -> Bool { place < fields.count && fields[place].isQuoted }

  /// Whether a field has no characters; so has one that the record does not reach.
  package func isEmpty(_ place: Int) -> Bool {
    place >= fields.count || fields[place].start == fields[place].end
  }

  /// A field's text, its doubled quotes made single; empty where the record does not reach it.
  package func text(_ place: Int) -> String {
    guard place < fields.count else { return "" }
    let field = fields[place]
    guard field.isEscaped else { return String(decoding: buffer[field.start..<field.end], as: UTF8.self) }
    return String(decoding: unescaped(field), as: UTF8.self)
  }

  /// Lends a field's bytes, quotes inside it still doubled.
  package func withBytes<Result>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard place < fields.count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let field = fields[place]
    return buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[field.start..<field.end])) }
  }

  private func unescaped(_ field: CSVField) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.end - field.start)
    var wasQuote = false
    for byte in buffer[field.start..<field.end] {
      wasQuote = byte == UInt8(ascii: "\"") && !wasQuote
      if !wasQuote { bytes.append(byte) }
    }
    return bytes
  }
}

// MARK: - The buffer

extension CSVReader {
  /// Reads the first bytes and looks for marks in them.
  private mutating func begin() throws {
    while filled < 4, try fill() {}
    let head = Array(buffer[..<min(filled, 4)])
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if let name = Self.packings.first(where: { head.starts(with: $0.mark) })?.name {
      throw CSVFault(line: 1, .binary(name))
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw CSVFault(line: 1, .notUTF8("UTF-16"))
    }
    if delimiter == nil { delimiter = commonest(in: buffer[position..<filled]) }
  }

  private static let packings: [(mark: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 3, 4], "ZIP"), ([0x50, 0x41, 0x52, 0x31], "Parquet"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"), ([0x42, 0x5A, 0x68], "bzip2"), ([0xFD, 0x37, 0x7A, 0x58], "xz"),
    ([0x25, 0x50, 0x44, 0x46], "PDF"), ([0xD0, 0xCF, 0x11, 0xE0], "Excel"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
  ]

  private func commonest(in bytes: ArraySlice<UInt8>) -> UInt8 {
    var best = (byte: UInt8(ascii: ","), count: 0)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    for candidate in ",;\t|".utf8 {
      var isInside = false
      let count = line.count { byte in
        if byte == UInt8(ascii: "\"") { isInside.toggle() }
        return byte == candidate && !isInside
      }
      if count > best.count { best = (candidate, count) }
    }
    return best.byte
  }

  /// Reads on behind what is there, until the buffer is full: a source that gives little at a time must not have a long
  /// record looked through at every piece. Makes room first, by moving the record that is begun to the front.
  ///
  /// - Returns: whether there was more.
  private mutating func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    if position > 0 {
      let (from, count) = (position, filled - position)
      buffer.withUnsafeMutableBytes { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[from..<from + count]))
      }
      (position, filled) = (0, count)
    }
    if filled > Self.longestRecord { throw CSVFault(line: line, .tooLong(bytes: Self.longestRecord)) }
    if buffer.count - filled < (chunk + 1) / 2 {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let before = filled
    while filled < buffer.count, !isAtEnd {
      let free = filled..<buffer.count
      let count = try buffer.withUnsafeMutableBytes { bytes in
        try source(UnsafeMutableRawBufferPointer(rebasing: bytes[free]))
      }
      filled += count
      isAtEnd = count == 0
    }
    bytesRead += filled - before
    return filled > before
  }

  /// Scans a record, reading on as long as its end is not in the buffer.
  private mutating func scanned() throws -> Bool {
    line = nextLine
    while true {
      if position == filled, try !fill() { return false }
      if try scan() { return true }
      // The record goes on past what was read. At the end of the text it ends there.
      if try !fill() { return try scan() }
    }
  }

  /// Takes the record at the position apart.
  ///
  /// - Returns: whether its end is in the buffer; if not, nothing has changed.
  private mutating func scan() throws -> Bool {
    var scanner = CSVScanner(
      end: filled, isLast: isAtEnd, delimiter: delimiter ?? UInt8(ascii: ","), line: line)
    fields.removeAll(keepingCapacity: true)
    var fields = fields
    self.fields = []
    let start = position
    let found = try buffer.withUnsafeBufferPointer { bytes in
      try scanner.record(of: bytes, from: start, into: &fields)
    }
    self.fields = fields
    guard let next = found else { return false }
    if next - start > Self.longestRecord { throw CSVFault(line: line, .tooLong(bytes: Self.longestRecord)) }
    if scanner.bits >= 0x80, !isUTF8(start..<next) { throw CSVFault(line: line, .notUTF8(nil)) }
    position = next
    isTerminated = scanner.isTerminated
    nextLine = scanner.line
    return true
  }

  private func isUTF8(_ range: Range<Int>) -> Bool {
    String(validating: buffer[range], as: UTF8.self) != nil
  }
}
