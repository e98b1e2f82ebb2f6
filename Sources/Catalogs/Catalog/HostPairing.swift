/// Google sells accelerators and the machines that hold them by separate prices, and SkyPilot's catalogue lists them on separate
/// rows. The price of an instance with accelerators is the sum, of rows of one zone.
///
/// Which machine holds what is SkyPilot's own rule (`sky/catalog/gcp_catalog.py`): A2, A3, A4, G2 and G4 types come with
/// accelerators and are of no use without; others are added to the cheapest N1 type with enough vCPUs, and four times as many GiB.
/// The machine of a TPU costs nothing extra.
struct HostPairing {
  struct Host {
    let instance: Int
    let name: String
    let vCPUs: Double
    let memory: Double
    var prices: Prices
  }

  /// Accelerators in one zone, without their machine.
  struct Accelerators {
    var row: PriceRow
    let name: String
    /// Where they first came.
    let file: Int
    let line: Int
    var rows = 1
  }

  private struct Zone: Hashable {
    let site: Int
    let zone: Int
  }

  private struct Key: Hashable {
    let zone: Zone
    let accelerator: Int
    let count: Double
  }

  private struct HostKey: Hashable {
    let zone: Zone
    let instance: Int
  }

  /// More types than any zone has: every accelerator of a zone is tried with all of them.
  private static let mostHosts = 1000

  private var hosts: [Zone: [Host]] = [:]
  private var placeOfHost: [HostKey: Int] = [:]
  private(set) var accelerators: [Accelerators] = []
  private var places: [Key: Int] = [:]

  /// Whether the type may hold accelerators.
  static func isHost(_ instanceType: String) -> Bool {
    isWhole(instanceType) || instanceType.hasPrefix("n1-")
  }

  /// Whether the type is sold with its accelerators only.
  static func isWhole(_ instanceType: String) -> Bool {
    ["a2-", "a3-", "a4-", "a4x-", "g2-", "g4-"].contains { instanceType.hasPrefix($0) }
  }

  mutating func addHost(_ row: PriceRow, name: String) {
    let zone = Zone(site: row.site, zone: row.zone)
    let count = hosts[zone]?.count ?? 0
    let place = placeOfHost[HostKey(zone: zone, instance: row.instance)] ?? count
    if place < count, let known = hosts[zone]?[place].prices {
      hosts[zone]?[place].prices = known.lower(row.prices)
    } else if count < Self.mostHosts {
      placeOfHost[HostKey(zone: zone, instance: row.instance)] = count
      hosts[zone, default: []].append(
        Host(
          instance: row.instance, name: name, vCPUs: row.vCPUs ?? 0, memory: row.memory ?? 0,
          prices: row.prices))
    }
  }

  mutating func addAccelerators(_ row: PriceRow, name: String, file: Int, line: Int) {
    let zone = Zone(site: row.site, zone: row.zone)
    let key = Key(zone: zone, accelerator: row.accelerator, count: row.count ?? 0)
    if let place = places[key] {
      accelerators[place].row.prices = accelerators[place].row.prices.lower(row.prices)
      accelerators[place].rows += 1
    } else {
      places[key] = accelerators.count
      accelerators.append(Accelerators(row: row, name: name.uppercased(), file: file, line: line))
    }
  }

  /// The rows of whole instances that the accelerators make with each machine that may hold them; none where there is no such
  /// machine in the zone, or none with a price of the same kind.
  func instances(of accelerators: Accelerators) -> [PriceRow] {
    let row = accelerators.row
    return (hosts[Zone(site: row.site, zone: row.zone)] ?? []).compactMap { host in
      guard Self.holds(host, accelerators) else { return nil }
      var whole = row
      whole.instance = host.instance
      (whole.vCPUs, whole.memory) = (host.vCPUs, host.memory)
      whole.prices = Prices(
        onDemand: Self.sum(row.prices.onDemand, host.prices.onDemand),
        spot: Self.sum(row.prices.spot, host.prices.spot))
      return whole.prices.isEmpty ? nil : whole
    }
  }

  private static func sum(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return nil }
    return left + right
  }

  private static func holds(_ host: Host, _ accelerators: Accelerators) -> Bool {
    let count = accelerators.row.count ?? 0
    if let types = whole[accelerators.name] { return types(count).contains(host.name) }
    guard host.name.hasPrefix("n1-"), let least = (vCPUs[accelerators.name] ?? usualVCPUs)[count] else {
      return false
    }
    return host.vCPUs >= least && host.memory >= 4 * least
  }

  /// The types that hold a number of accelerators of a name, and nothing else.
  private static let whole: [String: @Sendable (Double) -> [String]] = [
    "A100": { $0 == 16 ? ["a2-megagpu-16g"] : ["a2-highgpu-\(digits($0))g"] },
    "A100-80GB": { ["a2-ultragpu-\(digits($0))g"] },
    "H100": { ["a3-highgpu-\(digits($0))g"] },
    "H100-MEGA": { ["a3-megagpu-\(digits($0))g"] },
    "H200": { ["a3-ultragpu-\(digits($0))g"] },
    "B200": { ["a4-highgpu-\(digits($0))g"] },
    "GB200": { ["a4x-highgpu-\(digits($0))g"] },
    "L4": { count in [4, 8, 12, 16, 32, 24, 48, 96].filter { l4[$0] == count }.map { "g2-standard-\($0)" } },
    "RTX PRO 6000": { count in
      [48, 96, 192, 384].filter { Double($0) == count * 48 }.map { "g4-standard-\($0)" }
    },
  ]

  private static let l4: [Int: Double] = [4: 1, 8: 1, 12: 1, 16: 1, 32: 1, 24: 2, 48: 4, 96: 8]

  private static func digits(_ count: Double) -> Int { Int(exactly: count) ?? 0 }

  /// The fewest vCPUs that SkyPilot gives so many accelerators.
  private static let vCPUs: [String: [Double: Double]] = [
    "K80": [1: 4, 2: 8, 4: 16, 8: 32, 16: 64], "T4": [1: 4, 2: 8, 4: 48],
  ]
  private static let usualVCPUs: [Double: Double] = [1: 8, 2: 16, 4: 32, 8: 64, 16: 128]
}
