internal import PlacementModel

extension TraceGrid {
  /// Sums of what falls into each interval; one without events has no load.
  mutating func counted(
    _ order: [Int], _ times: [Double], _ rows: LoadRows, _ length: Double, _ reading: inout RowReading
  ) -> [Entry] {
    guard let first = order.first, let last = order.last else { return [] }
    let start = (times[first] / length).rounded(.down)
    let count = (times[last] / length).rounded(.down) - start + 1
    guard count <= Double(Self.mostIntervals) else {
      reading.report(
        InvalidImport.Fault(
          file: file.name, line: nil,
          found:
            "\(Wording.number(count)) intervals of \(Self.duration(length)) between the first event and the last",
          accepted: "up to \(Self.mostIntervals); longer intervals are fewer"))
      return []
    }
    made = rows.values.map { _ in [Double](repeating: 0, count: Int(count)) }
    let entries = (0..<Int(count)).map { number in
      let from = (start + Double(number)) * length
      return Entry(start: from, end: from + length, loads: .made(number), line: 0)
    }
    for row in order {
      let place = Int((times[row] / length).rounded(.down) - start)
      guard entries.indices.contains(place) else { continue }
      for (load, column) in rows.values.enumerated() where !column[row].isNaN {
        made[load][place] += column[row]
      }
    }
    reading.figure(.init("events", order.count))
    reading.figure(.init("intervals", entries.count, unit: "of \(Self.duration(length))"))
    return entries
  }
}

// MARK: - Words

extension TraceGrid {
  /// What the table has in all, to be held against its source.
  func tellTotals(_ entries: [Entry], _ rows: LoadRows, _ reading: inout RowReading) {
    let isAmount = request.eventInterval != nil || request.measure == .row
    for (load, name) in rows.loads.enumerated() where isAmount {
      let total = entries.reduce(0) { sum, entry in
        let value = value(entry, load, rows)
        return value.isNaN ? sum : sum + value
      }
      reading.figure(.init(name.column ?? "rows", Wording.number(total.toTwelveDigits), unit: "in all"))
    }
    if request.eventInterval == nil {
      let how =
        isAmount
        ? "is taken for the work of its interval" : "is taken for work per \(request.measure.rawValue)"
      reading.remark("\(file.name): each value \(how); the problem's demand is work per hour")
    }
    if rows.absent > 0 {
      reading.remark(
        "\(file.name): " + Wording.count(rows.absent, "value is", "values are")
          + " missing or negative, in rows with others; their load is not known and counts nowhere")
    }
  }

  /// `5 minutes`, `1 hour`, `51 days`.
  static func duration(_ seconds: Double) -> String {
    for (unit, length) in [("day", 86_400.0), ("hour", 3600), ("minute", 60)] where seconds >= length {
      // Days only where they are whole or many.
      if length == 86_400, seconds < 3 * length, seconds.truncatingRemainder(dividingBy: length) != 0 {
        continue
      }
      let count = (seconds / length * 100).rounded() / 100
      return "\(Wording.number(count)) \(unit)\(count == 1 ? "" : "s")"
    }
    let count = (seconds * 1000).rounded() / 1000
    return "\(Wording.number(count)) second\(count == 1 ? "" : "s")"
  }
}
