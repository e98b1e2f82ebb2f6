internal import PlacementModel

/// Makes traces of rows: puts them in the order of time, settles rows of one time, and finds the interval of each and the gaps
/// between them.
struct TraceGrid {
  /// An interval as a row, in seconds since 1970.
  struct Entry {
    var start: Double
    var end: Double
    let loads: Loads
    let line: Int
  }

  /// Where the loads of an interval stand: millions of small arrays would take more memory than the table.
  enum Loads {
    case row(Int)
    /// In `made`.
    case made(Int)
    case none
  }

  /// The most intervals into which events are counted, or gaps are filled.
  static let mostIntervals = 5_000_000
  /// A step by more than this many intervals leaves a gap; by less, the clock was not exact.
  private static let slack = 1.5

  let request: DemandImport
  let file: TableFile
  /// Loads that no row has as they are, by load: settled between several rows, or summed.
  var made: [[Double]] = []

  init(_ request: DemandImport, _ file: TableFile) { (self.request, self.file) = (request, file) }

  func value(_ entry: Entry, _ load: Int, _ rows: LoadRows) -> Double {
    switch entry.loads {
    case .row(let row): rows.values[load][row]
    case .made(let number): made[load][number]
    case .none: 0
    }
  }

  /// A trace for each load.
  mutating func traces(_ times: [Double], _ rows: LoadRows, _ reading: inout RowReading) -> [LoadTrace] {
    guard times.count == rows.lines.count, !times.isEmpty else { return [] }
    let order = sorted(times, rows, &reading)
    made = rows.values.map { _ in [] }
    var entries: [Entry]
    if let length = request.eventInterval {
      entries = counted(order, times, rows, length, &reading)
    } else {
      entries = distinct(order, times, rows, &reading)
      guard let step = step(of: entries, &reading) else { return [] }
      lay(&entries, step, &reading)
    }
    tellTotals(entries, rows, &reading)
    return rows.loads.indices.map { load in
      LoadTrace(
        stretches: entries.compactMap { entry in
          let value = value(entry, load, rows)
          guard !value.isNaN, entry.end > entry.start else { return nil }
          return LoadTrace.Stretch(
            start: entry.start, end: entry.end,
            rate: rate(value, seconds: entry.end - entry.start) * request.scale)
        })
    }
  }

  private func rate(_ value: Double, seconds: Double) -> Double {
    switch request.eventInterval == nil ? request.measure : .row {
    case .row: value / (seconds / 3600)
    case .second: value * 3600
    case .minute: value * 60
    case .hour: value
    case .day: value / 24
    }
  }

  // MARK: Order and duplicates

  private func sorted(_ times: [Double], _ rows: LoadRows, _ reading: inout RowReading) -> [Int] {
    var latest = -Double.infinity
    var late: [Int] = []
    for (row, time) in times.enumerated() {
      if time < latest { late.append(rows.lines[row]) }
      latest = max(latest, time)
    }
    guard !late.isEmpty else { return Array(times.indices) }
    reading.remark(Wording.lateRows(file, lines: late))
    return times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
  }

  private mutating func distinct(
    _ order: [Int], _ times: [Double], _ rows: LoadRows, _ reading: inout RowReading
  ) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(order.count)
    var same: [Int] = []
    var different: [Int] = []
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, times[order[end]] == times[order[first]] { end += 1 }
      let group = order[first..<end]
      let start = times[order[first]]
      var loads = Loads.row(order[first])
      if group.count > 1 {
        let differs = rows.values.contains { column in
          group.contains {
            column[$0] != column[order[first]] && !(column[$0].isNaN && column[order[first]].isNaN)
          }
        }
        let others = group.dropFirst().map { rows.lines[$0] }
        if differs || request.duplicates == .sum {
          different += others
          loads = .made(made.first?.count ?? 0)
          for (load, column) in rows.values.enumerated() {
            made[load].append(settled(group.map { column[$0] }))
          }
        } else {
          same += others
        }
      }
      entries.append(Entry(start: start, end: start, loads: loads, line: rows.lines[order[first]]))
      first = end
    }
    tell(same: same, different: different, &reading)
    return entries
  }

  private func settled(_ all: [Double]) -> Double {
    let values = all.filter { !$0.isNaN }
    guard let first = values.first, let last = values.last else { return .nan }
    switch request.duplicates {
    case .first, nil: return first
    case .last: return last
    case .sum: return values.reduce(0, +)
    case .mean: return values.reduce(0, +) / Double(values.count)
    case .max: return values.reduce(first) { max($0, $1) }
    }
  }

  private func tell(same: [Int], different: [Int], _ reading: inout RowReading) {
    if !same.isEmpty { reading.remark(Wording.sameRows(file, lines: same)) }
    guard !different.isEmpty else { return }
    if let choice = request.duplicates {
      reading.remark(Wording.settledRows(file, choice, lines: different))
    } else {
      reading.report(
        InvalidImport.Fault(
          file: file.name, line: different.first, Wording.contradictingRows(lines: different)))
    }
  }

  // MARK: Intervals

  /// The commonest distance between rows in seconds, the least of equals; the median where none is common.
  private func step(of entries: [Entry], _ reading: inout RowReading) -> Double? {
    let distances = zip(entries, entries.dropFirst()).map { $1.start - $0.start }
    guard !distances.isEmpty else {
      if request.measure != .row { return 3600 }
      reading.report(
        InvalidImport.Fault(file: file.name, line: entries.first?.line, Wording.oneTime))
      return nil
    }
    var counts: [Int: Int] = [:]
    for distance in distances where distance < 1e12 {
      counts[Int((distance * 1000).rounded()), default: 0] += 1
    }
    let commonest = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    // Months have four lengths, so that the commonest need not be half of them.
    if let commonest, commonest.key > 0, commonest.value * 2 >= distances.count {
      return Double(commonest.key) / 1000
    }
    let sorted = distances.sorted()
    let median = sorted[sorted.count / 2]
    if !Self.isMonthly(entries.map(\.start)) {
      reading.remark(
        Wording.irregularRows(
          file, from: sorted[0], to: sorted[sorted.count - 1], atMost: median * Self.slack))
    }
    return median
  }

  private static func isMonthly(_ starts: [Double]) -> Bool {
    starts.count > 1 && starts.allSatisfy { Timestamp(seconds: $0).day.date.day == 1 }
  }

  /// Gives each row its interval, and fills or tells the gaps.
  private func lay(_ entries: inout [Entry], _ step: Double, _ reading: inout RowReading) {
    var filled: [Entry] = []
    var gaps: (count: Int, intervals: Double, lines: [Int]) = (0, 0, [])
    for place in entries.indices {
      let next = place + 1 < entries.count ? entries[place + 1].start : nil
      let distance = next.map { $0 - entries[place].start }
      if let distance, distance <= step * Self.slack {
        entries[place].end = entries[place].start + distance
        continue
      }
      entries[place].end = entries[place].start + lastLength(entries, place, step)
      guard let next, next > entries[place].end else { continue }
      gaps.count += 1
      gaps.intervals += ((next - entries[place].end) / step).rounded()
      gaps.lines.append(entries[place].line)
      if request.gaps == .zero {
        filled.append(
          Entry(
            start: entries[place].end, end: next, loads: .none, line: entries[place].line))
      }
    }
    if !filled.isEmpty { entries = (entries + filled).sorted { $0.start < $1.start } }
    let span = (entries.last?.end ?? 0) - (entries.first?.start ?? 0)
    reading.figure(Wording.intervals(entries.count - filled.count, of: step))
    reading.figure(Wording.time(span))
    if gaps.count > 0 {
      reading.remark(
        Wording.gaps(file, gaps.count, intervals: gaps.intervals, after: gaps.lines, request.gaps))
    }
  }

  /// Of a monthly table the last month's own length.
  private func lastLength(_ entries: [Entry], _ place: Int, _ step: Double) -> Double {
    guard step >= 28 * 86_400, step <= 31 * 86_400, Self.isMonthly(entries.map(\.start)) else { return step }
    let day = Timestamp(seconds: entries[place].start).day
    return Double(day.adding(months: 1).number - day.number) * 86_400
  }
}
