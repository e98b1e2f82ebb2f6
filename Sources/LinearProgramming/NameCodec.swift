/// Carries names into formats that cannot hold them, and back.
///
/// A row is named `capacity[aws/us-east/gb200,2026Q3]`, and an id may be any Unicode text. Each format has
/// its own characters and its own longest name:
///
/// | format | kept as they are | exchanged | everything else | longest |
/// | --- | --- | --- | --- | --- |
/// | CPLEX LP | letters, digits, `_ . ,` | `[` `]` `/` `-` become `(` `)` `\|` `'` | `~` and two hex digits per byte of UTF-8 | 255 |
/// | free MPS | printable ASCII but `%`, and `$ ' "` and `*` | | `%` and two hex digits | 255 |
/// | MathProg symbol | printable ASCII but `%`, `'` and `"` | | `%` and two hex digits | 100 |
///
/// The LP set keeps to what GLPK, HiGHS and CPLEX document (tested with GLPK). A name that one of them
/// would read as a number or a keyword (`2026`, `e5`, `free`, `infra`) gets `~.` in front, and the empty
/// name is `~.` alone (`%.` elsewhere). A name that is still too long keeps its beginning and ends in the
/// mark, `#` and 16 hex digits of a hash (FNV-1a, 64 bits) of the whole name: the same on every machine,
/// but not decodable: `NameTable` remembers.
package struct NameCodec: Sendable {
  package enum Format: Hashable, Sendable { case cplexLP, freeMPS, mathProg }

  package let format: Format

  package init(_ format: Format) { self.format = format }

  /// The most bytes that a coded name has.
  package var longest: Int { format == .mathProg ? 100 : 255 }

  /// The name as the format can carry it. Different names stay different, unless they were shortened and
  /// their hashes meet: `NameTable` checks.
  package func encode(_ name: String) -> String {
    var coded: [UInt8] = needsMark(name) ? [mark, UInt8(ascii: ".")] : []
    var whole = coded.count
    for byte in name.utf8 {
      append(byte, to: &coded)
      if coded.count <= longest - Self.tailLength { whole = coded.count }
    }
    if coded.count > longest {
      coded.removeLast(coded.count - whole)
      coded += [mark, UInt8(ascii: "#")] + Self.hexDigits(of: Self.hash(name.utf8))
    }
    return String(decoding: coded, as: UTF8.self)
  }

  /// The name that `encode` made `coded` of; `nil` for a shortened one, and for what `encode` never makes.
  package func decode(_ coded: String) -> String? {
    var bytes = Array(coded.utf8)[...]
    if bytes.starts(with: [mark, UInt8(ascii: ".")]) { bytes = bytes.dropFirst(2) }
    var name: [UInt8] = []
    while let byte = bytes.popFirst() {
      guard byte == mark else {
        name.append(exchanged(back: byte))
        continue
      }
      guard let high = bytes.popFirst().flatMap(Self.hexValue),
        let low = bytes.popFirst().flatMap(Self.hexValue)
      else { return nil }
      name.append(high * 16 + low)
    }
    let decoded = String(decoding: name, as: UTF8.self)
    return encode(decoded) == coded ? decoded : nil
  }

  /// The byte that starts an escape. Followed by anything but hex digits, `.` or `#` it makes a reserved
  /// name.
  var mark: UInt8 { format == .cplexLP ? UInt8(ascii: "~") : UInt8(ascii: "%") }

  /// A name that no coded name is: the mark and a word that starts with a letter past `f`.
  func reserved(_ word: String) -> String { String(decoding: [mark], as: UTF8.self) + word }
}

// MARK: - Characters

extension NameCodec {
  private static let tailLength = 18
  private static let exchanges: [(UInt8, UInt8)] = [
    (UInt8(ascii: "["), UInt8(ascii: "(")), (UInt8(ascii: "]"), UInt8(ascii: ")")),
    (UInt8(ascii: "/"), UInt8(ascii: "|")), (UInt8(ascii: "-"), UInt8(ascii: "'")),
  ]

  private func append(_ byte: UInt8, to coded: inout [UInt8]) {
    if format == .cplexLP, let exchange = Self.exchanges.first(where: { $0.0 == byte }) {
      coded.append(exchange.1)
    } else if isKept(byte) {
      coded.append(byte)
    } else {
      coded += [mark, Self.hexDigit(byte >> 4), Self.hexDigit(byte & 15)]
    }
  }

  private func exchanged(back byte: UInt8) -> UInt8 {
    guard format == .cplexLP else { return byte }
    return Self.exchanges.first { $0.1 == byte }?.0 ?? byte
  }

  private func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","):
      true
    case UInt8(ascii: "%"), UInt8(ascii: "'"), UInt8(ascii: "\""): false
    case UInt8(ascii: "$"), UInt8(ascii: "*"): format == .mathProg
    case UInt8(ascii: " "): format == .mathProg
    default: format != .cplexLP && byte > 0x20 && byte < 0x7F
    }
  }

  private func needsMark(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return true }
    guard format == .cplexLP else { return false }
    let lowercased = name.lowercased()
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
    return !isLetter && first != UInt8(ascii: "_") || first | 0x20 == UInt8(ascii: "e")
      || lowercased.hasPrefix("inf") || lowercased.hasPrefix("nan") || Self.keywords.contains(lowercased)
  }

  private static let keywords: Set<String> = [
    "minimize", "minimise", "minimum", "min", "maximize", "maximise", "maximum", "max", "subject", "such",
    "st",
    "s.t.", "st.", "to", "that", "bounds", "bound", "free", "general", "generals", "gen", "gens", "integer",
    "integers", "int", "binary", "binaries", "bin", "semi", "semis", "sec", "sos", "sos1", "sos2", "lazy",
    "user",
    "obj", "ranges",
  ]

  private static func hash(_ bytes: String.UTF8View) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func hexDigits(of number: UInt64) -> [UInt8] {
    (0..<16).map { hexDigit(UInt8(truncatingIfNeeded: number >> (60 - 4 * UInt64($0))) & 15) }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { Array("0123456789ABCDEF".utf8)[Int(value)] }

  private static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

// MARK: - MathProg

extension NameCodec {
  /// A symbol as it stands in MathProg data: coded, between quotes.
  package func quoted(_ symbol: String) -> String { "'\(NameCodec(.mathProg).encode(symbol))'" }

  /// The name that GLPK's MathProg reader gives the row or column of a family and its symbols: symbols that
  /// are not plain words are quoted. `capacity` and `["aws/us-east", "2026Q3"]` give
  /// `capacity['aws/us-east','2026Q3']`.
  ///
  /// GLPK cuts names at 255 characters; a name longer than that comes back cut, with `...` at its end.
  package static func mathProgName(family: String, symbols: [String]) -> String {
    guard !symbols.isEmpty else { return family }
    let codec = NameCodec(.mathProg)
    let parts = symbols.map { symbol in
      let coded = codec.encode(symbol)
      return isPlainWord(coded) ? coded : "'\(coded)'"
    }
    let name = "\(family)[\(parts.joined(separator: ","))]"
    return name.utf8.count < 255 ? name : String(decoding: name.utf8.prefix(252), as: UTF8.self) + "..."
  }

  private static func isPlainWord(_ symbol: String) -> Bool {
    guard let first = symbol.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
    return symbol.utf8.dropFirst().allSatisfy { isLetter($0) || isDigit($0) || "+-._".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
