import BerthKit
import Foundation
import Testing

@Suite struct ImportFocusTests {
  private static let bill = """
    BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ProviderName,ServiceName,RegionId
    0.1,0.1,USD,2024-09-01,2024-10-01,Usage,AWS,"=Amazon, EC2",us-east-1
    0.2,NULL,USD,2024-09-01,2024-10-01,Tax,AWS,NULL,NULL
    NULL,NULL,USD,2024-09-01,2024-10-01,Tax,AWS,NULL,NULL

    """

  @Test func aPartIsWrittenAndTheReportSaid() throws {
    let result = try Command.run(["import", "focus", "-", "--explain-skipped"], input: Array(Self.bill.utf8))
    #expect(result.status == 0)
    #expect(result.text.contains("\"id\": \"aws/us-east-1\""))
    #expect(result.messages.contains("standard input: FOCUS 1.0 bill, 3 rows"))
    #expect(result.messages.contains("billed 0.3 USD"))
    #expect(result.messages.contains("difference between the sum of parts and of rows 0 USD"))
    #expect(result.messages.contains("standard input, line 4: a charge: without a cost"))
    #expect(result.messages.contains("1 row left out: 1 without a cost"))
  }

  @Test func spendIsWrittenInItsPlace() throws {
    let csv = try Command.run(["import", "focus", "-", "--spend", "csv"], input: Array(Self.bill.utf8))
    #expect(
      csv.text.split(separator: "\r\n").map(String.init) == [
        "currency,provider,service,region,period,category,correction,workload,outside,rows,billed,effective,contracted,list",
        "USD,aws,,,2024-09,tax,no,,,1,0.2,,,",
        "USD,aws,\"'=Amazon, EC2\",aws/us-east-1,2024-09,usage,no,,,1,0.1,0.1,,",
      ])
    let table = try Command.run(["import", "focus", "-", "--spend", "table"], input: Array(Self.bill.utf8))
    #expect(table.text.contains("Billed 0.3 USD in 2 rows"))
    #expect(table.text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
    let json = try Command.run(["import", "focus", "-", "--spend", "json"], input: Array(Self.bill.utf8))
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    #expect((answer["totals"] as? [[String: Any]])?.first?["billedExactly"] as? String == "0.3")
  }

  @Test func aBadBillIsStatus65AndWritesNothing() throws {
    try Scratch.with { folder in
      let output = folder.appendingPathComponent("part.json").path
      let result = try Command.run(["import", "focus", "-", "-o", output], input: [0x1F, 0x8B, 8, 0, 0])
      #expect(result.status == 65)
      #expect(result.messages.contains("standard input, line 1: a gzip file is not accepted"))
      #expect(!FileManager.default.fileExists(atPath: output))
    }
    #expect(try Command.run("import", "focus", "no-such-bill.csv").status == 66)
    #expect(try Command.run("import", "focus").status == 64)
    #expect(try Command.run("import", "focus", "-", "--currency", "dollars").status == 64)
  }
}
