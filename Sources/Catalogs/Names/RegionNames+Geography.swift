extension RegionNames {
  /// The continent or part of it, for residency: `north-america` (Mexico and Hawaii with it), `south-america`, `europe`,
  /// `africa`, `middle-east`, `asia`, `oceania`, and `china` for mainland China; Hong Kong and Taiwan are in `asia`.
  ///
  /// - Returns: `nil` where the name does not tell.
  static func geography(of region: RegionName) -> String? {
    switch family(of: region.cloud) {
    case "aws": amazonGeography(region.name)
    case "azure": azureGeography(region.name)
    default: geography(byWordsOf: region.name)
    }
  }

  /// Local and Wavelength zones hang on a region that may be an ocean away: Santiago's is part of `us-east-1`.
  private static func amazonGeography(_ name: String) -> String? {
    let parts = name.split(separator: "-").map(String.init)
    if parts.count > 3 {
      let metro = parts.dropFirst(3).joined(separator: "-").filter { $0.isASCIILetter || $0 == "-" }
      let codes = metro.split(separator: "-").map(String.init)
      if let place = codes.lazy.compactMap({ farZones[$0] }).first { return place }
    }
    if ["ap-southeast-2", "ap-southeast-4", "ap-southeast-6"].contains(where: { isIn($0, name) }) {
      return "oceania"
    }
    return parts.count > 1 ? parts.first.flatMap { prefixes[$0] } : nil
  }

  /// The region itself or a zone in it: `ap-southeast-2-akl-1`, and not `ap-southeast-20`.
  private static func isIn(_ region: String, _ name: String) -> Bool {
    name == region || name.hasPrefix(region + "-")
  }

  /// By the code of the city.
  private static let farZones = [
    "lim": "south-america", "scl": "south-america", "bue": "south-america", "eze": "south-america",
    "bog": "south-america", "cmn": "africa", "dss": "africa", "dkr": "africa", "akl": "oceania",
  ]

  private static func azureGeography(_ name: String) -> String? {
    azureWords.first { name.contains($0.word) }?.geography
  }

  /// Looked for in this order: `us` last, since it is in `australia` and `austria`.
  private static let azureWords: [(word: String, geography: String)] = {
    let table: [(String, String)] = [
      ("africa", "southafrica"), ("china", "china"),
      ("middle-east", "uae qatar israel saudi kuwait bahrain oman"), ("south-america", "brazil chile"),
      ("oceania", "australia newzealand"),
      (
        "asia",
        "asia india japan korea malaysia indonesia taiwan singapore thailand vietnam philippines hongkong"
      ),
      (
        "europe",
        "europe uk unitedkingdom france germany norway sweden switzerland italy poland spain austria belgium "
          + "denmark finland greece ireland netherlands portugal"
      ), ("north-america", "canada mexico us unitedstates"),
    ]
    return table.flatMap { geography, words in
      words.split(separator: " ").map { (word: String($0), geography: geography) }
    }
  }()

  /// By the first word that tells, and else the last: `us-central1`, `ap-sydney-1`, `ca-na`.
  private static func geography(byWordsOf name: String) -> String? {
    let words = name.split(separator: "-").map { $0.filter { !$0.isASCIIDigit } }
    if let city = words.dropFirst().lazy.compactMap({ cities[$0] }).first { return city }
    guard let first = words.first, let last = words.last else { return nil }
    // Vast ends its names with a country and a continent: `hong-kong-hk-as`.
    if words.count > 1, let continent = continents[last],
      let country = countries[words[words.count - 2]] ?? prefixes[words[words.count - 2]],
      country == continent || last == "as"
    {
      return country
    }
    if let known = prefixes[first] ?? countries[first] { return known }
    // At the end two letters may be a state of the US: `chicago-il`.
    return last.count > 2 || ["us", "ca", "eu", "na", "uk"].contains(last)
      ? prefixes[last] ?? countries[last] : nil
  }

  /// Cities that lie elsewhere than the first word of their region says.
  private static let cities = [
    "sydney": "oceania", "melbourne": "oceania", "hongkong": "asia", "auckland": "oceania",
  ]

  private static let continents = [
    "na": "north-america", "sa": "south-america", "eu": "europe", "as": "asia", "af": "africa",
    "oc": "oceania",
  ]

  /// How clouds begin the ids of their regions.
  private static let prefixes = [
    "us": "north-america", "ca": "north-america", "mx": "north-america", "northamerica": "north-america",
    "na": "north-america", "sa": "south-america", "southamerica": "south-america", "eu": "europe",
    "eusc": "europe", "europe": "europe", "uk": "europe", "af": "africa", "africa": "africa",
    "me": "middle-east", "il": "middle-east", "ap": "asia", "asia": "asia", "cn": "china",
    "australia": "oceania",
  ]

  private static let countries: [String: String] = {
    let table: [(String, String)] = [
      ("north-america", "usa canada mexico"), ("south-america", "br brazil cl chile co colombia argentina"),
      (
        "europe",
        "at austria be belgium bg bulgaria ch switzerland cz czechia de germany dk denmark ee estonia es spain "
          + "fi finland fr france gb gr greece hu hungary ie ireland is iceland it italy lt lithuania lu lv "
          + "latvia nl netherlands no norway pl poland pt portugal ro romania rs se sweden si sk ua"
      ), ("africa", "za eg ke ng ma"), ("middle-east", "ae bh qa israel"), ("china", "china"),
      (
        "asia",
        "hk id indonesia in india jp japan kr korea my malaysia ph sg singapore th thailand tw taiwan vn"
      ),
      ("oceania", "au nz oceania"),
    ]
    return Dictionary(
      table.flatMap { geography, words in words.split(separator: " ").map { (String($0), geography) } },
      uniquingKeysWith: { first, _ in first })
  }()
}
