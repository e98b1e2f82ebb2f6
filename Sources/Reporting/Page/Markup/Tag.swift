/// The elements that a page is made of. Scripts and styles are not among them: a document has one of each, its own.
enum Tag: String {
  // Structure.
  case a, article, aside, details, div, footer, header, main, nav, section, span, summary
  // Text.
  case bdi, code, data, dd, dl, dt, h1, h2, h3, h4, li, ol, p, small, strong, ul
  // Figures and tables.
  case caption, figcaption, figure, table, tbody, td, tfoot, th, thead, tr
  // Controls.
  case button, input, label, output
  // Drawings.
  case circle, defs, desc, g, line, path, pattern, polyline, rect, svg, text, title, tspan

  /// Whether it has no end tag.
  var isVoid: Bool { self == .input }

  /// Whether it is drawn, and may end in its own start tag.
  var isShape: Bool {
    switch self {
    case .circle, .line, .path, .polyline, .rect: true
    default: false
    }
  }
}
