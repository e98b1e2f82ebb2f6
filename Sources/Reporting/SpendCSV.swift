public import PlacementModel

/// What a bill says was spent where, as comma-separated values: a line for each group of charges, money to the last digit.
public struct SpendCSV: Sendable {
  private static let heading = [
    "currency", "provider", "service", "region", "period", "category", "correction", "workload", "outside",
    "rows",
    "billed", "effective", "contracted", "list",
  ]

  let bill: Bill

  /// Rows of a bill's spend.
  public init(_ bill: Bill) { self.bill = bill }

  /// The text, CR LF at every line's end. A cost that no row of a group states is an empty cell.
  public func text() -> String {
    ([Self.heading] + bill.entries.map(line)).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func line(_ entry: Bill.Entry) -> [String] {
    let amounts = entry.amounts
    var uses = (workload: "", outside: "")
    switch entry.use {
    case .workload(let id)?: uses.workload = id
    case .outside(let name)?: uses.outside = name
    case nil: break
    }
    let words = [
      entry.currency, entry.provider, entry.service ?? "", entry.region ?? "", entry.period.label,
      entry.category.rawValue, entry.isCorrection ? "yes" : "no", uses.workload, uses.outside,
    ]
    return words.map { PlanCSV.written(.text($0)) } + [
      String(amounts.rows), amounts.billed.description,
      amounts.withoutEffective == amounts.rows ? "" : amounts.effective.description,
      amounts.withoutContracted == amounts.rows ? "" : amounts.contracted.description,
      amounts.withoutList == amounts.rows ? "" : amounts.list.description,
    ]
  }
}
