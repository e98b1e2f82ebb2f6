/// The text of an SVG path, to a tenth of a unit.
struct Outline {
  var text = ""

  mutating func move(_ x: Double, _ y: Double) { text += "M\(x.coordinateText) \(y.coordinateText)" }
  mutating func line(_ x: Double, _ y: Double) { text += "L\(x.coordinateText) \(y.coordinateText)" }
  mutating func horizontal(_ x: Double) { text += "H" + x.coordinateText }
  mutating func vertical(_ y: Double) { text += "V" + y.coordinateText }
  mutating func close() { text += "Z" }

  /// The area between two edges that are flat over each band; stretches of no height are left out.
  static func area(_ bands: [(x: ClosedRange<Double>, low: Double, high: Double)]) -> Outline {
    var outline = Outline()
    var start = 0
    while start < bands.count {
      guard bands[start].low != bands[start].high else {
        start += 1
        continue
      }
      var end = start
      while end + 1 < bands.count, bands[end + 1].low != bands[end + 1].high { end += 1 }
      outline.addBand(bands[start...end])
      start = end + 1
    }
    return outline
  }

  private mutating func addBand(_ bands: ArraySlice<(x: ClosedRange<Double>, low: Double, high: Double)>) {
    guard let first = bands.first else { return }
    move(first.x.lowerBound, first.low)
    var place = first.low
    for band in bands {
      if band.high != place { vertical(band.high) }
      place = band.high
      horizontal(band.x.upperBound)
    }
    for band in bands.reversed() {
      if band.low != place { vertical(band.low) }
      place = band.low
      horizontal(band.x.lowerBound)
    }
    close()
  }

  /// A line that is flat over each band, and broken where a band has no value.
  static func steps(_ bands: [(x: ClosedRange<Double>, y: Double?)]) -> Outline {
    var outline = Outline()
    var last: Double?
    for band in bands {
      if let y = band.y {
        if last == nil { outline.move(band.x.lowerBound, y) } else if last != y { outline.vertical(y) }
        outline.horizontal(band.x.upperBound)
      }
      last = band.y
    }
    return outline
  }
}
