// MARK: - Google

extension ShapeInference {
  /// A family, a type and a number of vCPUs or accelerators: `n2-standard-8`, `a2-highgpu-1g` (Compute Engine, machine
  /// families).
  static func google(_ name: String) -> InstanceShape? {
    let parts = name.split(separator: "-").map(String.init)
    guard parts.count >= 2 else { return nil }
    if let chip = googleChip(parts) {
      let count = parts.lazy.filter { $0.hasSuffix("g") }.compactMap { number($0.dropLast()) }.first
      return count.map { InstanceShape(accelerator: chip, count: $0) }
    }
    if let counts = googleCounts[parts[0]] {
      guard parts.count == 3, let vCPUs = number(parts[2]), let count = counts.byVCPUs[Int(vCPUs)] else {
        return nil
      }
      return InstanceShape(accelerator: counts.chip, count: count, vCPUs: vCPUs)
    }
    guard !googleAccelerated.contains(parts[0]) else { return nil }
    if let vCPUs = googleShared[name] { return InstanceShape(vCPUs: vCPUs) }
    guard parts.count >= 3, let vCPUs = number(parts[2]) else { return nil }
    return InstanceShape(vCPUs: vCPUs)
  }

  /// Families all of whose types have accelerators.
  private static let googleAccelerated: Set<String> = ["a2", "a3", "a4", "a4x", "g2", "g4"]

  private static func googleChip(_ parts: [String]) -> String? {
    switch (parts[0], parts[1]) {
    case ("a2", "highgpu"), ("a2", "megagpu"): "A100 40GB"
    case ("a2", "ultragpu"): "A100 80GB"
    case ("a3", "ultragpu"): "H200"
    case ("a3", "highgpu"), ("a3", "megagpu"), ("a3", "edgegpu"): "H100"
    case ("a4", "highgpu"): "B200"
    case ("a4x", "highgpu"): "GB200"
    default: nil
    }
  }

  private static let googleCounts: [String: (chip: String, byVCPUs: [Int: Double])] = [
    "g2": ("L4", [4: 1, 8: 1, 12: 1, 16: 1, 32: 1, 24: 2, 48: 4, 96: 8]),
    "g4": ("RTX PRO 6000", [48: 1, 96: 2, 192: 4, 384: 8]),
  ]

  private static let googleShared: [String: Double] = [
    "e2-micro": 2, "e2-small": 2, "e2-medium": 2, "f1-micro": 1, "g1-small": 1,
  ]
}

// MARK: - Microsoft

extension ShapeInference {
  /// A family in capitals, the number of vCPUs, what of them is left on after a hyphen, features, the accelerator and the version:
  /// `Standard_NC24ads_A100_v4`, `Standard_E16-4s_v3` (Azure, naming conventions of virtual machine sizes).
  static func azure(_ name: String) -> InstanceShape? {
    let parts = name.split(separator: "_").map(String.init)
    guard parts.count >= 2, parts[0] == "Standard" || parts[0] == "Basic" else { return nil }
    let letters = parts[1].prefix { $0.isLetter && $0.isUppercase }
    let rest = parts[1].dropFirst(letters.count)
    let digits = rest.prefix { $0.isNumber }
    guard !letters.isEmpty, let vCPUs = number(digits) else { return nil }
    if letters.hasPrefix("N") {
      let version = parts.last.map { $0.lowercased() } ?? ""
      return azureAccelerated(String(letters), vCPUs, parts, version)
    }
    // Sizes of the first generation count otherwise; a constrained size has the number after its hyphen.
    guard letters != "A" || name.hasSuffix("_v2"), letters != "D", letters != "DS", letters != "G",
      letters != "GS"
    else { return azureOld(letters, parts, vCPUs) }
    let features = rest.dropFirst(digits.count)
    if features.first == "-" {
      return number(features.dropFirst().prefix { $0.isNumber }).map { InstanceShape(vCPUs: $0) }
    }
    return InstanceShape(vCPUs: vCPUs)
  }

  /// D sizes name their vCPUs from the third version on.
  private static func azureOld(_ letters: Substring, _ parts: [String], _ vCPUs: Double) -> InstanceShape? {
    guard letters == "D", let version = parts.last, version.hasPrefix("v"),
      let generation = number(version.dropFirst()), generation >= 3, !parts[1].contains("-")
    else { return nil }
    return InstanceShape(vCPUs: vCPUs)
  }

  private static func azureAccelerated(
    _ family: String, _ vCPUs: Double, _ parts: [String], _ version: String
  ) -> InstanceShape? {
    let named = parts.dropFirst(2)
    func shape(_ chip: String, _ count: Double?) -> InstanceShape? {
      count.map { InstanceShape(accelerator: chip, count: $0, vCPUs: vCPUs) }
    }
    for (word, chip, perInstance) in azureWhole where named.contains(word) {
      if family.hasPrefix("ND") { return shape(chip, perInstance) }
    }
    switch (family, version) {
    case ("NC", _) where named.contains("H100"): return shape("H100-NVL", [40: 1, 80: 2][vCPUs])
    case ("NC", _) where named.contains("A100"): return shape("A100 80GB", [24: 1, 48: 2, 96: 4][vCPUs])
    case ("NC", _) where named.contains("T4"): return shape("T4", [4: 1, 8: 1, 16: 1, 64: 4][vCPUs])
    case ("NV", _) where named.contains("A10"):
      return shape("A10", [6: 1.0 / 6, 12: 1.0 / 3, 18: 0.5, 36: 1, 72: 2][vCPUs])
    case ("NC", "v3"): return shape("V100 16GB", [6: 1, 12: 2, 24: 4][vCPUs])
    case ("NC", "v2"): return shape("P100", [6: 1, 12: 2, 24: 4][vCPUs])
    case ("ND", "v2"): return shape("V100 32GB", [40: 8][vCPUs])
    // ND96asr_v4 names no chip; it has eight A100 of 40 GB.
    case ("ND", "v4") where vCPUs == 96 && parts.count == 3: return shape("A100 40GB", 8)
    case ("NV", "v3"): return shape("M60", [12: 1, 24: 2, 48: 4][vCPUs])
    default: return nil
    }
  }

  /// Chips by the word in the name, and how many an ND size has.
  private static let azureWhole: [(word: String, chip: String, count: Double)] = [
    ("H100", "H100", 8), ("H200", "H200", 8), ("MI300X", "MI300X", 8), ("A100", "A100 80GB", 8),
    ("GB200", "GB200", 4), ("GB300", "GB300", 4), ("B200", "B200", 8), ("B300", "B300", 8),
  ]
}
