internal import PlacementModel

// MARK: - Tables of places

extension Wording {
  static func regions(_ count: Int) -> ImportReport.Figure { .init("regions", count) }

  static func guessedCloud(_ file: TableFile, _ cloud: String) -> String {
    "\(file.name): regions without a cloud are taken for those of \(cloud)"
  }

  /// - Parameter hasColumn: whether a table of this kind may have a column for the cloud.
  static func noCloud(_ names: [String], hasColumn: Bool) -> Complaint {
    (
      "regions without a cloud (" + few(names) + ")",
      (hasColumn ? "a column `cloud`, " : "") + "names as aws:us-east-1, or the cloud named with the request"
    )
  }

  static func ofOtherRegions(_ file: TableFile, _ count: Int) -> String {
    "\(file.name): " + rows(count) + " of other regions than asked for"
  }

  static func saidAgain(_ count: Int) -> String {
    self.count(count, "row says", "rows say") + " again what another does"
  }
}

// MARK: - Carbon

extension Wording {
  static func carbonTable(_ unit: CarbonUnit) -> String { "carbon intensities in \(unit.name)" }
  static let carbonAccepted = "a carbon intensity as a number from 0, or nothing"
  static let carbonBound = "a carbon intensity up to 1e15 kg per kWh"
  static let carbonUnitAccepted = "a unit in the header, or with the request: " + CarbonUnit.accepted

  static func oneCarbonColumn(of headers: [String]) -> String {
    "one of several columns named: " + few(headers, shown: 10)
  }

  static func plausibleCarbon(_ most: Double, _ unit: CarbonUnit) -> String {
    "up to \(most) kg per kWh, which this is not in \(unit.name)"
  }

  static func unknownGrid(_ name: String) -> Complaint {
    ("the grid `\(cut(name))`", "the name of a grid of the table, as it stands there")
  }

  static func contradiction(
    _ kilograms: Double, _ region: RegionName, _ before: ContestedValues<RegionName>.Place
  ) -> Complaint {
    (
      "\(JSONText.digits(of: kilograms)) kg per kWh for `\(region.id)`",
      "one value for a region, and \(before.file), line \(before.line) has \(JSONText.digits(of: before.value)); "
        + "a preference for the first, the last or the mean decides"
    )
  }

  static func decided(_ count: Int, _ preference: CarbonImport.Preference) -> String {
    self.count(count, "value differs from another", "values differ from others")
      + (preference == .mean ? "; their mean counts" : "; the \(preference.rawValue) counts")
  }

  static func otherIntensities(_ file: TableFile, _ headers: [String]) -> String {
    "\(file.name): there are other columns of intensities, which are not read: " + few(headers)
  }

  static func lowIntensities(_ file: TableFile, most: Double) -> String {
    "\(file.name): no intensity is above \(JSONText.digits(of: most)) kg per kWh; is the unit right?"
  }

  static func zeroIntensities(_ file: TableFile, _ zeros: Int) -> String {
    "\(file.name): " + count(zeros, "intensity", "intensities") + " of 0, taken as power without emissions"
  }

  static func longRows(_ file: TableFile, _ rows: Int) -> String {
    "\(file.name): " + count(rows, "row has", "rows have")
      + " more fields than headers; what is too many is passed over"
  }
}

// MARK: - Egress

extension Wording {
  static let egressTable = "prices of sending data"
  static func egressUnitAccepted(_ currency: String) -> String {
    "prices in \(currency) per GB; another currency can be asked for"
  }
  static let egressAccepted = "a price per GB as a number from 0, or nothing"
  static func egressPrices(_ count: Int) -> ImportReport.Figure { .init("egress prices", count) }
  static func egressCurrency(_ currency: String) -> String { "prices are in \(currency) per GB" }

  static func contradiction(
    _ perGB: Double, _ way: EgressImport.Way, _ before: ContestedValues<EgressImport.Way>.Place
  ) -> Complaint {
    (
      "\(JSONText.digits(of: perGB)) per GB from `\(way.from.id)` to `\(way.to.id)`",
      "one price for a way, and \(before.file), line \(before.line) has \(JSONText.digits(of: before.value)); "
        + "a preference for the first or the last decides"
    )
  }

  static func decided(_ count: Int, _ preference: EgressImport.Preference) -> String {
    self.count(count, "price contradicts another", "prices contradict others")
      + "; the \(preference.rawValue) counts"
  }

  static func insideRegions(_ file: TableFile, _ count: Int) -> String {
    "\(file.name): " + rows(count)
      + " between zones of one region passed over, since such data stay at home"
  }
}

// MARK: - Latency

extension Wording {
  static let pairTable = "round trips between pairs of regions"
  static let matrixTable = "matrix of round trips"
  static let roundTripAccepted = "a round trip as a number from 0, or nothing"
  static func origins(_ count: Int) -> ImportReport.Figure { .init("origins", count) }
  static func roundTrips(_ count: Int) -> ImportReport.Figure { .init("round trips", count) }

  static func unknownOrigin(_ origin: LatencyImport.Origin, among ids: [String]) -> Complaint {
    let nearest = Spelling.nearest(to: origin.region, among: ids).map { "; did you mean `\($0)`?" } ?? ""
    return (
      "the origin `\(cut(origin.id))` at `\(cut(origin.region))`",
      "a region of the table; there are " + few(ids, shown: 30) + nearest
    )
  }

  static func reversed(_ trips: Int) -> String {
    count(trips, "round trip is that", "round trips are those")
      + " of the way back, since the way there is not in the table"
  }

  static func medians(_ pairs: Int) -> String {
    count(pairs, "pair has", "pairs have") + " several values, of which the median is taken"
  }

  static func ownRegions(_ milliseconds: Double, _ origins: Int) -> String {
    "an origin's own region is not in the table and gets \(JSONText.digits(of: milliseconds)) milliseconds ("
      + count(origins, "origin", "origins") + ")"
  }

  static func unknownTrips(_ trips: Int) -> String {
    count(trips, "round trip is", "round trips are")
      + " unknown and absent; such a region satisfies no bound on latency"
  }

  static func emptyPairs(_ file: TableFile, _ pairs: Int) -> String {
    "\(file.name): " + count(pairs, "pair", "pairs") + " of the matrix without a value"
  }

  static func zeroTrips(_ file: TableFile, _ trips: Int) -> String {
    "\(file.name): " + count(trips, "round trip", "round trips")
      + " of 0 between different regions, taken for not measured"
  }
}
