/// What an instance is made of, as far as it is known.
struct InstanceShape: Hashable {
  /// The source's name of its accelerators; `nil` where it has none.
  var accelerator: String?
  var count: Double?
  var vCPUs: Double?
  /// In GiB.
  var memory: Double?
}

/// Shapes from the names of instance types, by the rules in which the clouds name them. Not every name says all, and none of it is
/// promised: what is made of it is marked.
enum ShapeInference {
  /// - Returns: `nil` where the name says nothing that is known.
  static func shape(of instanceType: String, cloud: String) -> InstanceShape? {
    switch cloud {
    case "aws": amazon(instanceType.lowercased())
    case "azure": azure(instanceType)
    case "gcp": google(instanceType.lowercased())
    default: nil
    }
  }

  static func number(_ text: some StringProtocol) -> Double? {
    guard (1...6).contains(text.utf8.count), text.allSatisfy(\.isNumber), let number = Int(text), number > 0
    else { return nil }
    return Double(number)
  }
}

// MARK: - Amazon

extension ShapeInference {
  /// A family and a size: `m7i.4xlarge`. A size of N times xlarge has 4 N vCPUs, in families of the third generation and later
  /// (Amazon EC2, instance type specifications).
  private static func amazon(_ name: String) -> InstanceShape? {
    let parts = name.split(separator: ".")
    guard parts.count == 2 else { return nil }
    let (family, size) = (String(parts[0]), String(parts[1]))
    if let chips = amazonChips[family] {
      guard let count = chips.counts[size] else { return nil }
      return InstanceShape(accelerator: chips.name, count: count, vCPUs: amazonVCPUs(family, size))
    }
    // Families with accelerators that are not in the table are not machines of vCPUs.
    let isAccelerated = amazonAccelerated.contains { family.hasPrefix($0) }
    guard !isAccelerated, let vCPUs = amazonVCPUs(family, size) else { return nil }
    return InstanceShape(vCPUs: vCPUs)
  }

  private static let amazonAccelerated = ["p", "g", "inf", "trn", "dl", "vt", "f1", "f2", "u"]

  private static func amazonVCPUs(_ family: String, _ size: String) -> Double? {
    guard let generation = family.first(where: \.isNumber)?.wholeNumberValue,
      generation >= 3 || family == "t2"
    else { return nil }
    if family.hasPrefix("t") {
      let small: [String: Double] = ["nano": 1, "micro": 1, "small": 1]
      if let one = small[size] { return family == "t2" ? one : 2 }
      if size == "medium" { return 2 }
    }
    switch size {
    case "medium": return 1
    case "large": return 2
    case "xlarge": return 4
    default: break
    }
    let times = size.hasPrefix("metal-") ? size.dropFirst(6).dropLast(2) : size.dropLast(6)
    guard size.hasSuffix("xlarge") || (size.hasPrefix("metal-") && size.hasSuffix("xl")) else { return nil }
    return number(times).map { $0 * 4 }
  }

  private static let oneOrFour: [String: Double] = [
    "xlarge": 1, "2xlarge": 1, "4xlarge": 1, "8xlarge": 1, "16xlarge": 1, "12xlarge": 4, "24xlarge": 4,
    "48xlarge": 8, "metal": 8,
  ]

  /// Accelerators by family and size (Amazon EC2, accelerated computing).
  private static let amazonChips: [String: (name: String, counts: [String: Double])] = [
    "p2": ("K80", ["xlarge": 1, "8xlarge": 8, "16xlarge": 16]),
    "p3": ("V100 16GB", ["2xlarge": 1, "8xlarge": 4, "16xlarge": 8]), "p3dn": ("V100 32GB", ["24xlarge": 8]),
    "p4d": ("A100 40GB", ["24xlarge": 8]), "p4de": ("A100 80GB", ["24xlarge": 8]),
    "p5": ("H100", ["4xlarge": 1, "48xlarge": 8]), "p5e": ("H200", ["48xlarge": 8]),
    "p5en": ("H200", ["48xlarge": 8]), "p6-b200": ("B200", ["48xlarge": 8]),
    "p6-b300": ("B300", ["48xlarge": 8]), "p6e-gb200": ("GB200", ["36xlarge": 4]),
    "g4dn": ("T4", oneOrFour), "g5": ("A10G", oneOrFour), "g6": ("L4", oneOrFour), "g6e": ("L40S", oneOrFour),
    "gr6": ("L4", ["4xlarge": 1, "8xlarge": 1]),
    "g7e": (
      "RTX PRO 6000",
      ["2xlarge": 1, "4xlarge": 1, "8xlarge": 1, "12xlarge": 2, "24xlarge": 4, "48xlarge": 8]
    ),
    "inf1": ("Inferentia", ["xlarge": 1, "2xlarge": 1, "6xlarge": 4, "24xlarge": 16]),
    "inf2": ("Inferentia2", ["xlarge": 1, "8xlarge": 1, "24xlarge": 6, "48xlarge": 12]),
    "trn1": ("Trainium", ["2xlarge": 1, "32xlarge": 16]), "trn1n": ("Trainium", ["32xlarge": 16]),
    "trn2": ("Trainium2", ["3xlarge": 1, "48xlarge": 16]), "dl1": ("Gaudi", ["24xlarge": 8]),
    "dl2q": ("Qualcomm AI 100", ["24xlarge": 8]),
  ]
}
