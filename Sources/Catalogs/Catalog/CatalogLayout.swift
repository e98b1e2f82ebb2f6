internal import PlacementModel

/// What a column of a price table is about.
enum CatalogRole: String, CaseIterable {
  case cloud, region, zone, instanceType, accelerator, acceleratorCount, vCPUs, memory
  case onDemand, spot, reserved, currency
  /// What is told of accelerators in a language of its own.
  case details

  static let prices: [CatalogRole] = [.onDemand, .spot, .reserved]
}

/// How one file is read: where its columns are, and what is the same in all of its rows.
struct CatalogLayout {
  /// How it is called, for people.
  let name: String
  /// Places of columns by role.
  var places: [CatalogRole: Int] = [:]
  /// What holds for every row.
  var constants: [CatalogRole: String] = [:]
  /// The term of its reserved prices, where it is known.
  var reservedTerm: String?
  /// Whether a price is for one unit, not for the instance.
  var pricesAreOfUnits = false
  /// How many hours a price pays for.
  var hours = 1.0
  /// What must stand in columns for a row to be read: one of the texts.
  var conditions: [(place: Int, texts: Set<String>)] = []
  /// Whether it is a catalogue of SkyPilot, which has rules of its own for Google's accelerators.
  var isSkyPilot = false

  /// Whether its rows say how many accelerators or vCPUs an instance has.
  var hasShapes: Bool {
    pricesAreOfUnits
      || [CatalogRole.acceleratorCount, .vCPUs].contains { places[$0] != nil || constants[$0] != nil }
  }
}

// MARK: - Layouts that are known

extension CatalogLayout {
  private struct Known {
    let name: String
    /// Headers by role; those that must be there.
    let required: [(CatalogRole, String)]
    let optional: [(CatalogRole, String)]
    var constants: [CatalogRole: String] = [:]
    var reservedTerm: String?
    var isSkyPilot = false
  }

  private static let known: [Known] = [
    Known(
      name: "SkyPilot catalogue",
      required: [(.instanceType, "InstanceType"), (.accelerator, "AcceleratorName"), (.onDemand, "Price")],
      optional: [
        (.acceleratorCount, "AcceleratorCount"), (.vCPUs, "vCPUs"), (.memory, "MemoryGiB"),
        (.spot, "SpotPrice"), (.region, "Region"), (.zone, "AvailabilityZone"), (.details, "GpuInfo"),
      ], isSkyPilot: true),
    Known(
      name: "table of accelerators of several clouds",
      required: [
        (.cloud, "Cloud"), (.accelerator, "Accelerator"), (.acceleratorCount, "AcceleratorCount"),
        (.onDemand, "OnDemandUSDPerHour"),
      ],
      optional: [
        (.region, "Region"), (.instanceType, "InstanceType"), (.spot, "SpotUSDPerHour"),
      ], constants: [.currency: "USD"]),
    Known(
      name: "table of AWS accelerators by region",
      required: [
        (.instanceType, "InstanceType"), (.accelerator, "GPU"), (.acceleratorCount, "GPUCount"),
        (.onDemand, "OnDemandUSDPerHour"), (.region, "Region"),
      ],
      optional: [
        (.vCPUs, "vCPU"), (.memory, "Memory"), (.reserved, "ReservedUSDPerHour"),
        (.spot, "SpotUSDPerHour"),
      ],
      // Its makers take `yrTerm1Standard.noUpfront` of instances.vantage.sh: Standard, one year, nothing up front.
      constants: [.cloud: "aws", .currency: "USD"], reservedTerm: "1y"),
    Known(
      name: "Karpenter price table",
      required: [
        (.cloud, "Cloud"), (.region, "Region"), (.instanceType, "InstanceType"),
        (.onDemand, "OnDemandPerHour"),
      ],
      optional: [(.spot, "SpotPerHour"), (.currency, "Currency")]),
    Known(
      name: "cloud-gpus table",
      required: [
        (.cloud, "Cloud"), (.accelerator, "GPU Type"), (.acceleratorCount, "GPUs"), (.onDemand, "On-demand"),
      ],
      optional: [
        (.vCPUs, "vCPUs"), (.memory, "RAM"), (.spot, "Spot"), (.instanceType, "Name"), (.region, "Region"),
      ]),
  ]

  /// Why no layout fits.
  struct Unknown: Error {
    /// The layout of which most columns are there.
    let nearest: String
    let missing: String
    /// Whether there are several columns of that name, rather than none.
    var isRepeated = false
  }

  /// The first layout all of whose required columns are there.
  static func recognised(_ headers: [String]) throws(Unknown) -> CatalogLayout {
    let places = Headers(headers)
    var nearest: (missing: Int, unknown: Unknown)?
    for known in known {
      let missing = known.required.filter { places[$0.1] == nil }
      guard let first = missing.first else {
        if let header = (known.required + known.optional).map(\.1).first(where: places.isRepeated) {
          throw Unknown(nearest: known.name, missing: header, isRepeated: true)
        }
        return layout(known, places)
      }
      if missing.count < nearest?.missing ?? .max {
        nearest = (missing.count, Unknown(nearest: known.name, missing: first.1))
      }
    }
    throw nearest?.unknown ?? Unknown(nearest: "", missing: "")
  }

  private static func layout(_ known: Known, _ places: Headers) -> CatalogLayout {
    var layout = CatalogLayout(
      name: known.name, constants: known.constants, reservedTerm: known.reservedTerm,
      isSkyPilot: known.isSkyPilot)
    for (role, header) in known.required + known.optional { layout.places[role] = places[header] }
    return layout
  }

  /// Headers by their letters and digits, so that `instance_type` is `InstanceType`.
  private struct Headers {
    private var places: [String: Int] = [:]
    private var repeated: Set<String> = []

    init(_ headers: [String]) {
      for (place, header) in headers.enumerated() {
        if places.updateValue(place, forKey: Self.plain(header)) != nil {
          repeated.insert(Self.plain(header))
        }
      }
    }

    func isRepeated(_ header: String) -> Bool { repeated.contains(Self.plain(header)) }

    subscript(header: String) -> Int? { places[Self.plain(header)] }

    private static func plain(_ header: String) -> String {
      header.lowercased().filter { $0.isLetter || $0.isNumber }
    }
  }
}
