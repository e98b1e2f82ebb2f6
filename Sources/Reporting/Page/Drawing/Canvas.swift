/// What a chart is drawn on. Every chart is drawn twice, for wide and for narrow pages, so that its words are as large as
/// the text around it on both; the style shows one of the two.
struct Canvas {
  let width: Double
  let isNarrow: Bool

  static let wide = Canvas(width: 960, isNarrow: false)
  static let narrow = Canvas(width: 360, isNarrow: true)

  /// The height of a line of words, and the width of a character of average shape.
  var lineHeight: Double { isNarrow ? 15 : 17 }
  var characterWidth: Double { isNarrow ? 6.2 : 6.9 }

  /// As many characters as fit a width.
  func characters(in width: Double) -> Int { max(3, Int(width / characterWidth)) }

  func width(of text: String) -> Double { Double(text.displayWidth) * characterWidth }
}

/// A drawing on a canvas, as high as it needs to be.
struct Drawing {
  let height: Double
  let content: Markup
}

/// A rectangle of a drawing inside which values are drawn.
struct Plot {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// Horizontal lines at the ticks, with their numbers at the left.
  func grid(_ ticks: Ticks, _ y: LinearScale, _ text: (Double) -> String) -> Markup {
    var (lines, zero) = (Outline(), Outline())
    for number in ticks.numbers {
      var outline = Outline()
      outline.move(left, y(number))
      outline.horizontal(right)
      if number == 0 { zero.append(outline) } else { lines.append(outline) }
    }
    return .joined([
      lines.drawn("grid"), zero.drawn("axis"),
      Tag.g([.class: "tick end"]) {
        ticks.numbers.map { number in
          Tag.text([.x: .at(left - 6), .y: .at(y(number) + 4)]) { text(number) }
        }
      },
    ])
  }

  /// Vertical lines at the ticks, with their numbers above.
  func columns(_ ticks: Ticks, _ x: LinearScale, _ canvas: Canvas, _ text: (Double) -> String) -> Markup {
    var (lines, zero) = (Outline(), Outline())
    for number in ticks.numbers {
      var outline = Outline()
      outline.move(x(number), top - 3)
      outline.vertical(bottom)
      if number == 0 { zero.append(outline) } else { lines.append(outline) }
    }
    return .joined([
      lines.drawn("grid"), zero.drawn("axis"),
      Tag.g([.class: "tick middle"]) {
        ticks.numbers.map { number in
          let words = text(number)
          // The first and the last stay inside the drawing.
          let half = canvas.width(of: words) / 2 + 3
          return Tag.text([.x: .at(min(max(x(number), half), canvas.width - half)), .y: .at(top - 8)]) {
            words
          }
        }
      },
    ])
  }

  /// What stretches of time are called, under the plot.
  func timeLabels(_ axis: TimeAxis, _ canvas: Canvas) -> Markup {
    let labels = axis.labels(width: width, perCharacter: canvas.characterWidth)
    var marks = Outline()
    for label in labels where label.from > 0 {
      marks.move(left + label.from * width, bottom)
      marks.vertical(bottom + 5)
    }
    // Where one is wider than its stretch, all begin where theirs do.
    let areCentred = labels.allSatisfy { ($0.through - $0.from) * width >= canvas.width(of: $0.text) }
    return .joined([
      marks.drawn("grid"),
      Tag.g([.class: areCentred ? "tick middle" : "tick"]) {
        labels.map { label in
          let place = areCentred ? (label.from + label.through) / 2 : label.from
          return Tag.text([.x: .at(left + place * width), .y: .at(bottom + canvas.lineHeight)]) { label.text }
        }
      },
    ])
  }

  /// An invisible field over the plot, by whose edges (ten-thousandths of its width) the script tells in which period the
  /// pointer is.
  func field(_ axis: TimeAxis) -> Markup {
    guard !axis.isMerged else { return .nothing }
    let edges = axis.edges.map { String(Int(($0 * 10_000).rounded())) }.joined(separator: " ")
    return Tag.rect([
      .class: "field", .x: .at(left), .y: .at(top), .width: .at(width), .height: .at(height),
      .dataEdges: .text(edges),
    ])
  }
}

extension Outline {
  /// The path as an element; nothing where it is empty.
  func drawn(_ className: String) -> Markup {
    text.isEmpty ? .nothing : Tag.path([.class: .text(className), .d: .text(text)])
  }
}

extension Markup {
  /// A name in a drawing, cut in its middle where it is too long; what is cut is told where the pointer rests.
  ///
  /// SVG has no `bdi`: isolates keep the direction of a name inside it, and names cannot hold any, since their own are
  /// written as escapes.
  static func drawnName(_ name: String, at x: Double, _ y: Double, class className: String, most: Int)
    -> Markup
  {
    let whole = name.escapingControls
    // Bold letters are wider by a tenth.
    let shown = whole.drawn(in: className.contains("strong") ? most * 10 / 11 : most)
    return Tag.text([.class: .text(className), .x: .at(x), .y: .at(y)]) {
      Markup.isolated(shown)
      if shown != whole { Tag.title { Markup.isolated(whole) } }
    }
  }

  private static func isolated(_ text: String) -> Markup {
    let isPlain = text.unicodeScalars.allSatisfy(\.isASCII)
    return isPlain ? Markup(text) : .joined([.isolateStart, Markup(text), .isolateEnd])
  }
}
