/// Who provides what a row bills.
enum BillProvider {
  private static let longestID = 100

  /// The provider's id. The parts of a cloud that are run apart, in China and for the government of the United States,
  /// are providers of their own, as they have their own accounts, prices and, in China, currency.
  ///
  /// - Parameters:
  ///   - name: as billed; empty where the row names none.
  ///   - region: the region's name as billed; empty where the row names none.
  static func id(of name: String, region: String, currency: String, fallback: String?) -> String {
    let named = CloudName.id(of: name)
    // A provider that is told beside the bill is one like any other: AWS is `aws`, and its regions are `aws/...`.
    let slug = named.isEmpty ? CloudName.id(of: fallback ?? "") : named
    guard !slug.isEmpty else { return fallback ?? BillNames.noProvider }
    let cloud = String(slug.prefix(longestID))
    if cloud == "aws", region.isEmpty, currency == "CNY" { return "aws-cn" }
    return region.isEmpty ? cloud : RegionName(cloud: cloud, region).cloud
  }
}
