/// The clouds by one short id, whatever a source calls them.
enum CloudName {
  /// `aws` for `AWS`, `Amazon Web Services` and `Amazon Web Services, Inc.`; of a cloud that is not known the name in
  /// lower case, with hyphens for what is neither letter nor digit.
  static func id(of name: String) -> String {
    let slug = slug(name)
    return ids[slug] ?? slug
  }

  /// The large clouds, whose regions' names are known.
  static let large = ["aws", "azure", "gcp", "oci"]

  /// Ids by the other names that bills, price tables and tables of places have for clouds, as slugs.
  private static let ids: [String: String] = {
    let table: [(id: String, names: [String])] = [
      ("aws", ["amazon-web-services", "amazon-web-services-inc.", "amazon-web-services-inc", "amazon"]),
      ("azure", ["microsoft", "microsoft-azure", "microsoft-corporation"]),
      ("gcp", ["google", "google-cloud", "google-cloud-platform", "google-llc", "gce"]),
      (
        "oci",
        [
          "oracle", "oracle-cloud", "oracle-cloud-infrastructure", "oracle-corporation",
          "oracle-america-inc.",
          "oracle-america-inc",
        ]
      ),
      ("cudo", ["cudo-compute"]), ("verda", ["datacrunch"]), ("do", ["digitalocean"]),
      ("lambda", ["lambda-labs"]), ("ovhcloud", ["ovh"]),
    ]
    return Dictionary(
      table.flatMap { entry in entry.names.map { ($0, entry.id) } }, uniquingKeysWith: { first, _ in first })
  }()

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
