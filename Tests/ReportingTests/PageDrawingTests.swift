import PlacementModel
import Testing

@testable import Reporting

/// Where things lie in charts, by small cases that can be checked with a pencil.
@Suite struct PageDrawingTests {
  // MARK: Ticks

  @Test func ticksAreRoundAndEnclose() {
    #expect(Ticks(around: 0...10, count: 5).numbers == [0, 2, 4, 6, 8, 10])
    #expect(Ticks(around: 0...11, count: 5).numbers == [0, 5, 10, 15])
    #expect(Ticks(around: -3...8, count: 4).numbers == [-5, 0, 5, 10])
    #expect(Ticks(around: 5...8, count: 4).numbers == [0, 2, 4, 6, 8])
    #expect(Ticks(around: 0...0.004, count: 4).numbers == [0, 0.001, 0.002, 0.003, 0.004])
    #expect(Ticks(around: 0...1e15, count: 2).numbers == [0, 5e14, 1e15])
  }

  @Test func ticksInsideNeedNotHoldZero() {
    #expect(Ticks(inside: 0.52...0.79, count: 3).numbers.map { ($0 * 10).rounded() } == [6, 7])
    #expect(Ticks(inside: 3...3, count: 3).numbers == [3])
    #expect(Ticks(inside: 3.5...3.5, count: 3).numbers == [])
  }

  /// Whatever comes, there are a few ticks, and in order.
  @Test func ticksOfAnythingAreFew() {
    let numbers = [
      0, -0.0, 1e-300, .leastNonzeroMagnitude, 1e-12, 0.3, 7, 1e6, 1e15, 1e300, .greatestFiniteMagnitude,
    ]
    for high in numbers {
      for low in [0, -high] where low <= high {
        for count in [0, 1, 3, 7] {
          let ticks = Ticks(around: low...high, count: count)
          #expect(
            (2...20).contains(ticks.numbers.count), "\(low)...\(high), \(count): \(ticks.numbers.count)")
          #expect(ticks.numbers.allSatisfy { $0.isFinite }, "\(low)...\(high)")
          guard high <= 1e299, high == 0 || high > 1e-280 else { continue }
          #expect(
            ticks.domain.lowerBound <= low && ticks.domain.upperBound >= high * (1 - 1e-9), "\(low)...\(high)"
          )
        }
      }
    }
    #expect(Ticks(around: -.infinity ... .infinity, count: 5).numbers == [0, 1])
    #expect(Ticks(inside: -.infinity ... .infinity, count: 5).numbers == [])
    #expect(Ticks(inside: 0...Double.leastNonzeroMagnitude, count: 5).numbers == [])
  }

  @Test func namesOfTicksHaveOneUnit() {
    func names(_ high: Double, _ count: Int) -> [String] {
      let ticks = Ticks(around: 0...high, count: count)
      return ticks.numbers.map { TickText(ticks)($0) }
    }
    #expect(names(1, 4) == ["0", "0.5", "1.0"])
    #expect(names(8_000, 4) == ["0", "2,000", "4,000", "6,000", "8,000"])
    #expect(names(40_000, 4) == ["0", "10k", "20k", "30k", "40k"])
    #expect(names(2e6, 4) == ["0", "0.5M", "1.0M", "1.5M", "2.0M"])
    #expect(names(1e15, 2) == ["0", "500T", "1,000T"])
  }

  // MARK: Scales and stacks

  @Test func aScaleIsALine() {
    let up = LinearScale(domain: 0...10, range: (100, 0))
    #expect([0, 5, 10].map { up($0) } == [100, 50, 0])
    let point = LinearScale(domain: 3...3, range: (7, 9))
    #expect(point(3) == 7)
  }

  @Test func seriesStandOnEachOther() {
    let stack = Stack([[1, 2], [3, -4], [0, 5]])
    #expect(stack.edges.map { $0.map(\.low) } == [[0, 0], [1, 2], [4, 2]])
    #expect(stack.edges.map { $0.map(\.high) } == [[1, 2], [4, 2], [4, 7]])
    #expect(stack.totals == [4, 7])
    #expect(stack.highest == 7)
    #expect(Stack([]).highest == 0)
  }

  @Test func moreSeriesThanColoursStandTogether() {
    let all = (0..<20).map { (name: "s\($0)", values: [Double($0), 1]) } + [("none", [0, 0])]
    let series = Series.largest(all, most: 3)
    #expect(series.map(\.name) == ["s19", "s18", "s17", "17 others"])
    #expect(series.last?.values == [(0..<17).reduce(0) { $0 + Double($1) }, 17])
    #expect(series.last?.style == .rest)
    // One that is left over keeps its name.
    #expect(Series.largest(Array(all.prefix(5)), most: 4).map(\.name) == ["s4", "s3", "s2", "s1", "s0"])
    // A provider keeps its colour where it has the least.
    let fixed = Series.largest([("a", [1]), ("b", [0]), ("c", [9])], isFixed: true)
    #expect(fixed.map(\.name) == ["a", "c"])
    #expect(fixed.map(\.style) == [SeriesStyle(0), SeriesStyle(2)])
  }

  @Test func stylesAreFourteen() {
    #expect(Set((0..<14).map { SeriesStyle($0) }).count == 14)
    #expect(SeriesStyle(14) == SeriesStyle(0))
    #expect(SeriesStyle(8).className == "c1 h1")
  }

  // MARK: Labels

  @Test func labelsKeepTheirPlaceOrMakeRoom() {
    #expect(LabelSpread.spread([10, 50], gap: 10, in: 0...100) == [10, 50])
    #expect(LabelSpread.spread([50, 50], gap: 10, in: 0...100) == [45, 55])
    #expect(LabelSpread.spread([50, 50, 50], gap: 10, in: 0...100) == [40, 50, 60])
    #expect(LabelSpread.spread([0, 0, 0], gap: 10, in: 0...100) == [0, 10, 20])
    #expect(LabelSpread.spread([100, 100], gap: 10, in: 0...100) == [90, 100])
    #expect(LabelSpread.spread([-5], gap: 10, in: 0...100) == [0])
    #expect(LabelSpread.spread([], gap: 10, in: 0...100) == [])
    // More than there is room for: evenly.
    #expect(LabelSpread.spread([5, 5, 5], gap: 10, in: 0...10) == [0, 5, 10])
  }

  /// From a fixed sequence: never nearer than the gap, never outside, always in order.
  @Test func labelsNeverOverlap() {
    var state: UInt64 = 7
    for round in 0..<200 {
      let places = (0..<(round % 14 + 1)).map { _ -> Double in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 40) / Double(1 << 24) * 320
      }.sorted()
      let spread = LabelSpread.spread(places, gap: 17, in: 20...320)
      #expect(spread.count == places.count)
      #expect(spread.allSatisfy { 20 - 1e-9 <= $0 && $0 <= 320 + 1e-9 }, "\(places)")
      #expect(zip(spread, spread.dropFirst()).allSatisfy { $1 - $0 >= 17 - 1e-9 }, "\(places) \(spread)")
    }
  }

  /// A row of the widest letters is cut shorter than one of average ones; nothing is cut that fits.
  @Test func namesAreCutByTheirWidth() {
    #expect("europe-west4".drawn(in: 14) == "europe-west4")
    #expect("europe-west4".drawn(in: 7) == "eur…st4")
    let wide = String(repeating: "w", count: 250).drawn(in: 20)
    #expect(wide.count < 14 && wide.hasPrefix("www") && wide.hasSuffix("www"))
    for name in ["漢字漢字漢字漢字漢字", "MWMWMWMW", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", ""] {
      for most in 1...12 {
        #expect(name.drawn(in: most).drawnWidth <= Double(max(most, 2)) * 1.1, "\(name) in \(most)")
      }
    }
  }

  // MARK: Time

  private func horizon(_ hours: [Double], year: (Int) -> Int = { _ in 2026 }) -> Horizon {
    let periods = hours.enumerated().map { place, hours in
      Period(
        id: "p\(place)", starts: "\(year(place))-01-01", hours: hours, presentValue: 1, year: year(place),
        steps: place..<place + 1)
    }
    let steps = periods.enumerated().map { Step(id: $1.id, period: Index($0), slice: nil, hours: $1.hours) }
    return Horizon(
      periods: List(periods), steps: List(steps), discountRate: 0, presentValueAtEnd: 1, isSliced: false)
  }

  @Test func periodsAreAsWideAsTheyAreLong() {
    let axis = TimeAxis(horizon([10, 30, 60]))
    #expect(axis.edges == [0, 0.1, 0.4, 1])
    #expect(axis.spans(from: 100, through: 200).map(\.lowerBound) == [100, 110, 140])
    #expect(axis.averages([1, 2, 3]) == [1, 2, 3])
    #expect(!axis.isMerged)
    #expect(axis.labels(width: 300).map(\.text) == ["p0", "p1", "p2"])
    #expect(TimeAxis(horizon([5])).labels(width: 300).map(\.text) == ["p0"])
  }

  @Test func manyPeriodsAreDrawnTogether() {
    let axis = TimeAxis(horizon((0..<10_000).map { Double($0 % 2 + 1) }) { 2026 + $0 / 5_000 })
    #expect(axis.isMerged)
    #expect(axis.bands.count == 400)
    #expect(axis.bands.map(\.count).reduce(0, +) == 10_000)
    #expect(axis.edges.count == 401)
    #expect(abs((axis.edges.last ?? 0) - 1) < 1e-12)
    // Averages are by hours, so that they come to the same as what they are of: of 1 and 4 for one and two hours, 3.
    let averages = axis.averages((0..<10_000).map { $0 % 2 == 0 ? 1 : 4 })
    let whole = zip(averages, zip(axis.edges, axis.edges.dropFirst())).reduce(0) {
      $0 + $1.0 * ($1.1.1 - $1.1.0)
    }
    #expect(abs(whole - 3) < 1e-9)
    #expect(averages.allSatisfy { 2.9 < $0 && $0 < 3.1 })
    #expect(axis.labels(width: 300).map(\.text) == ["2026-01-01", "2027-01-01"])
    let average = axis.averages(Array(repeating: 1e15, count: 10_000))
    #expect(average.allSatisfy { abs($0 / 1e15 - 1) < 1e-12 })
  }

  /// Labels never reach into each other or over the end.
  @Test func labelsOfTimeAreApart() {
    let names = [10.0, 10, 10, 900, 10, 10, 900]
    for width in stride(from: 20.0, through: 900, by: 35) {
      let labels = TimeAxis(horizon(names)).labels(width: width, perCharacter: 7)
      let ends = labels.map { $0.from * width + Double($0.text.displayWidth) * 7 }
      #expect(
        zip(ends, labels.dropFirst()).allSatisfy { $0 <= $1.from * width + 1e-9 }, "\(width): \(labels)")
    }
  }

  // MARK: Outlines

  @Test func areasAreStepsThereAndBack() {
    let area = Outline.area([(x: 0...10, low: 100, high: 80), (x: 10...20, low: 100, high: 60)])
    #expect(area.text == "M0 100v-20h10v-20h10v40h-20z")
  }

  @Test func stretchesOfNoHeightAreLeftOut() {
    let area = Outline.area([
      (x: 0...10, low: 100, high: 100), (x: 10...20, low: 100, high: 90), (x: 20...30, low: 100, high: 100),
    ])
    #expect(area.text == "M10 100v-10h10v10h-10z")
    #expect(Outline.area([(x: 0...10, low: 5, high: 5)]).text == "")
  }

  @Test func linesBreakWhereThereIsNothing() {
    let line = Outline.steps([
      (x: 0...1, y: 5), (x: 1...2, y: 5), (x: 2...3, y: nil), (x: 3...4, y: 7), (x: 4...5, y: 6.5),
    ])
    #expect(line.text == "M0 5h2M3 7h1v-.5h1")
  }

  /// Distances are of rounded places: what ends at 100 does, however many steps led there.
  @Test func roundingsDoNotAddUp() {
    var outline = Outline()
    outline.move(0, 0)
    for step in 1...1_000 {
      outline.vertical(step % 2 == 0 ? 0 : 3)
      outline.horizontal(Double(step) * 0.0333)
    }
    outline.vertical(9)
    let steps = outline.text.matches(of: #/h(-?[0-9.]+)/#).compactMap { Double("0" + $0.output.1) }
    #expect(abs(steps.reduce(0, +) - 33.3) < 1e-9)
  }

  @Test func numbersThatAreNoneDrawNothingWild() {
    var outline = Outline()
    outline.move(.nan, .infinity)
    outline.line(1e300, -.infinity)
    #expect(outline.text == "M0 0l0 0")
  }

  // MARK: Shades

  @Test func classesAreRoundAndHoldEverything() {
    let classes = HeatMap.Classes(upTo: 4_200, steps: [1])
    #expect(classes.floors == [1, 10, 100, 1_000])
    #expect([0, -1, 0.5, 1, 9, 10, 999, 4_200].map { classes.level($0) } == [0, 0, 1, 2, 2, 3, 4, 5])
    for largest in [
      0, .leastNonzeroMagnitude, 1e-30, 1, 1e15, 1e300, .greatestFiniteMagnitude, .infinity, .nan,
    ] {
      let classes = HeatMap.Classes(upTo: largest, steps: [1, 2, 5])
      #expect(classes.floors.count == HeatMap.shades - 1, "\(largest)")
      #expect(classes.floors == classes.floors.sorted())
    }
  }
}
