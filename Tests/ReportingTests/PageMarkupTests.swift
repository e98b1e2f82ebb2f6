import PlacementModel
import Testing

@testable import Reporting

/// That text stays text, and that pages cannot be made to do anything.
@Suite struct PageMarkupTests {
  static let attacks = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
    "</title></style></script>",
    "&lt;b&gt;", "&#60;b&#62;", "<!-- -->", "]]>", "\u{202e}gpj\u{2066}", "a\u{2028}b", "\u{0}", "\u{7f}",
  ]

  @Test(arguments: attacks) func textIsEscaped(_ text: String) {
    let source = Tag.p { text }.source
    let inside = source.dropFirst(3).dropLast(4)
    #expect(source.hasPrefix("<p>") && source.hasSuffix("</p>"))
    for character in "<>\"'" { #expect(!inside.contains(character), "\(source)") }
    #expect(!inside.replacing(#/&(amp|lt|gt|quot|#39);/#, with: "").contains("&"))
    #expect(
      inside.unicodeScalars.allSatisfy { !(0x202A...0x202E ~= $0.value) && !(0x2066...0x2069 ~= $0.value) })
    #expect(HTML.text(String(inside)) == text.escapingControls)
  }

  @Test(arguments: attacks) func attributesAreEscaped(_ text: String) {
    let source = Tag.div([.ariaLabel: .text(text)]).source
    #expect(source.hasPrefix("<div aria-label=\"") && source.hasSuffix("\"></div>"))
    let value = source.dropFirst(17).dropLast(8)
    for character in "<>\"'" { #expect(!value.contains(character), "\(source)") }
    #expect(HTML.text(String(value)) == text.escapingControls)
  }

  /// What a browser makes of a block of data is the value that it was made of, and no name ends it.
  @Test(arguments: attacks) func dataCannotEndItsElement(_ text: String) throws {
    let source = Markup.data("d", .object([.init("name", .string(text))])).source
    let start = "<script type=\"application/json\" id=\"d\">"
    #expect(source.hasPrefix(start) && source.hasSuffix("</script>"))
    let inside = source.dropFirst(start.count).dropLast(9)
    #expect(!inside.contains("<"))
    let value = try JSONValue(parsing: Array(inside.utf8))
    guard case .string(text)? = value["name"] else {
      Issue.record("\(inside)")
      return
    }
  }

  /// `&amp;` in a name is five letters that were written, not one.
  @Test func nothingIsEscapedTwiceOrNotAtAll() {
    #expect(Tag.p { "&amp;" }.source == "<p>&amp;amp;</p>")
    #expect(Tag.p { Markup("a < b") }.source == "<p>a &lt; b</p>")
    #expect(Tag.p { Tag.bdi { "é 漢 👩‍👩‍👧" } }.source == "<p><bdi>é 漢 👩‍👩‍👧</bdi></p>")
    #expect(
      Tag.a([.anchor: "javascript:alert(1)"]) { "x" }.source == "<a href=\"#javascript:alert(1)\">x</a>")
  }

  @Test func elementsAreWrittenAsTheParserTakesThem() {
    #expect(Tag.div().source == "<div></div>")
    #expect(Tag.input([.type: "range", .min: 0]).source == "<input type=\"range\" min=\"0\">")
    #expect(Tag.line([.x1: .at(1.26)]).source == "<line x1=\"1.3\"/>")
    #expect(Tag.td([.class: ""]) { "1" }.source == "<td>1</td>")
    #expect(Markup.figure(-0.0, "0").source == "<data value=\"0\">0</data>")
    #expect(Markup.figure(0.1 + 0.2, "0.30").source == "<data value=\"0.30000000000000004\">0.30</data>")
  }

  @Test func coordinatesAreTenthsAndNeverOutOfBounds() {
    let places: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (0.04, "0"), (-0.04, "0"), (0.05, "0.1"), (1.25, "1.3"), (-1.2, "-1.2"),
      (12, "12"), (-0.31, "-0.3"),
      (.nan, "0"), (.infinity, "0"), (1e300, "0"), (-1e7, "0"),
    ]
    for (number, text) in places { #expect(number.coordinateText == text, "\(number)") }
  }

  @Test func jsonForTheScriptHasNoBlanksAndNoNumbersThatAreNone() {
    let value = JSONValue.object([
      .init("a", .array([.number(1), .number(.nan), .null, .bool(true)])), .init("b\"", .string("x\ny")),
    ])
    #expect(CompactJSON.text(value) == #"{"a":[1,null,null,true],"b\"":"x\ny"}"#)
  }

  // MARK: Digests

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64(_ text: String, _ encoded: String) {
    #expect(ContentDigest.base64(Array(text.utf8)) == encoded)
  }

  @Test func base64HasEveryLetter() {
    #expect(ContentDigest.base64([0xfb, 0xff, 0xbf]) == "+/+/")
    #expect(ContentDigest.base64([0, 16, 131, 16, 81, 135]) == "ABCDEFGH")
  }

  /// FIPS 180-2, appendix B, in base 64: nothing, one block, two.
  @Test func digests() {
    #expect(ContentDigest.source("") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(ContentDigest.source("abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(
      ContentDigest.source("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "sha256-JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=")
  }

  /// The policy lets through the style and the script that stand in the document, by what they are, and nothing else.
  @Test func thePolicyIsOfTheDocumentsOwnStyleAndScript() throws {
    let html = Markup.document(title: "a<b", style: "p{}", script: "f()", body: Tag.p { "x" })
    #expect(html.contains("<title>a&lt;b</title>"))
    #expect(html.contains("<style>p{}</style>") && html.contains("<script>f()</script>"))
    let policy = try #require(html.firstMatch(of: #/Content-Security-Policy" content="([^"]*)"/#)?.output.1)
    #expect(
      policy
        == "default-src 'none'; style-src '\(ContentDigest.source("p{}"))'; script-src '\(ContentDigest.source("f()"))'; base-uri 'none'; form-action 'none'"
    )
  }

  /// Neither may hold what ends it.
  @Test func assetsDoNotEndThemselves() {
    let page = PlanPage(Sample.plan()).html
    #expect(page.split(separator: "<style>", omittingEmptySubsequences: false).count == 2)
    #expect(page.split(separator: "</style>", omittingEmptySubsequences: false).count == 2)
    #expect(!page.contains("src=") && !page.contains("url(http") && !page.contains("@import"))
  }
}
