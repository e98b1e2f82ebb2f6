/// Where regions are, and how their names are brought to one form.
enum RegionNames {
  /// A cloud's own id of a region, whatever a source writes: a name for people, a code, a zone in it.
  ///
  /// - Azure's names for people lose their blanks and a geography before them, and go through a table of other spellings:
  ///   `(US) East US 2` and `us east 2` are `eastus2`.
  /// - Of other clouds, where a name has several words and one of them looks like an id, that is taken:
  ///   `Iowa (us-central1)`. AWS's and Oracle's names for people are looked up.
  /// - A zone loses its letter: `us-east-1a`, `us-central1-a`. A local zone is a place of its own, with prices of its own, and
  ///   stays: `us-west-2-lax-1a` is `us-west-2-lax-1`.
  ///
  /// What is not known comes out in lower case with hyphens for what is neither letter nor digit.
  static func normalised(_ text: String, cloud: String) -> String {
    switch family(of: cloud) {
    case "azure": azure(text)
    case "aws": amazon(text)
    case "gcp": withoutZone(embedded(in: text, slug: CloudName.slug(text)))
    case "oci": oracle(text)
    default: CloudName.slug(text)
    }
  }

  /// The provider of a region: the parts of AWS and Azure for China, for US authorities and for Europe's have prices, accounts
  /// and in China a currency of their own.
  static func partition(of name: String, cloud: String) -> String {
    switch cloud {
    case "aws":
      if name.hasPrefix("cn-") { return "aws-cn" }
      if name.hasPrefix("us-gov-") { return "aws-us-gov" }
      if name.hasPrefix("us-iso") { return "aws-us-iso" }
      if name.hasPrefix("eusc-") { return "aws-eusc" }
    case "azure":
      if name.hasPrefix("china") { return "azure-cn" }
      if name.hasPrefix("usgov") || name.hasPrefix("usdod") { return "azure-us-gov" }
      if name.hasPrefix("ussec") || name.hasPrefix("usnat") { return "azure-us-sec" }
    default: break
    }
    return cloud
  }

  /// `aws` for `aws-cn`: the cloud whose names a provider uses.
  static func family(of cloud: String) -> String {
    for family in ["aws", "azure", "gcp", "oci"] where cloud == family || cloud.hasPrefix(family + "-") {
      return family
    }
    return cloud
  }

  private static func azure(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first == " " { rest = rest.dropFirst() }
    // `(US) East US 2`, as the portal writes it.
    if rest.first == "(", let end = rest.firstIndex(of: ")") {
      let inside = rest[rest.index(after: end)...]
      if inside.contains(where: \.isLetter) { rest = inside }
    }
    let slug = CloudName.slug(String(rest))
    if let id = azureNames[slug] { return id }
    let plain = slug.filter { $0.isLetter || $0.isNumber }
    return azureNames[plain] ?? plain
  }

  private static func amazon(_ text: String) -> String {
    let slug = CloudName.slug(text)
    if let id = amazonNames[slug] { return id }
    return withoutZone(embedded(in: text, slug: slug))
  }

  private static func oracle(_ text: String) -> String {
    let slug = CloudName.slug(text)
    if let id = oracleKeys[slug] { return id }
    let id = embedded(in: text, slug: slug)
    if id != slug || looksLikeID(id) { return id }
    // `Germany Central (Frankfurt)`: the city is in the id.
    guard let open = text.firstIndex(of: "(") else { return slug }
    let city = CloudName.slug(String(text[text.index(after: open)...])).filter { $0 != "-" }
    return oracleCities[city] ?? slug
  }

  /// The one word of several that looks like an id; else the slug.
  private static func embedded(in text: String, slug: String) -> String {
    let words = text.split { " ()[],".contains($0) }
    guard words.count > 1 else { return slug }
    let ids = words.map { $0.lowercased() }.filter(looksLikeID)
    return ids.count == 1 ? ids[0] : slug
  }

  /// Letters, one or more hyphens with letters or digits after them, a digit in the last part: `us-east-1`, `europe-west12`.
  private static func looksLikeID(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 2, let last = parts.last, last.contains(where: \.isASCIIDigit) else { return false }
    return parts[0].count >= 2 && parts[0].allSatisfy(\.isASCIILetter)
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
      }
  }

  /// Without the letter of a zone, which follows a digit, with a hyphen before it (Google) or none (AWS).
  private static func withoutZone(_ name: String) -> String {
    guard let last = name.last, last.isASCIILetter else { return name }
    var rest = name.dropLast()
    if rest.last == "-" { rest = rest.dropLast() }
    guard rest.last?.isASCIIDigit == true, rest.contains("-") else { return name }
    return String(rest)
  }
}

extension Character {
  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
