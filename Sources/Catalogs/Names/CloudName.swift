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
    ("gcp", ["google", "google cloud", "google-cloud", "google cloud platform", "google llc"]),
    (
      "oci",
      [
        "oracle", "oracle cloud", "oracle-cloud", "oracle cloud infrastructure", "oracle corporation",
        "oracle america, inc.",
      ]
    ),
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
