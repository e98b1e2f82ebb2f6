/// Instance types that sell a part of a vCPU's time: their price per vCPU is none for work that runs all the time.
enum BurstableTypes {
  /// AWS's T families (Amazon EC2, burstable performance instances), Azure's B series and Basic A (Azure virtual machines, sizes,
  /// burstable), Google's shared-core types (Compute Engine, machine families, shared-core).
  static func contains(_ instanceType: String, cloud: String) -> Bool {
    let name = instanceType.lowercased()
    switch RegionNames.family(of: cloud) {
    case "aws":
      let family = name.prefix { $0 != "." }
      return family.first == "t" && family.dropFirst().first?.isNumber == true
    case "azure": return azure(name)
    case "gcp":
      return ["f1-micro", "g1-small", "e2-micro", "e2-small", "e2-medium"].contains(name)
    default: return false
    }
  }

  private static func azure(_ name: String) -> Bool {
    if name.hasPrefix("basic_a") { return true }
    guard name.hasPrefix("standard_b") else { return false }
    return name.dropFirst("standard_b".count).first?.isNumber == true
  }
}
