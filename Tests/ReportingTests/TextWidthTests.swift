import Testing

@testable import Reporting

/// Widths as terminals draw them that take characters whole; of their parts, those of `wcwidth` in the GNU C library.
@Suite struct TextWidthTests {
  @Test(arguments: [
    ("plain", 5), ("", 0), ("数据中心", 8), ("ｆｕｌｌ", 8), ("ﾊﾝｶｸ", 4), ("한국어", 6),
    // A syllable in its parts is the block that they make.
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("e\u{301}", 1), ("a\u{20DD}", 1), ("שָׁלוֹם", 4), ("مُحَمَّد", 4), ("नमस्ते", 4), ("กำ", 2),
    ("🚀", 2), ("👍🏽", 2), ("☝🏽", 2), ("👩‍👩‍👧‍👦", 2), ("👩‍💻", 2), ("🇩🇪🇫🇷", 4), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", 2),
    // The style selectors: a heart as text, as an emoji, a digit in a key, and a letter that has no emoji.
    ("❤", 1), ("❤\u{FE0F}", 2), ("⌚\u{FE0E}", 2), ("1\u{FE0F}\u{20E3}", 2), ("a\u{FE0F}", 1),
    // Widths that depend on a country are narrow, and so are what only some terminals have as emoji.
    ("…·█é", 4), ("🌡", 1), ("〈〉", 4), ("䷀", 2), ("a\u{AD}b", 3), ("a\u{200D}b", 2),
  ])
  func columns(text: String, width: Int) {
    #expect(text.displayWidth == width, "\(text)")
  }

  @Test func whatNobodySeesIsEscaped() {
    #expect("a\tb".escapingControls == "a\\u{9}b")
    #expect("a\u{200B}b\u{FEFF}\u{2060}".escapingControls == "a\\u{200b}b\\u{feff}\\u{2060}")
    #expect("\u{2067}a\u{2028}".escapingControls == "\\u{2067}a\\u{2028}")
    // What writing needs stays: joiners, marks of direction, tags of a flag.
    for text in ["می‌خواهم", "a\u{200F}b", "👩‍💻", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"] { #expect(text.escapingControls == text) }
  }

  @Test(arguments: [
    "abcdefghij", "数据中心的名字", "🇩🇪🇫🇷🇮🇹🇪🇸", "👩‍👩‍👧‍👦👩‍💻👍🏽❤\u{FE0F}", "e\u{301}e\u{301}e\u{301}e\u{301}", "한국어입니다", "नमस्ते दुनिया",
    String(repeating: "long/", count: 50),
  ])
  func cutsKeepCharactersWholeAndFit(text: String) {
    for width in 0...60 {
      let cut = text.shortened(to: width)
      #expect(cut.displayWidth <= width)
      // Two columns of a wide character may not be filled from either side.
      if text.displayWidth > width { #expect(cut.displayWidth >= width - 2) } else { #expect(cut == text) }
      let parts = cut.split(separator: "…", omittingEmptySubsequences: false)
      if parts.count == 2 {
        #expect(text.hasPrefix(parts[0]) && text.hasSuffix(parts[1]))
      }
    }
  }
}
