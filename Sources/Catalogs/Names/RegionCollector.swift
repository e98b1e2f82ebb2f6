internal import PlacementModel

/// The names of regions in a table, each resolved once; names that say no cloud wait until all of them are known, so that
/// the names themselves can tell whose they are.
struct RegionCollector {
  /// The cloud that was asked for, for names that say none.
  let cloud: String?
  private(set) var names: [String] = []
  private var places: [String: Int] = [:]

  init(cloud: String?) { self.cloud = cloud.map(CloudName.id) }

  /// The number of a name, the same for the same text.
  mutating func number(of name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// What was made of the names.
  struct Resolved {
    /// By the number of the name; `nil` where nothing tells whose it is.
    let regions: [RegionName?]
    /// The cloud that was found by the names, a header or the file's name.
    let guessed: String?
  }

  /// - Parameter hints: texts that may name the cloud: the header of the column, the file's name.
  func resolved(hints: [String]) -> Resolved {
    let bare = names.filter { RegionName($0, cloud: nil) == nil }
    var guessed: String?
    if cloud == nil, !bare.isEmpty {
      guessed = CloudGuess.cloud(of: bare) ?? hints.lazy.compactMap { CloudGuess.cloud(inText: $0) }.first
    }
    return Resolved(regions: names.map { RegionName($0, cloud: cloud ?? guessed) }, guessed: guessed)
  }
}
