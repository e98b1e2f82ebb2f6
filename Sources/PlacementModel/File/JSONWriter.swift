/// Lays out a JSON value as bytes, in one pass: what turns out not to fit on its line is taken back and written again
/// over several.
struct JSONWriter {
  /// Columns that a line of several values may have.
  private static let width = 100

  private(set) var bytes: [UInt8] = []

  /// Writes a value.
  ///
  /// - Parameters:
  ///   - indent: blanks before the lines of what it holds, less two.
  ///   - column: where it begins on its line.
  mutating func write(_ value: JSONValue, indent: Int, column: Int) {
    switch value {
    case .array(let elements):
      if writeLine(elements, room: Self.width - column) { return }
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        startLine(indent + 2, isFirst: index == 0)
        write(element, indent: indent + 2, column: indent + 2)
      }
      startLine(indent, isFirst: true)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      if writeLine(members, room: Self.width - column) { return }
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        startLine(indent + 2, isFirst: index == 0)
        let start = bytes.count
        write(key: member.key)
        write(member.value, indent: indent + 2, column: indent + 2 + characters(from: start))
      }
      startLine(indent, isFirst: true)
      bytes.append(UInt8(ascii: "}"))
    case .null, .bool, .number, .string: write(scalar: value)
    }
  }

  private mutating func startLine(_ indent: Int, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<indent { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func write(key: String) {
    write(quoted: key)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(UInt8(ascii: " "))
  }
}

// MARK: - One line

extension JSONWriter {
  /// Writes a flat array on one line, or nothing where it holds other arrays or objects or has no room.
  private mutating func writeLine(_ elements: [JSONValue], room: Int) -> Bool {
    writeLine(elements, isNested: { $0.isNested }, room: room, open: "[", close: "]") { writer, element in
      writer.write(scalar: element)
    }
  }

  /// The same of an object.
  private mutating func writeLine(_ members: [JSONValue.Member], room: Int) -> Bool {
    writeLine(members, isNested: { $0.value.isNested }, room: room, open: "{ ", close: " }") {
      writer, member in
      writer.write(key: member.key)
      writer.write(scalar: member.value)
    }
  }

  private mutating func writeLine<Piece>(
    _ pieces: [Piece], isNested: (Piece) -> Bool, room: Int, open: StaticString, close: StaticString,
    _ write: (inout JSONWriter, Piece) -> Void
  ) -> Bool {
    if pieces.isEmpty {
      bytes.append(open.utf8Start[0])
      bytes.append(close.utf8Start[close.utf8CodeUnitCount - 1])
      return true
    }
    // What cannot fit is not even begun: every piece takes a column.
    guard pieces.count <= Self.width, !pieces.contains(where: isNested) else { return false }
    let start = bytes.count
    var left = room - open.utf8CodeUnitCount - close.utf8CodeUnitCount
    append(open)
    for (index, piece) in pieces.enumerated() {
      if index > 0 { append(", ") }
      let before = bytes.count
      write(&self, piece)
      left -= scalars(from: before) + (index == 0 ? 0 : 2)
      guard left >= 0 else {
        bytes.removeSubrange(start...)
        return false
      }
    }
    append(close)
    return true
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Unicode scalars written since a place: bytes that do not go on with one.
  private func scalars(from start: Int) -> Int {
    bytes[start...].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Characters as a reader counts them.
  private func characters(from start: Int) -> Int {
    let written = bytes[start...]
    return written.allSatisfy { $0 < 0x80 } ? written.count : String(decoding: written, as: UTF8.self).count
  }
}

// MARK: - Scalars

extension JSONWriter {
  private mutating func write(scalar value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let number): bytes.append(contentsOf: JSONText.digits(of: number).utf8)
    case .string(let text): write(quoted: text)
    case .array, .object: break
    }
  }

  private mutating func write(quoted text: String) {
    let start = bytes.count
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    let isPlain = bytes[(start + 1)...].allSatisfy { byte in
      (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    if isPlain {
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.removeSubrange(start...)
      bytes.append(contentsOf: JSONText.quoted(text).utf8)
    }
  }
}

extension JSONValue {
  /// Whether it may need lines of its own.
  fileprivate var isNested: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }
}
