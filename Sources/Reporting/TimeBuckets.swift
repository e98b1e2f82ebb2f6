internal import PlacementModel

/// The periods of a horizon gathered into few enough columns for a table.
///
/// The finest of periods, days, months and years that gives at most thirteen columns (a year of four-week
/// months and their remainder); years where none does.
struct TimeBuckets {
  /// What heads each column.
  let labels: [String]
  /// The column of each period.
  let bucketOfPeriod: [Int]
  /// Hours of each column.
  let hours: [Double]

  private static let most = 13

  init(_ horizon: Horizon) {
    let periods = horizon.periods.elements
    let candidates: [[String]] = [
      periods.map(\.id),
      periods.map { String($0.starts.prefix(10)) },
      periods.map { String($0.starts.prefix(7)) },
      periods.map { String($0.year) },
    ]
    let years = candidates[candidates.count - 1]
    let names = candidates.first { Set($0).count <= Self.most } ?? years
    var labels: [String] = []
    var bucketOfPeriod: [Int] = []
    var hours: [Double] = []
    for (period, name) in zip(periods, names) {
      if labels.last != name {
        labels.append(name)
        hours.append(0)
      }
      bucketOfPeriod.append(labels.count - 1)
      hours[labels.count - 1] += period.hours
    }
    (self.labels, self.bucketOfPeriod, self.hours) = (labels, bucketOfPeriod, hours)
  }

  var count: Int { labels.count }
  var zeros: [Double] { Array(repeating: 0, count: count) }

  subscript(period: Index<Period>) -> Int { bucketOfPeriod[period.offset] }

  /// An average over the hours of each column, from sums of value times hours.
  func averages(_ sums: [Double]) -> [Double] { zip(sums, hours).map { $1 > 0 ? $0 / $1 : 0 } }
}
