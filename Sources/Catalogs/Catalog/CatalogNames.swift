internal import PlacementModel

/// The names in catalogues, each once, and what is known of each: places, machines, and whether they are asked for.
struct CatalogNames {
  /// A region of a cloud.
  struct Site {
    let cloud: String
    let cloudNumber: Int
    /// Place among the providers.
    let provider: Int
    let region: RegionName
    /// Whether it is in a part of a cloud that sells in a currency which tables that name none do not mean.
    let isInChina: Bool
    let isSelected: Bool
  }

  struct Machine {
    let name: MachineName
    let isSelected: Bool
  }

  private(set) var sites: [Site] = []
  private(set) var providers: [String] = []
  private(set) var machines: [Machine] = []
  var clouds = ByteInterner()
  var regions = ByteInterner()
  var zones = ByteInterner()
  var instances = ByteInterner()
  var accelerators = ByteInterner()
  var currencies = ByteInterner()

  private var cloudFilter: NameFilter
  private var regionFilter: NameFilter
  private var acceleratorFilter: NameFilter
  private var instanceFilter: NameFilter

  private var siteOfPair: [UInt64: Int] = [:]
  private var lastSite: (pair: UInt64, site: Int)?
  private var siteOfRegion: [String: Int] = [:]
  private var providerOfID: [String: Int] = [:]
  // By number of the name, as far as they were asked for; arrays, since every row asks.
  private var openSizesOf: [[Int]?] = []
  private var isBurstableType: [Bool?] = []
  private var machineOfPair: [UInt64: (machine: Int, chips: Double)] = [:]
  private var lastMachine: (pair: UInt64, machine: Int, chips: Double)?
  private var machineOfID: [String: Int] = [:]
  /// By number of the instance's name, as far as it was asked.
  private var isInstanceSelected: [Bool] = []

  init(_ request: CatalogRequest) {
    cloudFilter = NameFilter(request.clouds)
    regionFilter = NameFilter(request.regions)
    acceleratorFilter = NameFilter(request.accelerators)
    instanceFilter = NameFilter(request.instances)
    // So that 0 is always the empty name.
    _ = (regions.index(of: ""), zones.index(of: ""), instances.index(of: ""))
    _ = (accelerators.index(of: ""), currencies.index(of: ""))
  }

  private static func pair(_ left: Int, _ right: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: left) << 32 | UInt64(truncatingIfNeeded: right) & 0xFFFF_FFFF
  }
}

// MARK: - Places

extension CatalogNames {
  /// What stands for the region where a table has none. No latency is known from there.
  static let unknownRegion = "unknown"

  /// The number of the region that holds a zone, for rows that name only that: without the last of several parts, `jp-tok-2`
  /// is in `jp-tok`.
  mutating func region(ofZone zone: Int) -> Int {
    let parts = zones.text(zone).split(separator: "-")
    return parts.count > 2 ? regions.index(of: parts.dropLast().joined(separator: "-")) : 0
  }

  /// The site of a cloud and a region, by the numbers of their names.
  mutating func site(cloud: Int, region: Int) -> Int {
    let pair = Self.pair(cloud, region)
    if let lastSite, lastSite.pair == pair { return lastSite.site }
    let site = siteOfPair[pair] ?? newSite(cloud: clouds.text(cloud), region: regions.text(region))
    siteOfPair[pair] = site
    lastSite = (pair, site)
    return site
  }

  /// Two spellings of one region are one site.
  private mutating func newSite(cloud text: String, region regionText: String) -> Int {
    let cloud = CloudName.id(of: text)
    let named = RegionName(cloud: cloud, regionText)
    let region = named.name.isEmpty ? RegionName(cloud: cloud, Self.unknownRegion) : named
    if let known = siteOfRegion[region.id] { return known }
    // Both, so that each learns whether it ever fits.
    let isCloud = cloudFilter.admits {
      $0.matches(region.cloud) || CloudName.id(of: $0.text) == region.cloud
    }
    let isRegion = regionFilter.admits(region.name, region.id)
    sites.append(
      Site(
        cloud: cloud, cloudNumber: clouds.index(of: cloud), provider: provider(region.cloud), region: region,
        isInChina: region.cloud.hasSuffix("-cn"), isSelected: isCloud && isRegion))
    siteOfRegion[region.id] = sites.count - 1
    return sites.count - 1
  }

  private mutating func provider(_ id: String) -> Int {
    if let known = providerOfID[id] { return known }
    providers.append(id)
    providerOfID[id] = providers.count - 1
    return providers.count - 1
  }
}

// MARK: - Machines and instances

extension CatalogNames {
  /// The machine of an accelerator in an instance type, and how many of it one is that the source counts.
  mutating func machine(accelerator: Int, instance: Int) -> (machine: Int, chips: Double) {
    let pair = Self.pair(accelerator, instance)
    if let lastMachine, lastMachine.pair == pair { return (lastMachine.machine, lastMachine.chips) }
    let found: (machine: Int, chips: Double)
    if let known = machineOfPair[pair] {
      found = known
    } else {
      let name = MachineName(accelerators.text(accelerator), instanceType: instances.text(instance))
      found = (machine(name), name.chips)
      machineOfPair[pair] = found
    }
    lastMachine = (pair, found.machine, found.chips)
    return found
  }

  /// The sizes of memory among which an accelerator's name leaves open which is meant.
  mutating func openSizes(_ accelerator: Int) -> [Int] {
    while openSizesOf.count <= accelerator { openSizesOf.append(nil) }
    if let known = openSizesOf[accelerator] { return known }
    let sizes = MachineName.openSizes(of: accelerators.text(accelerator))
    openSizesOf[accelerator] = sizes
    return sizes
  }

  /// The number of the same name with the size of memory in it that is nearest to so many GB.
  mutating func accelerator(_ accelerator: Int, of gigabytes: Double) -> Int {
    let sizes = openSizes(accelerator)
    guard let nearest = sizes.min(by: { abs(Double($0) - gigabytes) < abs(Double($1) - gigabytes) }) else {
      return accelerator
    }
    return accelerators.index(of: "\(accelerators.text(accelerator))-\(nearest)GB")
  }

  /// The place of a machine, which is new or known.
  mutating func machine(_ name: MachineName) -> Int {
    if let known = machineOfID[name.id] { return known }
    // Blocks of vCPUs are asked for apart from accelerators.
    let isSelected = name.isAccelerator ? acceleratorFilter.admits { $0.fits(name) } : true
    machines.append(Machine(name: name, isSelected: isSelected))
    machineOfID[name.id] = machines.count - 1
    return machines.count - 1
  }

  /// Whether an instance type sells a part of its vCPUs' time, and was not asked for by name.
  mutating func isBurstable(instance: Int, cloud: String) -> Bool {
    guard instanceFilter.isEmpty, instance != 0 else { return false }
    while isBurstableType.count <= instance { isBurstableType.append(nil) }
    if let known = isBurstableType[instance] { return known }
    let isBurstable = BurstableTypes.contains(instances.text(instance), cloud: cloud)
    isBurstableType[instance] = isBurstable
    return isBurstable
  }

  mutating func isSelected(instance: Int) -> Bool {
    if instanceFilter.isEmpty { return true }
    while isInstanceSelected.count <= instance {
      isInstanceSelected.append(instanceFilter.admits(instances.text(isInstanceSelected.count)))
    }
    return isInstanceSelected[instance]
  }

  /// The first thing that was asked for and never came, with what there is.
  mutating func unknown() -> UnknownId? {
    if !instanceFilter.isEmpty, instances.count > 0 { _ = isSelected(instance: instances.count - 1) }
    if let pattern = cloudFilter.unmatched { return unknown("cloud", pattern, providers) }
    if let pattern = regionFilter.unmatched {
      let hasCloud = pattern.text.contains("/")
      return unknown("region", pattern, sites.map { hasCloud ? $0.region.id : $0.region.name })
    }
    if let pattern = acceleratorFilter.unmatched {
      return unknown("accelerator", pattern, machines.filter(\.name.isAccelerator).map(\.name.id))
    }
    guard let pattern = instanceFilter.unmatched else { return nil }
    return unknown("instance type", pattern, (0..<instances.count).map(instances.text))
  }

  private func unknown(_ kind: String, _ pattern: NamePattern, _ names: [String]) -> UnknownId {
    UnknownId(kind: kind, id: pattern.text, accepted: Set(names).subtracting([""]).sorted())
  }
}

extension NamePattern {
  /// Whether it means the machine: by its id, by a name that some source has for it, or by the chip's name alone where makers
  /// sell it with more than one size of memory.
  fileprivate func fits(_ machine: MachineName) -> Bool {
    if matches(machine.id) { return true }
    guard !text.contains("*"), !text.contains("?") else { return false }
    if MachineName(text).id == machine.id { return true }
    let rest = machine.id.dropFirst(text.count)
    return machine.id.hasPrefix(text.lowercased()) && rest.first == "-" && rest.hasSuffix("gb")
      && rest.dropFirst().dropLast(2).allSatisfy(\.isNumber)
  }
}
