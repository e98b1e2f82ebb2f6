/// A machine as problems name it, whatever a source calls it: `a100-80gb` for `A100-80GB`, `NVIDIA A100 (80 GB)` and
/// `a100_80gb_sxm4`.
struct MachineName: Hashable, Sendable {
  let id: String
  let vendor: String?
  /// How many machines one of what the source counts is: a slice `tpu-v5e-8` is eight chips.
  let chips: Double
  /// Whether it is no block of vCPUs.
  let isAccelerator: Bool

  var kilowatts: Double? { KnownMachine.named(id)?.kilowatts }

  /// - Parameters:
  ///   - text: the source's name.
  ///   - instanceType: where the name says less than the instance's, which form or memory it is.
  init(_ text: String, instanceType: String = "") {
    isAccelerator = true
    var words = Words(text)
    if let slice = words.slice {
      (id, vendor, chips) = (slice.id, "Google", slice.chips)
      return
    }
    let memory = words.takeMemory()
    let maker = words.takeMaker()
    let named = words.model
    let model = Self.exception(instanceType) ?? Self.form(of: named, instanceType)
    id = Self.id(model, memory: memory)
    vendor = KnownMachine.named(id)?.vendor ?? maker
    chips = 1
  }

  /// A block of vCPUs.
  init(vCPUs: Int) {
    id = "cpu-\(vCPUs)"
    vendor = nil
    chips = 1
    isAccelerator = false
  }

  /// Chips of which makers sell two sizes of memory under one name; the smaller is meant where none is stated, so that nobody
  /// plans with memory that is not there.
  private static let sizes: [String: [Int]] = ["a100": [40, 80], "v100": [16, 32]]

  /// The sizes of memory, in GB, among which a name leaves open which is meant; empty where it does not.
  static func openSizes(of text: String) -> [Int] {
    var words = Words(text)
    guard words.slice == nil, words.takeMemory() == nil else { return [] }
    _ = words.takeMaker()
    return sizes[words.model] ?? []
  }

  private static func id(_ model: String, memory: Int?) -> String {
    if let sizes = sizes[model], let smallest = sizes.first { return "\(model)-\(memory ?? smallest)gb" }
    guard let memory else { return model }
    let usual = KnownMachine.named(model)?.gigabytes
    return usual == nil || usual == memory ? model : "\(model)-\(memory)gb"
  }

  /// What an instance type of AWS holds where sources name only the chip, or another one: p4de has A100 of 80 GB and p3dn V100
  /// of 32 GB, g5g has T4G, g6f and gr6f parts of L4 (Amazon EC2, instance types, accelerated computing).
  private static func exception(_ instanceType: String) -> String? {
    guard let family = instanceType.split(separator: ".").first, instanceType.contains(".") else {
      return nil
    }
    return exceptions[family.lowercased()]
  }

  private static let exceptions = [
    "p4de": "a100-80gb", "p3dn": "v100-32gb", "g5g": "t4g", "g6f": "l4", "gr6f": "l4",
  ]

  /// The form that the instance type names: `gpu_1x_h100_pcie`.
  private static func form(of model: String, _ instanceType: String) -> String {
    guard model == "h100" else { return model }
    let name = instanceType.lowercased()
    return name.contains("nvl") ? "h100-nvl" : name.contains("pcie") ? "h100-pcie" : model
  }
}

/// A name taken apart at what is neither letter nor digit.
private struct Words {
  private var words: [String]

  init(_ text: String) {
    words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.map(String.init)
  }

  /// `(80 GB)`, `80GB`, `96gb`: the size, and without it the rest.
  mutating func takeMemory() -> Int? {
    for place in words.indices where words.count > 1 {
      let word = words[place]
      if word.hasSuffix("gb"), let size = Int(word.dropLast(2)), size > 0 {
        words.remove(at: place)
        return size
      }
      // `80G`, which no part of a chip is as large as: `1g` is a seventh of one.
      if word.hasSuffix("g"), place > 0, let size = Int(word.dropLast()), size >= 8 {
        words.remove(at: place)
        return size
      }
      if word == "gb" || word == "gib", place > 0, words.count > 2, let size = Int(words[place - 1]), size > 0
      {
        words.removeSubrange(place - 1...place)
        return size
      }
    }
    return nil
  }

  mutating func takeMaker() -> String? {
    var maker: String?
    for (word, name) in Self.makers {
      while let place = words.firstIndex(of: word), words.count > 1 {
        words.remove(at: place)
        maker = maker ?? name
      }
    }
    return maker
  }

  private static let makers: [(String, String?)] = [
    ("nvidia", "NVIDIA"), ("amd", "AMD"), ("aws", "AWS"), ("amazon", "AWS"), ("google", "Google"),
    ("intel", "Intel"), ("habana", "Intel"), ("qualcomm", "Qualcomm"), ("arm", "Arm"),
    ("tesla", nil), ("geforce", nil), ("quadro", nil), ("instinct", nil), ("grid", nil),
  ]

  /// The model without words that say how it is built in.
  var model: String {
    var rest = words.filter { !Self.buildWords.contains($0) && $0 != "pcie" }
    if rest.isEmpty { rest = words }
    // Of this one chip the card has other memory and half the power.
    if rest == ["h100"], words.contains("pcie") { return "h100-pcie" }
    let name = rest.joined(separator: "-")
    return Self.aliases[name] ?? Self.desktop(name) ?? name
  }

  private static let buildWords: Set<String> = [
    "baremetal", "sxm", "sxm2", "sxm3", "sxm4", "sxm5", "sxm6", "hgx", "oam", "mega", "blackwell", "hopper",
    "ampere",
    "gpu",
    "tensor", "core", "accelerator", "1g", "gddr6", "hbm2", "hbm2e", "hbm3", "hbm3e",
  ]

  /// Names that are put together otherwise, after makers and forms are gone.
  private static let aliases = [
    "ai-100": "qualcomm-ai-100", "cloud-ai-100": "qualcomm-ai-100",
    "gaudi-hl-205": "gaudi", "hl-205": "gaudi", "gaudi-2": "gaudi2", "gaudi-3": "gaudi3",
    "trainium-2": "trainium2", "inferentia-2": "inferentia2", "trainium1": "trainium",
    "inferentia1": "inferentia",
    "pro-v520": "radeon-pro-v520", "v520": "radeon-pro-v520", "v710": "radeon-pro-v710",
    "mi300": "mi300x", "rtxa6000": "a6000", "rtx-a6000": "a6000", "rtxa5000": "a5000", "rtx-a5000": "a5000",
    "rtxa4500": "a4500", "rtx-a4500": "a4500", "rtxa4000": "a4000", "rtx-a4000": "a4000",
    "rtxa2000": "a2000", "rtx-a2000": "a2000", "6000": "rtx-6000", "6000-ada": "rtx-6000-ada",
    "rtx6000ada": "rtx-6000-ada", "rtxpro6000": "rtx-pro-6000", "rtxpro6000s": "rtx-pro-6000",
    "rtxpro6000ws": "rtx-pro-6000", "rtx-pro-6000-s": "rtx-pro-6000", "rtx-pro-6000-ws": "rtx-pro-6000",
    "rtx-pro-6000-server-edition": "rtx-pro-6000", "rtx-pro-6000-server": "rtx-pro-6000",
    "rtx6000-ada-generation": "rtx-6000-ada", "rtx-6000-ada-generation": "rtx-6000-ada",
  ]

  /// `RTX3090`, `3080Ti`, `RTX 4070 Ti` as `rtx-3090`, `rtx-3080-ti`, `rtx-4070-ti`.
  private static func desktop(_ name: String) -> String? {
    var rest = name[...]
    let hasPrefix = rest.hasPrefix("rtx")
    if hasPrefix { rest = rest.dropFirst(3).drop { $0 == "-" } }
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isNumber),
      !rest.dropFirst(4).prefix(1).contains(where: \.isNumber),
      hasPrefix || "345".contains(digits.prefix(1))
    else { return nil }
    let suffix = rest.dropFirst(4).drop { $0 == "-" }
    return "rtx-\(digits)" + (suffix.isEmpty ? "" : "-\(suffix)")
  }

  /// A slice of Google's: `tpu-v5p-12288`, `tpu-v5litepod-8`. The number counts TensorCores in generations 2 to 4 and 5p, of
  /// which a chip has two, and chips in 5e, 6e and 7 (Cloud TPU, documentation of the versions).
  var slice: (id: String, chips: Double)? {
    guard words.first == "tpu", words.count >= 2 else { return nil }
    let version = Self.versions[words[1]] ?? words[1]
    let id = "tpu-\(version)"
    guard words.count >= 3, let count = Double(words[2]), count >= 1 else { return (id, 1) }
    return (id, Self.dualCore.contains(version) ? max(1, count / 2) : count)
  }

  private static let versions = ["v5litepod": "v5e", "v5lite": "v5e", "v7x": "v7", "7x": "v7"]
  private static let dualCore: Set<String> = ["v2", "v3", "v4", "v5p"]
}
