/// The clouds by one short id, whatever a source calls them.
enum CloudName {
  /// `aws` for `AWS`, `Amazon Web Services` and `Amazon Web Services, Inc.`; of a cloud that is not known the name in
  /// lower case, with hyphens for what is neither letter nor digit.
  static func id(of name: String) -> String {
    let plain = name.lowercased()
    if let known = known.first(where: { plain == $0.id || $0.names.contains(plain) }) { return known.id }
    return slug(plain)
  }

  private static let known: [(id: String, names: [String])] = [
    ("aws", ["amazon web services", "amazon web services, inc.", "amazon", "amazon-web-services"]),
    ("azure", ["microsoft", "microsoft azure", "microsoft corporation"]),
    ("gcp", ["google", "google cloud", "google cloud platform", "google llc"]),
    ("oci", ["oracle", "oracle cloud", "oracle corporation", "oracle america, inc."]),
  ]

  /// Lower case, with one hyphen for each stretch of anything but letters, digits and points.
  static func slug(_ text: String) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "." {
        result.append(character)
      } else if !result.isEmpty, result.last != "-" {
        result.append("-")
      }
    }
    while result.last == "-" { result.removeLast() }
    return result
  }
}

/// A region as problems name it: the cloud's id and its own name of the region, since `us-east-1` exists on several clouds.
struct RegionName: Hashable, Comparable, Sendable {
  let cloud: String
  let name: String

  /// - Parameters:
  ///   - cloud: the cloud's id.
  ///   - text: the region as a source writes it: `us-east-1`, `East US`, `us-central1-a`.
  init(cloud: String, _ text: String) {
    self.cloud = cloud
    name = RegionNames.normalised(text, cloud: cloud)
  }

  /// `aws/us-east-1`.
  var id: String { cloud + "/" + name }

  static func < (left: Self, right: Self) -> Bool { left.id < right.id }
}

/// Where regions are, and how their names are brought to one form.
enum RegionNames {
  /// Azure's names for people lose their spaces: `East US 2` is `eastus2`. Others become ids without blanks.
  static func normalised(_ text: String, cloud: String) -> String {
    switch cloud {
    case "azure": text.lowercased().filter { $0.isLetter || $0.isNumber }
    default: CloudName.slug(text)
    }
  }

  /// The continent or part of it, for residency: `europe`, `north-america`; `nil` where it is not known.
  static func geography(of region: RegionName) -> String? { nil }
}
