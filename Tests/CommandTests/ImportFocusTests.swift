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

  /// What a bill makes, with capacity and a horizon from elsewhere, is a problem that can be planned: 48 unit-hours in a day of 24 are
  /// 2 units, which cost 0.05 an hour each, over 720 hours of the next month 72.
  @Test func aBillAndCapacityMakeAProblem() throws {
    try Scratch.with { folder in
      func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
      }
      let bill = try write(
        "bill.csv",
        "BilledCost,BillingCurrency,BillingPeriodStart,ChargeCategory,ProviderName,RegionId,ServiceName,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit\n2.4,USD,2024-08-01,Usage,AWS,us-east-1,EC2,2024-08-01,2024-08-02,48,Hours\n"
      )
      let mapping = try write(
        "mapping.json",
        #"{ "rules": [ { "match": { "services": "EC2" }, "workload": "chat", "machine": "m5" } ] }"#)
      let rest = try write(
        "rest.json",
        #"{ "berth": 1, "horizon": { "start": "2024-09", "period": "month", "count": 1 }, "offers": [ { "id": "aws/us-east-1/m5", "capacity": 9 } ] }"#
      )
      let part = folder.appendingPathComponent("part.json").path
      #expect(try Command.run("import", "focus", bill, "--mapping", mapping, "-o", part).status == 0)
      let problem = folder.appendingPathComponent("problem.json").path
      #expect(try Command.run("merge", part, rest, "-o", problem).status == 0)
      let plan = try Command.run("solve", problem, "--format", "json")
      #expect(plan.status == 0)
      let json = try #require(try JSONSerialization.jsonObject(with: Data(plan.output)) as? [String: Any])
      #expect(abs(((json["objective"] as? Double) ?? 0) - 72) < 1e-6)
    }
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
    #expect(try Command.run("import", "focus", "-", "--mapping", "-").status == 64)
    #expect(try Command.run("import", "focus", "-", "--agreements", "deals.json").status == 64)
    #expect(try Command.run("import", "focus", "-", "--start", "soon").status == 64)
    #expect(try Command.run("import", "focus", "-", "--currency", "dollars").status == 64)
    #expect(try Command.run("import", "focus", "-", "--count", "3").status == 64)
  }

  @Test func faultsOfAMappingNameItsFile() throws {
    let result = try Command.run(
      ["import", "focus", "no-such-bill.csv", "--mapping", "-"], input: Array("{ \"rule\": [] }".utf8))
    #expect(result.status == 65)
    #expect(result.messages.contains("-: the mapping has "))
  }
}
