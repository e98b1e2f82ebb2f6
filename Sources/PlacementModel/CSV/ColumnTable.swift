/// A CSV file (RFC 4180) with its headers in the first row: comma-separated, fields in double quotes where
/// needed, any line break, a byte-order mark passed over, blank lines at the end ignored.
struct ColumnTable {
  /// A line that is not as it should be.
  struct BadLine: Error {
    let line: Int
    let found: String
    let accepted: String
  }

  struct Row {
    var line: Int
    var fields: [String]
    var isBlank: Bool { fields == [""] }
  }

  let headers: [String]
  let rows: [Row]

  init(parsing bytes: [UInt8]) throws(BadLine) {
    var reader = CSVReader(bytes: bytes)
    var rows: [Row] = []
    do {
      while try reader.next() {
        rows.append(Row(line: reader.line, fields: (0..<reader.fieldCount).map(reader.text)))
      }
    } catch let fault as CSVFault {
      throw BadLine(line: fault.line, found: fault.found, accepted: fault.accepted)
    } catch {
      throw BadLine(line: reader.line, found: "\(error)", accepted: "bytes in memory, which can be read")
    }
    while rows.last?.isBlank == true { rows.removeLast() }
    guard let first = rows.first else {
      throw BadLine(line: 1, found: "an empty file", accepted: "headers, and a row for each period")
    }
    headers = first.fields.map(Self.trimmed)
    self.rows = Array(rows.dropFirst())
  }

  /// The numbers under a header, one for each row.
  func column(_ name: String) throws(BadLine) -> [(line: Int, number: Double)] {
    let places = headers.indices.filter { headers[$0] == name }
    guard let place = places.first, places.count == 1 else {
      let found =
        places.isEmpty ? "no column \(Wording.quoted(name))" : "several columns \(Wording.quoted(name))"
      throw BadLine(
        line: 1, found: found, accepted: "one column of that name; there are " + Wording.listed(headers))
    }
    guard !rows.isEmpty else {
      throw BadLine(line: 2, found: "no rows after the headers", accepted: "a row for each period")
    }
    var numbers: [(line: Int, number: Double)] = []
    for row in rows {
      guard row.fields.count == headers.count else {
        throw BadLine(
          line: row.line, found: "\(row.fields.count) fields",
          accepted: "\(headers.count) fields, as in the first row")
      }
      guard let number = JSONNumber.parse(Self.trimmed(row.fields[place])) else {
        throw BadLine(
          line: row.line, found: Wording.quoted(row.fields[place]),
          accepted: "a number, as 1250 or 0.5 or 1.2e6")
      }
      numbers.append((row.line, number))
    }
    return numbers
  }

  static func trimmed(_ field: String) -> String {
    String(field.drop(while: \.isSpace).reversed().drop(while: \.isSpace).reversed())
  }
}

extension Character {
  fileprivate var isSpace: Bool { self == " " || self == "\t" }
}
