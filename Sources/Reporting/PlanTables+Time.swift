internal import PlacementModel

/// How an amount goes over time: as a table has room for it, and in every period.
struct Course {
  /// Averages over each column of a table.
  var columns: [Double]
  /// Averages over each period.
  var periods: [Double]

  var highest: Double { periods.reduce(0, max) }

  /// The same without the amounts that are too small to be told.
  func dropping(_ isSmall: (Double) -> Bool) -> Course {
    func kept(_ amounts: [Double]) -> [Double] { amounts.map { isSmall($0) ? 0 : $0 } }
    return Course(columns: kept(columns), periods: kept(periods))
  }

  static func + (left: Course, right: Course) -> Course {
    Course(
      columns: zip(left.columns, right.columns).map(+), periods: zip(left.periods, right.periods).map(+))
  }
}

extension PlanTables {
  var timeColumns: [TextTable.Column] { buckets.labels.map { .init($0) } }

  /// The columns of time with a shape of all periods before them.
  var shapedColumns: [TextTable.Column] { [.sparkline] + timeColumns }

  func shape(_ course: Course, highest: Double) -> TextTable.Cell {
    shape(ofPeriods: course.periods, highest: highest)
  }

  func shape(ofPeriods values: [Double], highest: Double) -> TextTable.Cell {
    .sparkline(Sparkline(values: values, hours: periods.map(\.hours), highest: highest))
  }

  func marks(_ scale: Section.Marks.Scale) -> Section.Marks {
    Section.Marks(scale: scale, periods: periods.map(\.id))
  }

  /// Averages over each column of time, and over each period, of what has a value per step, in the order of the keys.
  func averages<Key: Hashable>(
    _ entries: [(Key, Index<Step>, Double)], by precedes: (Key, Key) -> Bool
  ) -> [(key: Key, values: Course)] {
    let nothing = Course(columns: buckets.zeros, periods: Array(repeating: 0, count: periods.count))
    var sums: [Key: Course] = [:]
    for (key, step, value) in entries {
      let step = plan.problem.horizon.steps[step]
      sums[key, default: nothing].columns[buckets[step.period]] += value * step.hours
      sums[key, default: nothing].periods[step.period.offset] += value * step.hours
    }
    return sums.keys.sorted(by: precedes).map { key in
      let sum = sums[key] ?? nothing
      let averages = zip(sum.periods, periods).map { $1.hours > 0 ? $0 / $1.hours : 0 }
      return (key, Course(columns: buckets.averages(sum.columns), periods: averages))
    }
  }

  private var periods: [Period] { plan.problem.horizon.periods.elements }
}
