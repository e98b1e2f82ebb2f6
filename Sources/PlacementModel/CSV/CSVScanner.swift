/// A field as it lies in the buffer, without its quotes.
struct CSVField {
  var start: Int
  var end: Int
  var isQuoted = false
  /// Whether quotes in it are doubled.
  var isEscaped = false
}

/// The grammar of delimited text (RFC 4180): takes one record apart, from bytes of which there may be more to come.
struct CSVScanner {
  let end: Int
  /// Whether nothing follows what is in the buffer.
  let isLast: Bool
  let delimiter: UInt8
  var line: Int
  /// All bytes of the record, or-ed: from 0x80 on where one is no ASCII.
  var bits: UInt8 = 0
  var isTerminated = true

  /// - Returns: where the next record begins; `nil` where this one goes on past the end of the buffer.
  mutating func record(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, into fields: inout [CSVField]
  ) throws(CSVFault) -> Int? {
    var position = start
    while true {
      let field: CSVField?
      if position < end, bytes[position] == UInt8(ascii: "\"") {
        field = try quoted(bytes, &position)
      } else {
        field = try plain(bytes, &position)
      }
      guard let field else { return nil }
      fields.append(field)
      guard position < end else {
        isTerminated = false
        return isLast ? end : nil
      }
      let byte = bytes[position]
      if byte == delimiter {
        position += 1
        continue
      }
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        let rest = bytes[position..<min(end, position + 4)]
        let character = String(decoding: rest, as: UTF8.self).prefix(1)
        throw CSVFault(line: line, .afterQuote(String(character)))
      }
      return afterBreak(bytes, position)
    }
  }

  /// A carriage return at the very end of the buffer waits for what follows it.
  private mutating func afterBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
    let isReturn = bytes[position] == UInt8(ascii: "\r")
    if isReturn, position + 1 == end, !isLast { return nil }
    line += 1
    let isPair = isReturn && position + 1 < end && bytes[position + 1] == UInt8(ascii: "\n")
    return position + (isPair ? 2 : 1)
  }

  private mutating func plain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(CSVFault) -> CSVField {
    let start = position
    var bits: UInt8 = 0
    while position < end {
      let byte = bytes[position]
      // One test for most bytes: all that end a field are below or are the delimiter.
      if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == 0 { throw CSVFault(line: line, .binary(nil)) }
      bits |= byte
      position += 1
    }
    self.bits |= bits
    return CSVField(start: start, end: position)
  }

  /// - Returns: `nil` where the closing quote is not in the buffer.
  private mutating func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) throws(CSVFault) -> CSVField? {
    let firstLine = line
    position += 1
    var field = CSVField(start: position, end: position, isQuoted: true)
    while position < end {
      let byte = bytes[position]
      bits |= byte
      if byte == UInt8(ascii: "\"") {
        // Whether it closes the field is told by the byte after it.
        guard position + 1 < end || isLast else { return nil }
        if position + 1 < end, bytes[position + 1] == UInt8(ascii: "\"") {
          field.isEscaped = true
          position += 2
          continue
        }
        field.end = position
        position += 1
        return field
      }
      if byte == 0 { throw CSVFault(line: line, .binary(nil)) }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        guard let next = afterBreak(bytes, position) else { return nil }
        position = next
      } else {
        position += 1
      }
    }
    if isLast { throw CSVFault(line: firstLine, .openQuote) }
    return nil
  }
}
