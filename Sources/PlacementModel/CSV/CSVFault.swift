/// Where a delimited text stops being one: the line, what stands there, and what is accepted.
package struct CSVFault: Error, Hashable, Sendable {
  /// From 1, counted by line breaks, also those inside quoted fields.
  package let line: Int
  package let problem: Problem

  package enum Problem: Hashable, Sendable {
    case empty
    /// The text ends inside a quoted field that began on the line.
    case openQuote
    /// A character stands between a quoted field and the next delimiter.
    case afterQuote(String)
    /// The last record ends before all of its fields, without a line break: the file was cut off.
    case cutOff(fields: Int, of: Int)
    case fieldCount(Int, of: Int)
    case tooLong(bytes: Int)
    /// The first bytes, or a zero byte, of something that is no text; the name where it is known: `gzip`.
    case binary(String?)
    /// Bytes that are not UTF-8; the name of the encoding where its mark tells: `UTF-16`.
    case notUTF8(String?)
    case noColumn(String, nearest: String?, accepted: [String])
    case repeatedColumn(String)
    case noRecords
    /// A field that is not what its column holds.
    case field(String, column: String, accepted: String)
  }

  package init(line: Int, _ problem: Problem) {
    self.line = line
    self.problem = problem
  }
}

extension CSVFault {
  /// What was found, for people.
  package var found: String {
    switch problem {
    case .empty: "an empty file"
    case .openQuote: "a double quote that is not closed"
    case .afterQuote(let character): "\(Wording.quoted(character)) after a quoted field"
    case .cutOff(let fields, let expected): "the end of the file after \(fields) of \(expected) fields"
    case .fieldCount(let fields, _): fields == 1 ? "1 field" : "\(fields) fields"
    case .tooLong(let bytes): "a row of more than \(bytes) bytes"
    case .binary(let name?): "\(Wording.article(name)) file"
    case .binary(nil): "a zero byte"
    case .notUTF8(let name?): "text in \(name)"
    case .notUTF8(nil): "bytes that are not UTF-8"
    case .noColumn(let name, _, _): "no column \(Wording.quoted(name))"
    case .repeatedColumn(let name): "several columns \(Wording.quoted(name))"
    case .noRecords: "no rows after the headers"
    case .field(let text, let column, _): "\(Wording.quoted(text)) under \(Wording.quoted(column))"
    }
  }

  /// What would be accepted in its place, for people.
  package var accepted: String {
    switch problem {
    case .empty: "headers, and rows below them"
    case .openQuote: "a closing double quote"
    case .afterQuote: "a comma"
    case .cutOff: "a whole last row"
    case .fieldCount(_, let expected): "\(expected) fields, as in the first row"
    case .tooLong: "rows of text with line breaks between them"
    case .binary(nil): "text"
    case .binary: "the text that is in it; unpack it first"
    case .notUTF8: "UTF-8 text; iconv converts others"
    case .noColumn(_, let nearest, let accepted):
      "one column of that name; there are " + Wording.listed(accepted, last: "and")
        + (nearest.map { "; did you mean `\(Wording.cut($0))`?" } ?? "")
    case .repeatedColumn: "one column of that name"
    case .noRecords: "a row at least"
    case .field(_, _, let accepted): accepted
    }
  }
}
