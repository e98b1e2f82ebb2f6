/// One column of numbers of a CSV file (RFC 4180), found by its header.
///
/// Ours because it is one column of a small file; price catalogues want a library that streams.
enum CSVColumn {
  struct Fault: Error {
    let reason: String
  }

  /// - Complexity: O(bytes).
  static func numbers(_ column: String, in bytes: [UInt8]) throws(Fault) -> [Double] {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(reason: "it is not UTF-8") }
    var records = try records(of: text)
    guard !records.isEmpty else { throw Fault(reason: "it is empty") }
    let header = records.removeFirst().fields
    guard let position = header.firstIndex(of: column) else {
      let nearest = Spelling.nearest(to: column, among: header).map { "; did you mean \"\($0)\"?" } ?? ""
      throw Fault(reason: "it has no column \"\(column)\"" + nearest)
    }
    guard !header[(position + 1)...].contains(column) else {
      throw Fault(reason: "it has two columns \"\(column)\"")
    }
    var numbers: [Double] = []
    for record in records {
      guard record.fields.indices.contains(position) else {
        throw Fault(reason: "line \(record.line) has no field in column \"\(column)\"")
      }
      let field = record.fields[position].filter { $0 != " " }
      guard let number = JSONNumber.parse(field) else {
        throw Fault(reason: "line \(record.line): \"\(record.fields[position].prefix(40))\" is no number")
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func records(of text: String) throws(Fault) -> [(line: Int, fields: [String])] {
    var records: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuoted = false
    var line = 1
    var start = 1

    func isBlank() -> Bool { fields.isEmpty && field.isEmpty && !wasQuoted }
    func endRecord() {
      if !isBlank() { records.append((start, fields + [field])) }
      fields = []
      field = ""
      wasQuoted = false
    }

    var scalars = text.unicodeScalars.makeIterator()
    var pending = scalars.next()
    if pending == "\u{FEFF}" { pending = scalars.next() }
    while let scalar = pending {
      pending = scalars.next()
      switch scalar {
      case "\"" where isQuoted && pending == "\"":
        field.append("\"")
        pending = scalars.next()
      case "\"" where isQuoted: isQuoted = false
      case "\"" where field.isEmpty:
        isQuoted = true
        wasQuoted = true
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      case "\r" where !isQuoted && pending == "\n": break
      case "\n" where !isQuoted:
        endRecord()
        line += 1
        start = line
      default:
        if scalar == "\n" { line += 1 }
        field.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted else { throw Fault(reason: "the quote opened in line \(start) is never closed") }
    endRecord()
    return records
  }
}
