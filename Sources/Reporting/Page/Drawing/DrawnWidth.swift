/// How wide words are in a drawing, where nothing can be measured: by classes of letters, as sans-serif fonts have them.
extension String {
  /// The text cut in its middle so that it is no wider than `most` characters of average shape.
  ///
  /// Text of average shape keeps as many; a row of `w` keeps fewer.
  func drawn(in most: Int) -> String {
    var shown = shortened(to: most)
    var columns = min(most, displayWidth)
    // Each step cuts at least one column.
    while columns > 1, shown.drawnWidth > Double(most) + 0.25 {
      columns = min(columns - 1, Int(Double(columns) * Double(most) / shown.drawnWidth))
      shown = shortened(to: max(1, columns))
    }
    return shown
  }

  /// In characters of average shape. Nothing counts for less than one: what is cut stays as it was for most names.
  var drawnWidth: Double {
    reduce(0) { $0 + $1.drawnWidth }
  }
}

extension Character {
  fileprivate var drawnWidth: Double {
    switch self {
    case "w", "m", "W", "M", "@", "%": 1.75
    case "0"..."9", "{", "}": 1.2
    case "A"..."Z", "&", "=", "+", "<", ">", "~", "#": 1.25
    default: max(1, Double(String(self).displayWidth))
    }
  }
}
