/// How a series looks, as a class of the page's style: one of seven colours, plain or hatched, or the grey of what is
/// left over.
///
/// The colours are those of M. Okabe and K. Ito, "Color Universal Design", 2008, that people with any colour vision
/// tell apart, but for the black. Hatched ones make fourteen; more would not be told apart, and stand together.
struct SeriesStyle: Hashable {
  static let colours = 7
  static let most = 2 * colours

  let className: String

  /// The style of the series at a place; those of every chart that shows the same things are the same.
  init(_ place: Int) {
    let place = place % Self.most
    className = place < Self.colours ? "c\(place)" : "c\(place - Self.colours) h\(place - Self.colours)"
  }

  private init(className: String) { self.className = className }

  static let rest = SeriesStyle(className: "rest")
}

/// A series of a chart: one value for each period.
struct Series {
  let name: String
  let style: SeriesStyle
  let values: [Double]

  /// The largest series by their sum, in the order given; what is more than can be told apart is added up as one.
  ///
  /// - Parameters:
  ///   - most: series that keep their name.
  ///   - isFixed: whether a style belongs to a thing's place, as a provider's does; else to its rank.
  static func largest(
    _ all: [(name: String, values: [Double])], most: Int = SeriesStyle.most - 2, isFixed: Bool = false
  ) -> [Series] {
    let ranked = all.indices.filter { all[$0].values.contains { $0 > 0 } }
      .sorted { (-all[$0].values.reduce(0, +), $0) < (-all[$1].values.reduce(0, +), $1) }
    var kept = Array(ranked.count <= most + 1 ? ranked[...] : ranked.prefix(most))
    let rest = ranked.dropFirst(kept.count)
    let keepsPlaces = isFixed && all.count <= SeriesStyle.most
    if keepsPlaces { kept.sort() }
    var series = kept.enumerated().map { rank, place in
      Series(
        name: all[place].name, style: SeriesStyle(keepsPlaces ? place : rank), values: all[place].values)
    }
    if let first = rest.first {
      let sum = rest.dropFirst().reduce(all[first].values) { zip($0, all[$1].values).map(+) }
      series.append(Series(name: Wording.others(rest.count), style: .rest, values: sum))
    }
    return series
  }
}
