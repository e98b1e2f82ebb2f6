internal import PlacementModel

/// A piece of HTML or SVG.
///
/// There are two ways to make one: from text, which is escaped, and from an element of known name with attributes of known
/// name and pieces inside. A piece with a tag that nobody wrote here, a script, a style or a handler cannot be made, whatever
/// a name in a problem says; that a text was escaped is not remembered but known by its type.
struct Markup {
  /// Well-formed, with every text in it escaped.
  let source: String

  fileprivate init(source: String) { self.source = source }

  /// Text as it is to be read: what HTML takes for its own is escaped, and so is every control or direction-changing
  /// character, which is then seen.
  init(_ text: String) { source = Self.escaped(text.escapingControls) }

  static let nothing = Markup(source: "")

  /// What a problem calls something: kept apart from the direction of the text around it, and broken where it is long.
  static func name(_ name: String) -> Markup { Tag.bdi { name } }

  /// The characters between which text keeps its direction to itself: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
  static let isolateStart = Markup(source: "\u{2068}")
  static let isolateEnd = Markup(source: "\u{2069}")

  static func joined(_ parts: [Markup]) -> Markup { Markup(source: parts.map(\.source).joined()) }

  /// - Complexity: O(length); text without special characters is taken as it is.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 })
    else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - Elements

extension Tag {
  /// An element.
  func callAsFunction(
    _ attributes: Attributes = [:], @MarkupBuilder _ content: () -> Markup = { .nothing }
  ) -> Markup {
    let start = "<" + rawValue + attributes.source
    if isVoid { return Markup(source: start + ">") }
    let inside = content().source
    // Inside SVG the parser takes a slash for an end; elsewhere it does not.
    if inside.isEmpty, isShape { return Markup(source: start + "/>") }
    return Markup(source: start + ">" + inside + "</" + rawValue + ">")
  }
}

// MARK: - Documents

extension Markup {
  /// A block of data that the page's script reads. It never runs: its type is none that browsers run.
  static func data(_ id: String, _ value: JSONValue) -> Markup {
    // `<` could end the element inside a string; JSON can say it otherwise.
    let text = CompactJSON.text(value).replacing("<", with: "\\u003c")
    return Markup(
      source: "<script type=\"application/json\" id=\"" + escaped(id) + "\">" + text + "</script>")
  }

  /// A whole document with the page's own style and script, and a policy that lets nothing else run or load.
  ///
  /// The policy names the two by their digests. A tag that got through all the same could not run, send or fetch.
  static func document(title: String, style: String, script: String, body: Markup) -> String {
    let policy =
      "default-src 'none'; style-src '\(ContentDigest.source(style))'; "
      + "script-src '\(ContentDigest.source(script))'; base-uri 'none'; form-action 'none'"
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      + "<meta name=\"color-scheme\" content=\"light dark\">\n"
      + "<meta name=\"generator\" content=\"berth\">\n"
      + "<title>" + escaped(title.escapingControls) + "</title>\n<style>" + style + "</style>\n</head>\n"
      + "<body>\n" + body.source + "\n<script>" + script + "</script>\n</body>\n</html>\n"
  }
}

/// What may stand inside an element: text, which is escaped, and markup.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ text: String) -> Markup { Markup(text) }
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildExpression(_ markup: Markup?) -> Markup { markup ?? .nothing }
  static func buildExpression(_ parts: [Markup]) -> Markup { .joined(parts) }
  static func buildBlock(_ parts: Markup...) -> Markup { .joined(parts) }
  static func buildArray(_ parts: [Markup]) -> Markup { .joined(parts) }
  static func buildOptional(_ part: Markup?) -> Markup { part ?? .nothing }
  static func buildEither(first: Markup) -> Markup { first }
  static func buildEither(second: Markup) -> Markup { second }
}
