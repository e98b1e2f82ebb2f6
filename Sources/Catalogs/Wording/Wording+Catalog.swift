internal import PlacementModel

extension Wording {
  static let catalogMappingTable = "table by its mapping"

  // MARK: Faults

  static func unknownLayout(_ headers: [String], _ unknown: CatalogLayout.Unknown) -> Complaint {
    let shown = headers.prefix(12).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
    return (
      "a table with the columns \(shown)\(headers.count > 12 ? " ..." : "")",
      "a catalogue of a known layout (the nearest is a \(unknown.nearest), which has \"\(unknown.missing)\"), "
        + "or a mapping of its columns"
    )
  }

  static func noCloud(_ layout: CatalogLayout) -> Complaint {
    (
      "a \(layout.name) that does not say of which cloud",
      "a folder or a file of the cloud's name, as aws/vms.csv, or one cloud that is selected"
    )
  }

  // MARK: Notes

  /// Where a price is from: the instance type and how many units it has.
  static func note(instance: String, size: Double, isInferred: Bool) -> String {
    let size = "\(JSONText.digits(of: size)) in an instance"
    let named = instance.isEmpty ? size : "\(instance), \(size)"
    return named + (isInferred ? ", told from its name" : "")
  }

  // MARK: Remarks

  static func extraFields(_ count: Int, file: String) -> String {
    "\(rows(count)) of \(file) had more fields than headers; the last were passed over."
  }

  static func shapesFromNames(_ types: Int) -> String {
    let told = count(
      types, "instance type holds was told from its name", "instance types hold was told from their names")
    return "What \(told)."
  }

  static let noSpotAvailability =
    "Spot units have no availability yet, and count as always there until one is given."
  static let noCapacity =
    "Offers have no capacity yet: catalogues do not say it, and a whole problem needs it."

  static func reservedTerm(_ term: String) -> String {
    "Reserved prices are taken for terms of \(term), with nothing paid up front."
  }

  static func repeatedRows(_ count: Int) -> String { "\(rows(count)) said again what another had said." }

  static func lowerPriceTaken(_ count: Int) -> String {
    "\(rows(count)) had another price than a row alike; the lower price was taken."
  }

  static func repeatsLookedFor(among most: Int) -> String {
    "Rows said again were looked for among the first \(most) different ones."
  }

  static func spotAboveOnDemand(_ count: Int) -> String {
    "In \(rows(count)) spot costs more than on demand; both prices were kept."
  }

  static func pricesPassedOver(_ count: Int) -> String {
    "\(rows(count)) had a price that is zero, negative, too large or no number; another of the row was taken."
  }

  static func pricesWithoutTerm(_ count: Int) -> String {
    "\(rows(count)) had a reserved price whose term is not known; it was left out."
  }

  static func currency(_ currency: String, ofProvider provider: String) -> String {
    "Prices of \(provider) are in \(currency)."
  }
}
