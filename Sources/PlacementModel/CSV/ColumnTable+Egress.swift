/// A line of a file of egress prices.
typealias EgressLine = (line: Int, row: EgressPricesFile.Row)

extension ColumnTable {
  /// The headers of a file of egress prices; an empty cell under one of the first three means any.
  static let egressHeaders = ["provider", "from", "to", "perGB"]

  /// The rows of a file of egress prices, and the lines that are not as they should be.
  ///
  /// - Throws: the fault of headers or of an empty file.
  func egress() throws(BadLine) -> (rows: [EgressLine], bad: [BadLine]) {
    try reportHeaders()
    var found: [EgressLine] = []
    var bad: [BadLine] = []
    for row in rows {
      do {
        found.append((row.line, try egress(row)))
      } catch {
        bad.append(error)
      }
    }
    return (found, bad)
  }

  /// Rule: the headers are those that are known, each once; remarks may stand beside them.
  private func reportHeaders() throws(BadLine) {
    let known = Self.egressHeaders + Format.remarks
    for header in headers where !known.contains(header) {
      let nearest = Spelling.nearest(to: header, among: known).map { "; did you mean `\($0)`?" } ?? ""
      throw BadLine(
        line: 1, found: "the column \(Wording.quoted(header))",
        accepted: "the columns \(Wording.listed(Self.egressHeaders, last: "and"))" + nearest)
    }
    for header in Self.egressHeaders where headers.count(where: { $0 == header }) != 1 {
      let count = headers.contains(header) ? "several columns" : "no column"
      throw BadLine(
        line: 1, found: "\(count) \(Wording.quoted(header))",
        accepted: "the columns \(Wording.listed(Self.egressHeaders, last: "and")), each once")
    }
    if rows.isEmpty {
      throw BadLine(line: 2, found: "no rows after the headers", accepted: "a row for each price")
    }
  }

  private func egress(_ row: Row) throws(BadLine) -> EgressPricesFile.Row {
    guard row.fields.count == headers.count else {
      throw BadLine(
        line: row.line, found: "\(row.fields.count) fields",
        accepted: "\(headers.count) fields, as in the first row")
    }
    let cells = Dictionary(zip(headers, row.fields.map(Self.trimmed))) { first, _ in first }
    let price = cells["perGB"] ?? ""
    guard let number = JSONNumber.parse(price), NumberRange.amount.contains(number) else {
      throw BadLine(
        line: row.line, found: Wording.quoted(price), accepted: "a price per GB from 0 to 1e15, as 0.02")
    }
    func id(_ header: String) -> String? { cells[header].flatMap { $0.isEmpty ? nil : $0 } }
    return EgressPricesFile.Row(
      provider: id("provider"), from: id("from"), to: id("to"), perGB: .constant(number))
  }
}
