/// An accelerator whose name is known from the papers of its maker.
struct KnownMachine {
  let id: String
  let vendor: String
  /// The memory that a name means which states none, in GB. Where makers sell one chip with more than one size of memory, the
  /// size is part of the id.
  let gigabytes: Int?
  /// The power it may draw at most, in kW: the chip or card alone, without its part of the host. `nil` where no paper was found
  /// or it differs by form.
  let kilowatts: Double?

  private init(_ id: String, _ vendor: String, _ gigabytes: Int? = nil, kilowatts: Double? = nil) {
    self.id = id
    self.vendor = vendor
    self.gigabytes = gigabytes
    self.kilowatts = kilowatts
  }

  static func named(_ id: String) -> KnownMachine? { byID[id] }

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }

  /// Power from the data sheets and product briefs of the makers, in the form that clouds sell (SXM or OAM, else PCIe).
  private static let all: [KnownMachine] = [
    // NVIDIA data centre: data sheets of the chips named.
    KnownMachine("a100-40gb", "NVIDIA", 40, kilowatts: 0.4),
    KnownMachine("a100-80gb", "NVIDIA", 80, kilowatts: 0.4),
    KnownMachine("h100", "NVIDIA", 80, kilowatts: 0.7),
    KnownMachine("h100-pcie", "NVIDIA", 80, kilowatts: 0.35),
    KnownMachine("h100-nvl", "NVIDIA", 94, kilowatts: 0.4),
    KnownMachine("h200", "NVIDIA", 141, kilowatts: 0.7),
    KnownMachine("h200-nvl", "NVIDIA", 141, kilowatts: 0.6), KnownMachine("gh200", "NVIDIA", 96),
    KnownMachine("b200", "NVIDIA", 180, kilowatts: 1), KnownMachine("b300", "NVIDIA", 288),
    KnownMachine("gb200", "NVIDIA", 186), KnownMachine("gb300", "NVIDIA", 288),
    KnownMachine("l4", "NVIDIA", 24, kilowatts: 0.072), KnownMachine("l40", "NVIDIA", 48, kilowatts: 0.3),
    KnownMachine("l40s", "NVIDIA", 48, kilowatts: 0.35), KnownMachine("t4", "NVIDIA", 16, kilowatts: 0.07),
    KnownMachine("t4g", "NVIDIA", 16), KnownMachine("a2", "NVIDIA", 16, kilowatts: 0.06),
    KnownMachine("a10", "NVIDIA", 24, kilowatts: 0.15), KnownMachine("a10g", "NVIDIA", 24),
    KnownMachine("a16", "NVIDIA", 64, kilowatts: 0.25), KnownMachine("a30", "NVIDIA", 24, kilowatts: 0.165),
    KnownMachine("a40", "NVIDIA", 48, kilowatts: 0.3),
    KnownMachine("v100-16gb", "NVIDIA", 16, kilowatts: 0.3),
    KnownMachine("v100-32gb", "NVIDIA", 32, kilowatts: 0.3), KnownMachine("p100", "NVIDIA", 16),
    KnownMachine("p40", "NVIDIA", 24, kilowatts: 0.25), KnownMachine("p4", "NVIDIA", 8, kilowatts: 0.075),
    KnownMachine("k80", "NVIDIA", 12), KnownMachine("m60", "NVIDIA", 8), KnownMachine("k520", "NVIDIA", 4),
    // NVIDIA workstation and desktop.
    KnownMachine("a6000", "NVIDIA", 48, kilowatts: 0.3), KnownMachine("a5000", "NVIDIA", 24, kilowatts: 0.23),
    KnownMachine("a4500", "NVIDIA", 20, kilowatts: 0.2), KnownMachine("a4000", "NVIDIA", 16, kilowatts: 0.14),
    KnownMachine("a2000", "NVIDIA", 12, kilowatts: 0.07), KnownMachine("rtx-4000", "NVIDIA", 8),
    KnownMachine("rtx-5000", "NVIDIA", 16), KnownMachine("rtx-6000", "NVIDIA", 24),
    KnownMachine("rtx-4000-ada", "NVIDIA", 20), KnownMachine("rtx-5000-ada", "NVIDIA", 32, kilowatts: 0.25),
    KnownMachine("rtx-6000-ada", "NVIDIA", 48, kilowatts: 0.3),
    KnownMachine("rtx-pro-6000", "NVIDIA", 96, kilowatts: 0.6),
    KnownMachine("rtx-3090", "NVIDIA", 24, kilowatts: 0.35),
    KnownMachine("rtx-4090", "NVIDIA", 24, kilowatts: 0.45),
    KnownMachine("rtx-5090", "NVIDIA", 32, kilowatts: 0.575),
    // AMD Instinct and Radeon Pro.
    KnownMachine("mi25", "AMD", 16), KnownMachine("mi100", "AMD", 32, kilowatts: 0.3),
    KnownMachine("mi210", "AMD", 64, kilowatts: 0.3), KnownMachine("mi250", "AMD", 128),
    KnownMachine("mi250x", "AMD", 128), KnownMachine("mi300x", "AMD", 192, kilowatts: 0.75),
    KnownMachine("mi325x", "AMD", 256, kilowatts: 1), KnownMachine("mi350x", "AMD", 288, kilowatts: 1),
    KnownMachine("mi355x", "AMD", 288, kilowatts: 1.4), KnownMachine("radeon-pro-v520", "AMD", 8),
    KnownMachine("radeon-pro-v710", "AMD", 28),
    // Chips of the clouds and others.
    KnownMachine("inferentia", "AWS", 8), KnownMachine("inferentia2", "AWS", 32),
    KnownMachine("trainium", "AWS", 32), KnownMachine("trainium2", "AWS", 96),
    KnownMachine("trainium3", "AWS"),
    KnownMachine("gaudi", "Intel", 32), KnownMachine("gaudi2", "Intel", 96, kilowatts: 0.6),
    KnownMachine("gaudi3", "Intel", 128, kilowatts: 0.9), KnownMachine("qualcomm-ai-100", "Qualcomm"),
    KnownMachine("tpu-v2", "Google"), KnownMachine("tpu-v3", "Google"), KnownMachine("tpu-v4", "Google"),
    KnownMachine("tpu-v5e", "Google"), KnownMachine("tpu-v5p", "Google"), KnownMachine("tpu-v6e", "Google"),
    KnownMachine("tpu-v7", "Google"),
  ]
}
