/// Series on top of each other: where each begins and ends in every band.
struct Stack {
  /// By series and band, the lower and the upper edge.
  let edges: [[(low: Double, high: Double)]]
  /// By band.
  let totals: [Double]

  /// Negative values count as none: amounts of use cannot be.
  init(_ series: [[Double]]) {
    var tops = Array(repeating: 0.0, count: series.first?.count ?? 0)
    edges = series.map { values in
      zip(values.indices, values).map { band, value in
        let low = tops[band]
        tops[band] += max(0, value)
        return (low, tops[band])
      }
    }
    totals = tops
  }

  var highest: Double { totals.max() ?? 0 }
}
