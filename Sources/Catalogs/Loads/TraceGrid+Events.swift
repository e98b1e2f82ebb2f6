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
          file: file.name, Wording.tooManyIntervals(count, of: length, most: Self.mostIntervals)))
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
    reading.figure(Wording.events(order.count))
    reading.figure(Wording.intervals(entries.count, of: length))
    return entries
  }
}

// MARK: - Totals

extension TraceGrid {
  /// What the table has in all, to be held against its source.
  func tellTotals(_ entries: [Entry], _ rows: LoadRows, _ reading: inout RowReading) {
    let isAmount = request.eventInterval != nil || request.measure == .row
    for (load, name) in rows.loads.enumerated() where isAmount {
      let total = entries.reduce(0) { sum, entry in
        let value = value(entry, load, rows)
        return value.isNaN ? sum : sum + value
      }
      reading.figure(Wording.total(name, total))
    }
    if request.eventInterval == nil { reading.remark(Wording.measured(file, request.measure)) }
    if rows.absent > 0 { reading.remark(Wording.absentLoads(file, rows.absent)) }
  }
}
