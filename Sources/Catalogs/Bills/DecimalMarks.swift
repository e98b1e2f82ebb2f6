internal import PlacementModel

/// What stands before the decimals of a file's amounts, where semicolons stand between its fields: commas in some files, points in
/// others. An amount such as `1.234` is either, and a fault only where others of the file have commas.
struct DecimalMarks {
  private static let columns: [FocusColumn] = [.billedCost, .effectiveCost, .listCost, .contractedCost]

  private var hasCommas = false
  /// The first amount of which nothing tells what its point is.
  private var open: CSVFault?

  mutating func note(_ fields: BillFields) {
    guard fields.layout.isCommaDecimal else { return }
    for column in Self.columns {
      guard let place = fields.place(column) else { continue }
      hasCommas = hasCommas || fields.table.withBytes(place) { $0.contains(UInt8(ascii: ",")) }
      if open == nil, fields.table.withBytes(place, MoneyText.isOpen) {
        open = fields.table.fault(place, accepted: Wording.oneMarkAccepted)
      }
    }
  }

  /// The fault of a file that was read to its end.
  var fault: CSVFault? { hasCommas ? open : nil }
}
