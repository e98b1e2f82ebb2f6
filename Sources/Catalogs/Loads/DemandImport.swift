public import PlacementModel

/// Reads the load of workloads over time from a table, as `demand` for the periods of a horizon.
///
///     let horizon = try HorizonPeriods(of: part)
///     var demand = DemandImport(horizon: horizon)
///     demand.loads = [.init(column: "requests", workload: "chat")]
///     demand.isAligned = true
///     let imported = try demand.read(TableFile(path: "trace.csv"), ImportOptions())
///
/// A problem's demand is work per hour. A table has either the work of each of its intervals or a rate.
public struct DemandImport: Sendable {
  /// A column and the workload whose load it is.
  public struct Load: Hashable, Sendable {
    /// `nil` where rows are counted.
    public let column: String?
    /// The id of the workload that gets its demand.
    public let workload: String

    /// The load of a workload: a column, or the count of rows where it is `nil`.
    public init(column: String?, workload: String) {
      self.column = column
      self.workload = workload
    }

    /// `requests=chat`; `requests` alone names the workload too, and `=chat` counts rows.
    public init?(parsing text: String) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let column = parts.first, let workload = parts.last, !workload.isEmpty else { return nil }
      self.init(column: column.isEmpty ? nil : column, workload: workload)
    }
  }

  /// What a value says: the work of its row's interval, or work per second, minute, hour or day.
  public enum Measure: String, CaseIterable, Sendable {
    /// The work of the row's interval, whatever its length.
    case row
    /// Work per second.
    case second
    /// Work per minute.
    case minute
    /// Work per hour.
    case hour
    /// Work per day.
    case day
  }

  /// What counts of the loads in a period; percentiles are by time.
  public enum Statistic: String, CaseIterable, Sendable {
    /// The mean by time.
    case mean
    /// The median by time.
    case p50
    /// What is not exceeded in 95 % of the time.
    case p95
    /// The largest load.
    case max
  }

  /// What `peak` is the ratio of, to the mean.
  public enum Peak: String, CaseIterable, Sendable {
    /// The load that is not exceeded in 95 % of the time, over the mean.
    case p95
    /// The largest load over the mean.
    case max
  }

  /// What counts of rows with one time and different loads; without a choice they are a fault.
  public enum Duplicates: String, CaseIterable, Sendable {
    /// The first of them counts.
    case first
    /// The last of them counts, as of corrections.
    case last
    /// All of them add up, as of shards.
    case sum
    /// Their mean counts.
    case mean
    /// The largest of them counts.
    case max
  }

  /// What is made of intervals that are not in the table.
  public enum Gaps: String, CaseIterable, Sendable {
    /// Nothing is known of them, and nothing taken for them.
    case unknown
    /// There was no load.
    case zero
  }

  /// How the load goes on where the table ends.
  public enum Growth: Hashable, Sendable {
    /// The last level holds on.
    case none
    /// By a fraction per year.
    case perYear(Double)
    /// As it grew in the table.
    case fromTrace
  }

  /// A number for each period, or a start and a growth.
  public enum Form: String, CaseIterable, Sendable {
    /// One number for each period.
    case periods
    /// A start and a growth per year.
    case growth
  }

  /// The periods to which loads are brought.
  public var horizon: HorizonPeriods
  /// Whether the part has the horizon, for problems that have none yet.
  public var writesHorizon = false
  /// The column of times, or several that make one together; found by its name where there is none.
  public var timeColumns: [String] = []
  /// The only other column where there are none.
  public var loads: [Load] = []
  /// Only rows that have these values in these columns.
  public var filters: [(column: String, value: String)] = []
  /// What numbers count; an amount in each row's interval unless told.
  public var measure = Measure.row
  /// The unit of times that are bare numbers; told by their size where `nil`.
  public var timeUnit: EpochUnit?
  /// How dates such as `03/04/2026` are read; `nil` where the column must tell by itself.
  public var dateOrder: DateOrder?
  /// Seconds by which times without a zone are ahead of UTC.
  public var utcOffset = 0.0
  /// Seconds of the intervals in which rows are summed, where each row is an event; `nil` where rows are intervals.
  public var eventInterval: Double?
  /// What rows of one time that differ come to; `nil` makes them a fault.
  public var duplicates: Duplicates?
  /// What is known of time without rows.
  public var gaps = Gaps.unknown
  /// What a period's demand is of its loads.
  public var statistic = Statistic.mean
  /// What `peak` is of its loads; `nil` for no peak.
  public var peak: Peak?
  /// What loads are multiplied with.
  public var scale = 1.0
  /// Whether the table's first time is taken for the start of the horizon.
  public var isAligned = false
  /// How demand goes on after the trace.
  public var growth = Growth.none
  /// How demand is written.
  public var form = Form.periods

  /// Amounts, means, no growth, no peak, over the horizon's periods.
  public init(horizon: HorizonPeriods) { self.horizon = horizon }

  /// The part: `workloads` with `demand`, and `peak` where asked for.
  ///
  /// - Throws: `InvalidImport` with what is wrong in the table or does not fit the horizon; what the file's source throws.
  /// - Complexity: O(rows x log rows) time, memory for each row's time and loads.
  public func read(_ file: TableFile, _ options: ImportOptions) throws -> Imported {
    var reading = RowReading(options)
    var rows = LoadRows(self, file)
    try reading.read(
      file, .atLeast, layout: { try (rows.layout(of: $0), name: Wording.loadTable) },
      row: { try rows.take(&$0, $1, $2) })
    try reading.checked()
    let times = rows.times(&reading)
    try reading.checked()
    var grid = TraceGrid(self, file)
    let traces = grid.traces(times, rows, &reading)
    try reading.checked()
    var part = PartBuilder()
    if writesHorizon { part.set("horizon", horizon.json) }
    part.set("source", .string(Wording.fileName(file.name)))
    for (load, trace) in zip(rows.loads, traces) {
      let projection = Projection(self, file, trace, load.workload)
      let members = projection.members(&reading)
      part.put(load.workload, in: .workloads, members)
    }
    if horizon.isSliced {
      reading.remark(Wording.slicedHorizon)
    }
    try reading.checked()
    return Imported(part: try part.part(), report: reading.report)
  }
}

extension DemandImport {
  /// A length as `30s`, `15m`, `1h` or `1d`, in seconds; `nil` for any other text, and for less than a millisecond or more than a
  /// year.
  package static func seconds(_ text: String) -> Double? {
    let units: [(Character, Double)] = [("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)]
    guard let last = text.last, let unit = units.first(where: { $0.0 == last })?.1,
      let count = Double(String(text.dropLast())), count * unit >= 1e-3, count * unit <= 366 * 86_400
    else { return nil }
    return count * unit
  }

  /// An offset as `+08:00`, `-0530` or `Z`, in seconds ahead of UTC; `nil` for any other text.
  package static func utcOffset(_ text: String) -> Double? { TimestampReader.offset(text) }
}
