/// Small charts of one kind beside and under each other.
struct PanelGrid {
  let columns: Int
  let panelWidth: Double
  let panelHeight: Double
  private let gap: Double

  init(on canvas: Canvas, panelHeight: Double, columns most: Int = 3, count: Int) {
    columns = canvas.isNarrow ? 1 : max(1, min(most, count))
    gap = canvas.isNarrow ? 0 : 24
    // Two panels do not become twice as wide as three: their words would stay as small.
    panelWidth = (canvas.width - gap * Double(columns - 1)) / Double(columns)
    self.panelHeight = panelHeight
  }

  func height(_ count: Int) -> Double { Double((count + columns - 1) / columns) * panelHeight }

  /// The place of a panel's corner.
  func origin(_ place: Int) -> (x: Double, y: Double) {
    (Double(place % columns) * (panelWidth + gap), Double(place / columns) * panelHeight)
  }

  /// Panels, each drawn with its corner at zero.
  func drawing(_ count: Int, _ panel: (Int) -> Markup) -> Drawing {
    Drawing(
      height: height(count),
      content: .joined(
        (0..<count).map { place in
          let (x, y) = origin(place)
          return Tag.g([.transform: "translate(\(x.coordinateText) \(y.coordinateText))"]) { panel(place) }
        }))
  }
}
