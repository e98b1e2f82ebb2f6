/// Which cloud a catalogue is of.
enum CatalogCloud {
  /// The cloud that a path names: a folder of that name around the file, or a word of the file's own name, as in
  /// `aws/vms.csv`, `vms-aws.csv` and `azure.csv`.
  static func named(inPath path: String) -> String? {
    let parts = path.split(separator: "/")
    guard let file = parts.last else { return nil }
    let name = file.prefix { $0 != "." }
    let words = name.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    if let word = words.first(where: known.contains) { return CloudName.id(of: word) }
    guard parts.count > 1, let folder = parts.dropLast().last?.lowercased(), known.contains(folder) else {
      return nil
    }
    return CloudName.id(of: folder)
  }

  /// The names of folders in SkyPilot's collection of catalogues.
  private static let known: Set<String> = [
    "aws", "azure", "gcp", "oci", "ibm", "scp", "do", "cudo", "lambda", "runpod", "nebius", "vast",
    "fluidstack",
    "paperspace", "hyperbolic", "hyperstack", "seeweb", "shadeform", "primeintellect", "verda", "datacrunch",
    "mithril", "lium", "yotta", "spheron", "simplepod", "daytona", "jarvislabs", "ovhcloud", "scaleway",
    "vultr", "coreweave", "crusoe", "together",
  ]
}
