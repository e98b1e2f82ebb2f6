internal import PlacementModel

@testable internal import Catalogs

/// Imports of catalogues that are texts.
enum Catalog {
  static func read(
    _ files: [(name: String, text: String)], _ change: (inout CatalogRequest) -> Void = { _ in }
  ) throws -> Imported {
    var request = CatalogRequest()
    change(&request)
    return try CatalogImport(request).read(
      files.map { TableFile(name: $0.name, bytes: Array($0.text.utf8)) })
  }

  static func read(
    _ name: String, _ text: String, _ change: (inout CatalogRequest) -> Void = { _ in }
  ) throws -> Imported {
    try read([(name, text)], change)
  }

  static let skyPilot =
    "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone\n"
}

extension Imported {
  /// Ids of offers, in their order.
  var offers: [String] { (part.json["offers"]?.elements ?? []).compactMap { $0["id"]?.text } }

  /// The entry of a list by its id.
  func entry(_ id: String, in list: String) -> JSONValue? {
    part.json[list]?.elements.first { $0["id"]?.text == id }
  }

  func option(_ id: String, of offer: String) -> JSONValue? {
    entry(offer, in: "offers")?["options"]?.elements.first { $0["id"]?.text == id }
  }

  func price(_ option: String, of offer: String) -> Double? {
    if case .number(let price)? = self.option(option, of: offer)?["price"] { price } else { nil }
  }

  func skipped(_ reason: SkipReason) -> Int { report.skipped.first { $0.reason == reason }?.rows ?? 0 }

  func remarks(_ words: String) -> Bool { report.remarks.contains { $0.contains(words) } }
}
