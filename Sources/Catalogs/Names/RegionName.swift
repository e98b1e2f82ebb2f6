/// A region as problems name it: the cloud's id and its own name of the region, since `us-east-1` exists on several clouds.
struct RegionName: Hashable, Comparable, Sendable {
  /// The provider: the cloud, or the part of it that sells apart (`aws-cn`, `azure-us-gov`).
  let cloud: String
  let name: String

  /// - Parameters:
  ///   - cloud: the cloud's id.
  ///   - text: the region as a source writes it: `us-east-1`, `East US`, `us-central1-a`.
  init(cloud: String, _ text: String) {
    name = RegionNames.normalised(text, cloud: cloud)
    self.cloud = RegionNames.partition(of: name, cloud: cloud)
  }

  /// A region that names its cloud itself, as `aws:us-east-1`, `gcp/us-central1-a` and `Azure: East US` do.
  ///
  /// - Parameter fallback: the id of the cloud of names that have none.
  /// - Returns: `nil` where no cloud is named, or nothing but one.
  init?(_ text: String, cloud fallback: String?) {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "/" }
    if parts.count == 2 {
      let cloud = CloudName.id(of: Self.trimmed(parts[0]))
      self.init(cloud: cloud, Self.trimmed(parts[1]))
      if cloud.isEmpty { return nil }
    } else if let fallback {
      self.init(cloud: fallback, text)
    } else {
      return nil
    }
    if name.isEmpty { return nil }
  }

  /// `aws/us-east-1`.
  var id: String { cloud + "/" + name }

  static func < (left: Self, right: Self) -> Bool { left.id < right.id }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
