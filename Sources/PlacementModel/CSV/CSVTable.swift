/// A delimited text with the names of its columns in the first record: its rows, one after another.
package struct CSVTable {
  /// What is made of rows whose number of fields is not that of the headers.
  package enum Shape: Sendable {
    /// Every row has as many fields as there are headers.
    case exact
    /// A row may have more; they are passed over, and `rowsWithExtraFields` counts them.
    case atLeast
  }

  package let headers: [String]
  private var reader: CSVReader
  private let shape: Shape
  /// Rows so far.
  package private(set) var rowCount = 0
  package private(set) var rowsWithExtraFields = 0

  /// Reads the headers; spaces around them are no part of a name.
  ///
  /// - Parameter first: the line from which headers are looked for; what stands before it is about the table.
  /// - Throws: `CSVFault` where there are none, and what the source throws.
  package init(_ reader: CSVReader, _ shape: Shape = .exact, headersFrom first: Int = 1) throws {
    var reader = reader
    repeat {
      guard try reader.next() else { throw CSVFault(line: 1, .empty) }
    } while reader.isBlank || reader.line < first
    headers = (0..<reader.fieldCount).map { [reader] in ColumnTable.trimmed(reader.text($0)) }
    self.reader = reader
    self.shape = shape
  }

  /// The first line of the row, from 1.
  package var line: Int { reader.line }
  package var bytesRead: Int { reader.bytesRead }
  /// The byte between fields.
  package var delimiter: UInt8 { reader.delimiter ?? UInt8(ascii: ",") }
  package var fieldCount: Int { reader.fieldCount }
  /// Whether a line break stood after the row: the last one of a file that was cut off has none.
  package var isTerminated: Bool { reader.isTerminated }

  /// The place of a column: the exact name, or else the same but for case.
  ///
  /// - Returns: `nil` where there is no column of the name, or several.
  package func place(of name: String) -> Int? {
    let exact = headers.indices.filter { headers[$0] == name }
    if !exact.isEmpty { return exact.count == 1 ? exact[0] : nil }
    let lowercased = name.lowercased()
    let alike = headers.indices.filter { headers[$0].lowercased() == lowercased }
    return alike.count == 1 ? alike[0] : nil
  }

  /// The place of a column that must be there.
  ///
  /// - Throws: that it is missing, with the nearest there is, or that there are several.
  package func place(ofRequired name: String) throws(CSVFault) -> Int {
    if let place = place(of: name) { return place }
    let lowercased = name.lowercased()
    if headers.contains(where: { $0.lowercased() == lowercased }) {
      throw CSVFault(line: 1, .repeatedColumn(name))
    }
    throw CSVFault(
      line: 1, .noColumn(name, nearest: Spelling.nearest(to: name, among: headers), accepted: headers))
  }

  /// Moves to the next row; lines without characters are passed over.
  ///
  /// - Returns: whether there is one.
  /// - Throws: `CSVFault` for text that is no table any more, and what the source throws.
  package mutating func next() throws -> Bool {
    repeat {
      guard try reader.next() else { return false }
    } while reader.isBlank
    if reader.fieldCount != headers.count { try checkFields() }
    rowCount += 1
    return true
  }

  private mutating func checkFields() throws(CSVFault) {
    let (found, expected) = (reader.fieldCount, headers.count)
    if found > expected, shape == .atLeast {
      rowsWithExtraFields += 1
    } else if found < expected, !reader.isTerminated {
      throw CSVFault(line: line, .cutOff(fields: found, of: expected))
    } else {
      throw CSVFault(line: line, .fieldCount(found, of: expected))
    }
  }
}

// MARK: - Fields of the row

extension CSVTable {
  package func text(_ place: Int) -> String { reader.text(place) }

  package func isEmpty(_ place: Int) -> Bool { reader.isEmpty(place) }

  package func isQuoted(_ place: Int) -> Bool { reader.isQuoted(place) }

  package func withBytes<Result>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    reader.withBytes(place, body)
  }

  /// The field as a number, spaces around it aside; `nil` where it is none.
  ///
  /// The grammar is that of JSON, with a plus sign, leading zeros and a bare point (`.5`, `5.`) allowed.
  package func number(_ place: Int) -> Double? { reader.withBytes(place, TableNumber.parse) }

  /// The fault of a field of this row.
  package func fault(_ place: Int, accepted: String) -> CSVFault {
    CSVFault(line: line, .field(text(place), column: headers[place], accepted: accepted))
  }
}
