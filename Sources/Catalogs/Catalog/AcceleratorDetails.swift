/// What SkyPilot's catalogues tell of accelerators beside their names: a literal of Python, looked at for a few numbers only.
enum AcceleratorDetails {
  /// The memory of one accelerator.
  ///
  ///     {'Gpus': [{'Name': 'A100', 'Count': 8.0, 'MemoryInfo': {'SizeInMiB': 81920}}], 'TotalGpuMemoryInMiB': 655360}
  ///
  /// Some sources write the memory of one there, others that of all, so that it is only taken where there is one, or where the total
  /// says which it is.
  ///
  /// - Returns: `nil` where the text does not tell.
  static func gigabytesOfEach(_ text: String) -> Double? {
    guard let size = number(after: "SizeInMiB", in: text), size > 0 else { return nil }
    let count = number(after: "Count", in: text) ?? 1
    let isOfOne = count == 1 || number(after: "TotalGpuMemoryInMiB", in: text) == size * count
    return isOfOne ? size / 1024 : nil
  }

  private static func number(after key: String, in text: String) -> Double? {
    guard let found = text.firstRange(of: key) else { return nil }
    let rest = text[found.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
    return Double(rest)
  }
}
