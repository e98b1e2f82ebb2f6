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
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw BadLine(line: 1, found: "bytes that are not UTF-8", accepted: "UTF-8 text")
    }
    var rows = try Self.rows(
      of: text.hasPrefix("\u{FEFF}") ? Substring(text.unicodeScalars.dropFirst()) : text[...])
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

// MARK: - Grammar

extension ColumnTable {
  private static func rows(of text: Substring) throws(BadLine) -> [Row] {
    var scanner = Scanner(text: text.unicodeScalars)
    var rows: [Row] = []
    var row = Row(line: 1, fields: [])
    while true {
      let start = scanner.line
      row.fields.append(try scanner.field())
      switch scanner.take() {
      case ",": continue
      case nil:
        rows.append(row)
        return rows
      case "\n", "\r":
        rows.append(row)
        row = Row(line: scanner.line, fields: [])
      case .some(let other):
        throw BadLine(
          line: start, found: "\(Wording.quoted(String(other))) after a quoted field", accepted: "a comma")
      }
    }
  }

  private struct Scanner {
    var text: Substring.UnicodeScalarView
    var line = 1

    init(text: Substring.UnicodeScalarView) { self.text = text }

    /// The next character; `\r\n` is taken whole.
    mutating func take() -> Unicode.Scalar? {
      guard let scalar = text.popFirst() else { return nil }
      if scalar == "\r", text.first == "\n" { text.removeFirst() }
      if scalar == "\r" || scalar == "\n" { line += 1 }
      return scalar
    }

    mutating func field() throws(BadLine) -> String {
      guard text.first == "\"" else {
        let plain = text.prefix { ![",", "\n", "\r"].contains($0) }
        text.removeFirst(plain.count)
        return String(plain)
      }
      let start = line
      text.removeFirst()
      var field = String.UnicodeScalarView()
      while let scalar = text.first {
        if scalar == "\"" {
          text.removeFirst()
          guard text.first == "\"" else { return String(field) }
          text.removeFirst()
          field.append(scalar)
        } else if let taken = take() {
          field.append(taken)
        }
      }
      throw BadLine(
        line: start, found: "a double quote that is not closed", accepted: "a closing double quote")
    }
  }
}
