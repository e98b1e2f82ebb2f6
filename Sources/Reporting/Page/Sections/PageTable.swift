internal import PlacementModel

/// A table of a page, in which every number keeps the digits of the plan's JSON beside the figure for people.
///
/// Short tables are elements of the page. Long ones are a block of data, by columns, from which the page's script makes
/// elements when they are opened.
struct PageTable {
  struct Column {
    let heading: String
    let isNumber: Bool
    static func name(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }
    static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
  }

  enum Cell {
    /// What a problem calls something.
    case name(String)
    /// Words of ours.
    case words(String)
    /// A number, and how people read it.
    case number(Double, String)
    case none

    /// A number that was added up here, and stands in no list of the plan: in the digits that are more than rounding.
    static func sum(_ number: Double, _ text: (Double) -> String) -> Cell {
      .number(number.withoutRounding + 0, text(number + 0))
    }

    /// A number that may be missing.
    static func number(_ number: Double?, _ text: (Double) -> String) -> Cell {
      number.map { .number($0 + 0, text($0 + 0)) } ?? .none
    }
  }

  /// Above so many cells a table is data.
  static let mostCells = 240

  /// Unique on the page.
  let id: String
  let caption: String
  let columns: [Column]
  var rows: [[Cell]]
  /// Rows at the end that are sums of those above: they stay there when the table is sorted.
  var footer: [[Cell]] = []

  var isData: Bool { rows.count * columns.count > Self.mostCells }

  var markup: Markup { isData ? data : elements }
}

// MARK: - As elements

extension PageTable {
  private var elements: Markup {
    // What may have to scroll can be reached and scrolled from the keyboard.
    Tag.div([.class: "scroll", .role: "region", .tabindex: 0, .ariaLabel: .text(caption)]) {
      Tag.table([.id: .text(id), .class: "sortable"]) {
        Tag.caption { caption }
        Tag.thead {
          Tag.tr {
            columns.map { column in
              Tag.th([.scope: "col", .class: column.isNumber ? "n" : ""]) { column.heading }
            }
          }
        }
        Tag.tbody { rows.map(line) }
        if !footer.isEmpty { Tag.tfoot { footer.map(line) } }
      }
    }
  }

  private func line(_ cells: [Cell]) -> Markup {
    Tag.tr {
      cells.enumerated().map { place, cell in
        place == 0 && !columns[0].isNumber
          ? Tag.th([.scope: "row"]) { Self.content(cell) }
          : Tag.td([.class: columns[place].isNumber ? "n" : ""]) { Self.content(cell) }
      }
    }
  }

  private static func content(_ cell: Cell) -> Markup {
    switch cell {
    case .name(let name): .name(name)
    case .words(let words): Markup(words)
    case .number(let number, let text): .figure(number, text)
    case .none: .nothing
    }
  }
}

extension Markup {
  /// A number for people that carries its digits in the plan's JSON.
  static func figure(_ number: Double, _ text: String) -> Markup {
    Tag.data([.value: .exact(number + 0)]) { text }
  }
}

// MARK: - As data

extension PageTable {
  private var data: Markup {
    var digits: [String] = []
    let columns = columns.indices.map { column($0, behind: &digits) }
    let source = id + "-data"
    return Tag.div([.class: "table", .dataTable: .text(id), .dataSource: .text(source)]) {
      Markup.data(
        source,
        .object([
          .init("caption", .string(caption)), .init("rows", .number(Double(rows.count))),
          .init("columns", .array(columns)),
        ]))
      Tag.p([.class: "unscripted"]) { Wording.drawnByScript(rows.count) }
    }
  }

  /// Numbers as one string of their digits, so that none is rounded on the way; names once each, and their places.
  ///
  /// A number that the column of numbers before has as well is written as `=`; a place that is that of the row above is not
  /// written.
  ///
  /// - Parameter before: the digits of the column of numbers before, which those of this one replace.
  private func column(_ place: Int, behind before: inout [String]) -> JSONValue {
    let cells = rows.map { $0[place] }
    let heading = JSONValue.Member("heading", .string(columns[place].heading))
    if columns[place].isNumber {
      let digits = cells.map { cell in
        if case .number(let number, _) = cell { JSONText.digits(of: number + 0) } else { "" }
      }
      let written = digits.enumerated().map { row, text in
        text.count > 1 && before.indices.contains(row) && before[row] == text ? "=" : text
      }
      before = digits
      return .object([heading, .init("numbers", .string(written.joined(separator: ",")))])
    }
    var names: [String] = []
    var places: [String: Int] = [:]
    var above: Int?
    let codes = cells.map { cell -> String in
      let text = Self.text(cell)
      let place = places[text] ?? names.count
      if place == names.count {
        places[text] = place
        names.append(text)
      }
      defer { above = place }
      return place == above ? "" : String(place)
    }
    return .object([
      heading, .init("names", .array(names.map(JSONValue.string))),
      .init("codes", .string(codes.joined(separator: ","))),
    ])
  }

  private static func text(_ cell: Cell) -> String {
    switch cell {
    case .name(let text), .words(let text): text.escapingControls
    case .number(let number, _): JSONText.digits(of: number)
    case .none: ""
    }
  }
}

extension Double {
  /// The number in twelve significant digits: what sums of some thousand numbers have in common in any order.
  fileprivate var withoutRounding: Double {
    guard isFinite, magnitude >= 1e-9, magnitude < 1e21 else { return self }
    var scale = 1.0
    while magnitude * scale < 1e11 { scale *= 10 }
    var divisor = 1.0
    while magnitude / divisor >= 1e12 { divisor *= 10 }
    // Powers of ten up to 1e22 are exact, so that both ways end at the double nearest to the decimal.
    return scale > 1 ? (self * scale).rounded() / scale : (self / divisor).rounded() * divisor
  }
}
