/// The text of an SVG path, to a tenth of a unit.
///
/// Steps are written as distances, and a level stretch over many bands as one: a page has hundreds of paths of dozens of
/// bands each.
struct Outline {
  private var written = ""
  // In tenths, so that roundings do not add up from step to step.
  private var (x, y) = (0, 0)
  private var start = (x: 0, y: 0)
  /// Where a level stretch that is not written yet will end.
  private var levelEnd: Int?

  var text: String {
    guard let levelEnd, levelEnd != x else { return written }
    return written + "h" + Self.text(levelEnd - x)
  }

  mutating func move(_ x: Double, _ y: Double) {
    flush()
    (self.x, self.y) = (Self.tenths(x), Self.tenths(y))
    start = (self.x, self.y)
    written += "M" + Self.text(self.x) + Self.joined(self.y)
  }

  mutating func line(_ x: Double, _ y: Double) {
    flush()
    let next = (Self.tenths(x), Self.tenths(y))
    written += "l" + Self.text(next.0 - self.x) + Self.joined(next.1 - self.y)
    (self.x, self.y) = next
  }

  mutating func horizontal(_ x: Double) { levelEnd = Self.tenths(x) }

  mutating func vertical(_ y: Double) {
    let next = Self.tenths(y)
    guard next != self.y else { return }
    flush()
    written += "v" + Self.text(next - self.y)
    self.y = next
  }

  mutating func close() {
    flush()
    written += "z"
    (x, y) = start
  }

  mutating func append(_ other: Outline) {
    flush()
    written += other.text
  }

  private mutating func flush() {
    written = text
    x = levelEnd ?? x
    levelEnd = nil
  }

  private static func tenths(_ number: Double) -> Int {
    number.isFinite && number.magnitude < 1e7 ? Int((number * 10).rounded()) : 0
  }

  private static func text(_ tenths: Int) -> String {
    let (whole, part) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + (whole == 0 && part != 0 ? "" : String(whole))
      + (part == 0 ? "" : "." + String(part))
  }

  /// A number behind another: its sign is enough to part them.
  private static func joined(_ tenths: Int) -> String { (tenths < 0 ? "" : " ") + text(tenths) }
}

extension Outline {
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
    for band in bands {
      vertical(band.high)
      horizontal(band.x.upperBound)
    }
    for band in bands.reversed() {
      vertical(band.low)
      horizontal(band.x.lowerBound)
    }
    close()
  }

  /// A line that is flat over each band, and broken where a band has no value.
  static func steps(_ bands: [(x: ClosedRange<Double>, y: Double?)]) -> Outline {
    var outline = Outline()
    var isBroken = true
    for band in bands {
      if let y = band.y {
        if isBroken { outline.move(band.x.lowerBound, y) } else { outline.vertical(y) }
        outline.horizontal(band.x.upperBound)
      }
      isBroken = band.y == nil
    }
    return outline
  }
}
