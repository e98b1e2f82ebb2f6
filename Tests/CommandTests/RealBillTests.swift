import BerthKit
import Foundation
import Testing

/// The FinOps Foundation's sample bill, and the worked examples of the specification.
@Suite struct RealBillTests {
  private static let folder = "real/sources/focus/"

  private func read(_ name: String) throws -> BillImport.Result {
    try BillImport().read([TableFile(path: Samples.path(Self.folder + name))])
  }

  private func shown(_ sums: [Bill.Sum]) -> [String] {
    sums.map { "\($0.value) \($0.amounts.billed) in \($0.amounts.rows)" }
  }

  /// Summed in decimals by another program. In binary floating point the rows come to 20.52022672899003.
  @Test func theSampleAddsUp() throws {
    let result = try read("focus_sample_1.0_1000.csv")
    let bill = result.bill
    #expect(result.report.files.map(\.layout) == ["FOCUS 1.0 bill"])
    #expect(bill.totals.map { "\($0.amounts.billed) \($0.currency)" } == ["20.52022672899 USD"])
    #expect(bill.differences.map(\.billed.description) == ["0"])
    #expect(
      shown(bill.sums(by: .provider)) == [
        "aws 18.0066386184 in 942", "azure 1.97651418586 in 51", "oci 0.53707392473 in 7",
      ])
    #expect(shown(bill.sums(by: .period)) == ["2024-09 20.28022672899 in 999", "2024-10 0.24 in 1"])
    #expect(
      shown(bill.sums(by: .category)) == [
        "usage 22.86192672899 in 997", "adjustment 0.272 in 2", "credit -2.6137 in 1",
      ])
    #expect(bill.totals.map(\.amounts.withoutContracted) == [7])
    let regions = bill.sums(by: .region)
    #expect(
      regions.filter { $0.value.hasPrefix("oci/") }.map(\.value) == ["oci/us-sanjose-1", "oci/us-phoenix-1"])
    #expect(bill.commitments.count == 2)
  }

  /// File, billed and effective, and of a commitment what is held in an hour and the part that was used.
  @Test(
    arguments: [
      ("commitment_discount_purchase_scenario_1", "8760", "0", 1, nil),
      ("commitment_discount_usage_scenario_1", "0", "1", 1, 1),
      ("commitment_discount_usage_scenario_2", "0", "1", 1, 0),
      ("commitment_discount_usage_scenario_3", "0", "1", 1, 0.75),
      ("commitment_discount_usage_scenario_4", "0.5", "1.5", 1, 1),
      (
        "one_hundred_percent_utilization_with_commitment_discount_flexibility_with_1_resource", "2.75",
        "2.75", 1, 1
      ),
      (
        "one_hundred_percent_utilization_with_commitment_discount_flexibility_with_2_resources", "2", "2", 4,
        1
      ),
      ("one_hundred_percent_utilization_without_commitment_discount_flexibility", "1.5", "1.5", 1, 1),
      ("zero_percent_utilization_without_commitment_discount_flexibility", "3.5", "3.5", 1, 0),
      ("saas_spend_agreements_a1", "1200", "1200", nil, nil),
      ("saas_spend_agreements_b2", "1200", "1200", nil, nil),
      ("simple_saas_agreements_a1", "10000", "10000", nil, nil),
      ("virtual_currency_pricing_model_a1", "200000", "0", nil, nil),
      ("virtual_currency_pricing_model_b2", "0", "615", nil, nil),
    ] as [(String, String, String, Double?, Double?)])
  func examples(file: String, billed: String, effective: String, held: Double?, used: Double?) throws {
    let bill = try read("spec_examples/\(file).csv").bill
    #expect(bill.totals.map(\.amounts.billed.description) == [billed])
    #expect(bill.totals.map(\.amounts.effective.description) == [effective])
    #expect(bill.commitments.first?.heldPerHour == held)
    #expect(bill.commitments.first?.utilisation == used)
  }

  @Test func everyExampleIsRead() throws {
    let folder = Samples.path(Self.folder + "spec_examples")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
    #expect(files.count == 26)
    for file in files.sorted() {
      let bill = try read("spec_examples/" + file).bill
      #expect(bill.differences.allSatisfy { $0.billed.isZero }, "\(file)")
    }
  }
}
