internal import PlacementModel

/// The attributes of an element, in the order in which they are written.
///
/// Names come from a list without styles and handlers, and links lead to places of the same page alone.
struct Attributes: ExpressibleByDictionaryLiteral {
  enum Name: String {
    case `class`, id, hidden, lang, open, role, scope, tabindex, title, type, `for`, value, min, max, step
    case colspan, rowspan
    // Accessibility.
    case ariaControls = "aria-controls"
    case ariaDescribedBy = "aria-describedby"
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case ariaLabelledBy = "aria-labelledby"
    case ariaLive = "aria-live"
    case ariaSelected = "aria-selected"
    // What the script reads.
    case dataEdges = "data-edges"
    case dataRow = "data-row"
    case dataSource = "data-source"
    case dataTable = "data-table"
    // Drawings.
    case viewBox, width, height, x, y, x1, y1, x2, y2, cx, cy, r, rx, d, points, dx, dy
    case textAnchor = "text-anchor"
    case transform, patternUnits, patternTransform
    /// A link to the element of this page with the given id.
    case anchor = "href"
  }

  /// The value of an attribute, before it is escaped.
  struct Value: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    let text: String
    init(_ text: String) { self.text = text }
    init(stringLiteral text: String) { self.text = text }
    init(integerLiteral number: Int) { text = String(number) }
    init(floatLiteral number: Double) { text = number.coordinateText }
    static func text(_ text: String) -> Value { Value(text) }
    /// A coordinate of a drawing, to a tenth.
    static func at(_ number: Double) -> Value { Value(number.coordinateText) }
    /// A number in the digits of the plan's JSON.
    static func exact(_ number: Double) -> Value { Value(JSONText.digits(of: number)) }
    /// What is there or not, as `hidden`.
    static let present = Value("")
  }

  private var pairs: [(name: Name, value: Value)]

  init(dictionaryLiteral pairs: (Name, Value)...) { self.pairs = pairs.map { ($0.0, $0.1) } }

  /// With one more; without it where there is no value.
  func adding(_ name: Name, _ value: Value?) -> Attributes {
    guard let value else { return self }
    var attributes = self
    attributes.pairs.append((name, value))
    return attributes
  }

  /// As it stands inside a start tag.
  var source: String {
    pairs.reduce(into: "") { source, pair in
      // A class of nothing is none.
      if pair.name == .class, pair.value.text.isEmpty { return }
      let text = Markup.escaped(pair.value.text.escapingControls)
      source += " " + pair.name.rawValue + "=\"" + (pair.name == .anchor ? "#" : "") + text + "\""
    }
  }
}

extension Double {
  /// A place in a drawing, to a tenth of its unit, in as few characters as that takes.
  var coordinateText: String {
    guard isFinite, magnitude < 1e7 else { return "0" }
    let tenths = Int((self * 10).rounded())
    let (whole, part) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (part == 0 ? "" : "." + String(part))
  }
}
