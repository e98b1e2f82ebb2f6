internal import PlacementModel

/// The rows of one table of egress prices.
struct EgressRows {
  struct Layout {
    let from: Int
    let to: Int
    let price: Int
  }

  private struct Row {
    let from: Int
    let to: Int
    let perGB: Double
    let line: Int
  }

  private let request: EgressImport
  private let file: TableFile
  private var names: RegionCollector
  private var rows: [Row] = []
  private var header = ""

  init(_ request: EgressImport, _ file: TableFile) {
    (self.request, self.file) = (request, file)
    names = RegionCollector(cloud: request.cloud)
  }

  mutating func layout(of table: CSVTable) throws -> Layout {
    let finder = ColumnFinder(table: table)
    let layout = Layout(
      from: try finder.required(
        request.fromColumn,
        or: ["srcregion", "sourceregion", "fromregion", "src", "source", "from", "fromlocation"],
        title: "from"),
      to: try finder.required(
        request.toColumn,
        or: [
          "dstregion", "destregion", "destinationregion", "toregion", "dst", "dest", "destination", "to",
          "tolocation",
        ], title: "to"),
      price: try finder.required(
        request.priceColumn,
        or: [
          "pergb", "costpergb", "pricepergb", "usdpergb", "egresspergb", "gb", "usdgb", "cost", "price",
          "egresscost", "egressprice", "costusd", "priceusd", "priceperunit", "rate",
        ], title: "perGB"))
    header = table.headers[layout.from]
    let price = table.headers[layout.price]
    if Self.names(another: request.currency, price) {
      throw CSVFault(
        line: 1, .field(price, column: price, accepted: Wording.egressUnitAccepted(request.currency)))
    }
    return layout
  }

  /// Whether a header names another currency than the one asked for, a part of it, or another amount of data than a GB.
  private static func names(another currency: String, _ header: String) -> Bool {
    let words = header.lowercased().split { !$0.isLetter }.map(String.init)
    let signs: [Character: String] = ["€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW"]
    let named = words.filter(currencies.contains).map { $0.uppercased() } + header.compactMap { signs[$0] }
    return words.contains(where: otherUnits.contains) || named.contains { $0 != currency }
  }

  private static let currencies: Set<String> = [
    "usd", "eur", "gbp", "jpy", "cny", "inr", "aud", "cad", "chf", "sek", "nok", "dkk", "brl", "krw", "sgd",
    "hkd",
    "nzd", "zar", "mxn", "pln", "ils", "aed",
  ]
  private static let otherUnits: Set<String> = [
    "cent", "cents", "ct", "cts", "kb", "mb", "tb", "pb", "mib", "tib", "kib", "terabyte", "terabytes",
    "megabyte",
    "mbps", "gbps",
  ]

  mutating func take(_ reading: inout RowReading, _ table: CSVTable, _ layout: Layout) throws(CSVFault) {
    let what = { table.text(layout.from) + " to " + table.text(layout.to) }
    guard !table.isEmpty(layout.from), !table.isEmpty(layout.to) else {
      return reading.skip(.noRegion, file, table, what())
    }
    if Self.isOutside(table.text(layout.to)) || Self.isOutside(table.text(layout.from)) {
      return reading.skip(.internet, file, table, what())
    }
    if table.isAbsent(layout.price) { return reading.skip(.notPriced, file, table, what()) }
    guard let price = Self.price(table, layout.price), price >= 0, price <= 1e15 else {
      throw table.fault(layout.price, accepted: Wording.egressAccepted)
    }
    let (from, to) = (table.text(layout.from), table.text(layout.to))
    guard price > 0 || request.zeroIsFree || from == to else {
      return reading.skip(.zeroPrice, file, table, what())
    }
    rows.append(
      Row(from: names.number(of: from), to: names.number(of: to), perGB: price, line: table.line))
  }

  private static func isOutside(_ name: String) -> Bool {
    ["internet", "external", "any", "world", "worldwide"].contains(name.lowercased())
  }

  /// `0.09` or `$0.09`.
  private static func price(_ table: CSVTable, _ place: Int) -> Double? {
    if let number = table.number(place) { return number }
    let text = table.text(place).filter { $0 != " " }
    return text.hasPrefix("$") ? Double(String(text.dropFirst())).flatMap { $0.isFinite ? $0 : nil } : nil
  }

  mutating func finish(into prices: inout WayPrices, _ reading: inout RowReading) {
    let resolved = names.resolved(hints: [header, file.name], in: file, &reading)
    let like = RegionSelection(like: request.like)
    let (from, to) = (RegionSelection(patterns: request.from), RegionSelection(patterns: request.to))
    var (elsewhere, inside) = (0, 0)
    for row in rows {
      guard let source = resolved.regions[row.from], let target = resolved.regions[row.to] else { continue }
      // Two zones of one region: the data do not leave home.
      if source == target, row.from != row.to {
        inside += 1
      } else if from.contains(source.id), to.contains(target.id), like.contains(source.id),
        like.contains(target.id)
      {
        let way = EgressImport.Way(from: source, to: target)
        prices.add(row.perGB, way, file: file.name, line: row.line, &reading)
      } else {
        elsewhere += 1
      }
    }
    if elsewhere > 0 { reading.remark(Wording.ofOtherRegions(file, elsewhere)) }
    if inside > 0 { reading.remark(Wording.insideRegions(file, inside)) }
  }
}
