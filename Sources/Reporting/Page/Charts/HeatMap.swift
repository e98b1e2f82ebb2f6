/// How much of something there is, row by row over time, as shades.
struct HeatMap {
  struct Row {
    /// What rows stand under; said where it changes.
    let group: String
    let name: String
    /// The shade in each period: 0 for none, 1 the weakest, `shades` the strongest; `outlined` for what holds at no price.
    let levels: [Int]
  }
  static let shades = 5
  static let outlined = -1

  let axis: TimeAxis
  let rows: [Row]
  /// What the shades mean, from the weakest.
  let legend: [String]
  /// What an outlined cell means, where there are any.
  var outlinedLegend: String?

  /// What the shades stand for: each for the amounts from its floor up to the next, the weakest for all below the second.
  struct Classes {
    /// The least amounts of the second to the last shade, at round numbers.
    let floors: [Double]

    /// - Parameters:
    ///   - largest: stands in the last class.
    ///   - steps: the leading digits at which classes may begin in every decade, ascending from 1.
    init(upTo largest: Double, steps: [Double]) {
      var floors: [Double] = []
      var decade = 1.0
      // Of what is no number every class is empty.
      let largest = largest.isNaN ? 0 : largest
      if largest > 0, largest < .infinity {
        while decade * 10 <= largest, decade < 1e300 { decade *= 10 }
        while decade > largest, decade > 1e-300 { decade /= 10 }
      }
      while floors.count < shades - 1 {
        floors += steps.reversed().map { $0 * decade }.filter { $0 <= largest || largest <= 0 }
        decade /= 10
      }
      self.floors = floors.prefix(shades - 1).reversed()
    }

    /// 0 for nothing.
    func level(_ amount: Double) -> Int { amount > 0 ? 1 + floors.count { $0 <= amount } : 0 }

    func legend(_ text: (Double) -> String) -> [String] {
      (floors.first.map { [Wording.below(text($0))] } ?? []) + floors.map { Wording.from(text($0)) }
    }
  }

  func drawing(on canvas: Canvas) -> Drawing {
    let rowHeight = canvas.isNarrow ? 17.0 : 20
    let key = SwatchKey(entries: keys).drawing(on: canvas)
    let names = canvas.isNarrow ? 118.0 : 230
    let top = key.height + 4
    let groups = GroupedRows(rows.map(\.group), from: top, rowHeight: rowHeight)
    let plot = Plot(left: names, right: canvas.width - 4, top: top, bottom: groups.bottom)
    return Drawing(
      height: plot.bottom + canvas.lineHeight + 8,
      content: .joined([
        key.content, groups.headings(canvas),
        .joined(rows.indices.map { line(rows[$0], at: groups.tops[$0], rowHeight, plot, canvas) }),
        plot.timeLabels(axis, canvas), plot.field(axis),
      ]))
  }

  private var keys: [(className: String, words: String)] {
    (outlinedLegend.map { [("cell l0", $0)] } ?? [])
      + legend.enumerated().map { ("cell l\($0 + 1)", $1) }
  }

  private func line(
    _ row: Row, at y: Double, _ height: Double, _ plot: Plot, _ canvas: Canvas
  ) -> Markup {
    let spans = axis.spans(from: plot.left, through: plot.right)
    let levels = axis.bands.map { band in band.map { row.levels[$0] }.max { abs($0) < abs($1) } ?? 0 }
    var cells: [Markup] = []
    var start = 0
    while start < levels.count {
      var end = start
      while end + 1 < levels.count, levels[end + 1] == levels[start] { end += 1 }
      if levels[start] != 0 {
        let (left, right) = (spans[start].lowerBound, spans[end].upperBound)
        cells.append(
          Tag.rect([
            .class: "cell l\(max(0, levels[start]))", .x: .at(left), .y: .at(y + 1.5),
            .width: .at(max(1, right - left)), .height: .at(height - 3),
          ]))
      }
      start = end + 1
    }
    return Tag.g {
      Markup.drawnName(
        row.name, at: canvas.isNarrow ? 4 : 12, y + height - 5, class: "label",
        most: canvas.characters(in: plot.left - 14))
      Tag.line([
        .class: "grid", .x1: .at(plot.left), .x2: .at(plot.right), .y1: .at(y + height), .y2: .at(y + height),
      ])
      cells
    }
  }
}
