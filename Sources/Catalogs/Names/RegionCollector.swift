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

  /// The same, with what it came to told: whose names without a cloud are taken to be; a fault where nothing tells.
  ///
  /// - Parameters:
  ///   - excluded: the number of a text that is no region.
  ///   - hasColumn: whether a table of this kind may have a column for the cloud.
  func resolved(
    hints: [String], in file: TableFile, except excluded: Int? = nil, hasColumn: Bool = false,
    _ reading: inout RowReading
  ) -> Resolved {
    let resolved = resolved(hints: hints)
    if let cloud = resolved.guessed { reading.remark(Wording.guessedCloud(file, cloud)) }
    let unknown = resolved.regions.indices.filter { resolved.regions[$0] == nil && $0 != excluded }
    if !unknown.isEmpty {
      reading.report(
        InvalidImport.Fault(
          file: file.name, Wording.noCloud(unknown.map { names[$0] }, hasColumn: hasColumn)))
    }
    return resolved
  }
}
