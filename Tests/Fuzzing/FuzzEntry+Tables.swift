internal import Catalogs
internal import PlacementModel

// MARK: - Tables

extension FuzzEntry {
  static func catalog(_ bytes: [UInt8]) throws(BrokenPromise) {
    var request = CatalogRequest()
    request.infersShapes = true
    request.cpuBlock = 8
    request.exchangeRates = ["EUR": 1.1, "CNY": 0.14]
    try imported { try CatalogImport(request).read([file(bytes, "vms.csv")]) }
  }

  static func catalogMapping(_ bytes: [UInt8]) throws(BrokenPromise) {
    let mapping: CatalogMapping
    do { mapping = try CatalogMapping(reading: bytes) } catch { return try faults(of: error) }
    var request = CatalogRequest()
    request.mapping = mapping
    let table =
      "cloud,region,type,gpu,count,price,spot,cpus\naws,us-east-1,p5,H100,8,98.3,40,192\ngcp,eu,a3,x,1,0,,8\n"
    try imported { try CatalogImport(request).read([file(Array(table.utf8), "prices.csv")]) }
  }

  static func bill(_ bytes: [UInt8]) throws(BrokenPromise) {
    var request = BillImport()
    request.horizon = horizon
    try imported { try request.read([file(bytes, "bill.csv")]).imported }
  }

  static func billMapping(_ bytes: [UInt8]) throws(BrokenPromise) {
    let mapping: BillMapping
    do { mapping = try BillMapping(reading: bytes) } catch { return try faults(of: error) }
    var request = BillImport()
    request.horizon = horizon
    request.mapping = mapping
    try imported { try request.read([file(Array(sampleBill.utf8), "bill.csv")]).imported }
  }

  static func demand(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let horizon else { throw BrokenPromise("a plain horizon is refused") }
    var request = DemandImport(horizon: horizon)
    // The first byte chooses, so that one corpus reaches every way of reading.
    let choice = bytes.first ?? 0
    request.isAligned = choice & 1 != 0
    request.gaps = choice & 2 != 0 ? .zero : .unknown
    request.growth = choice & 4 != 0 ? .fromTrace : .none
    request.duplicates = choice & 8 != 0 ? .sum : nil
    request.statistic = choice & 16 != 0 ? .p95 : .mean
    request.peak = choice & 32 != 0 ? .max : nil
    request.form = choice & 64 != 0 ? .growth : .periods
    try imported { try request.read(file(Array(bytes.dropFirst()), "trace.csv"), ImportOptions()) }
  }

  static func places(_ bytes: [UInt8]) throws(BrokenPromise) {
    let table = file(bytes, "places.csv")
    try imported {
      try LatencyImport(origins: [.init(id: "us", region: "aws/us-east-1")]).read([table], ImportOptions())
    }
    try imported { try EgressImport(from: ["*"], to: ["*"]).read([table], ImportOptions()) }
    try imported { try CarbonImport().read([table], ImportOptions()) }
  }

  // MARK: Promises

  /// A part that was made reads again and is the same; what was refused says why.
  private static func imported(_ work: () throws -> Imported) throws(BrokenPromise) {
    let part: ProblemPart
    do { part = try work().part } catch let error as InvalidImport {
      guard !error.faults.isEmpty, !error.message.isEmpty else {
        throw BrokenPromise("a table is refused without a fault")
      }
      return
    } catch let error as InvalidProblem {
      return try faults(of: error)
    } catch {
      throw BrokenPromise("a table is refused by something else than its faults: \(error)")
    }
    let again: ProblemPart
    do { again = try ProblemPart(reading: text(part.json)) } catch let error as BrokenPromise {
      throw error
    } catch {
      throw BrokenPromise("a part that was made is refused: \(error)")
    }
    guard again == part else { throw BrokenPromise("a part is another when it is written and read") }
  }

  private static let horizon = try? HorizonPeriods(start: "2026-01", period: .month, count: 6)

  /// A table that comes a few bytes at a time, so that records lie across the ends of what is read.
  private static func file(_ bytes: [UInt8], _ name: String) -> TableFile {
    let step = 1 + bytes.count % 61
    return TableFile(name: name, byteCount: bytes.count) {
      var next = 0
      return { buffer in
        let count = min(step, buffer.count, bytes.count - next)
        buffer.copyBytes(from: bytes[next..<next + count])
        next += count
        return count
      }
    }
  }

  private static let sampleBill = """
    BilledCost,EffectiveCost,ListCost,BillingCurrency,ProviderName,ServiceName,RegionId,BillingPeriodStart,BillingPeriodEnd,\
    ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ConsumedQuantity,ConsumedUnit,SubAccountId,Tags
    1.5,1.25,2,USD,AWS,EC2,us-east-1,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,\
    Usage,3,Hours,team,"{""app"":""chat""}"
    0.5,0.5,0.5,USD,AWS,EC2,us-east-1,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,2026-01-02T00:00:00Z,2026-01-02T01:00:00Z,\
    Usage,1,Hours,other,

    """
}
