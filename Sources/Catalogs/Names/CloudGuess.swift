/// Tells whose regions names are, where a table does not say.
enum CloudGuess {
  /// The cloud to which most of the names belong, if that is at least half of them and more than any other's.
  ///
  /// - Parameter names: without a cloud in front.
  static func cloud(of names: [String]) -> String? {
    let votes = CloudName.large.map { cloud in
      (cloud: cloud, count: names.count { belongs($0, to: cloud) })
    }
    guard let most = votes.max(by: { $0.count < $1.count }), most.count > 0, most.count * 2 >= names.count,
      votes.count(where: { $0.count == most.count }) == 1
    else { return nil }
    return most.cloud
  }

  /// The cloud that a file's name or a header names: `grid-aws.csv`, `Google Cloud Region`.
  static func cloud(inText text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let found = Set(words.map(CloudName.id).filter(CloudName.large.contains))
    return found.count == 1 ? found.first : nil
  }

  private static func belongs(_ name: String, to cloud: String) -> Bool {
    let id = RegionNames.normalised(name, cloud: cloud)
    let parts = id.split(separator: "-").map(String.init)
    switch cloud {
    case "aws":
      return parts.count >= 3 && Int(parts[2]) != nil && isDirection(parts[1])
        || parts.count >= 4 && ["gov", "iso", "de"].contains(parts[1])
    case "gcp":
      return parts.count == 2 && parts[1].last?.isASCIIDigit == true
        && isDirection(parts[1].filter { !$0.isASCIIDigit })
    case "oci":
      return RegionNames.oracleCities.values.contains(id)
    default:
      // By the direction in it: cities and codes of two letters are names of many things.
      let plain = name.lowercased()
      return !name.contains("-") && directions.contains { plain.contains($0) }
        && RegionNames.geography(of: RegionName(cloud: cloud, name)) != nil
    }
  }

  private static let directions = ["north", "south", "east", "west", "central"]

  private static func isDirection(_ word: String) -> Bool {
    var rest = Substring(word)
    while let next = directions.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(next.count) }
    return rest.isEmpty && !word.isEmpty
  }
}
