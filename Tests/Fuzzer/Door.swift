internal import Fuzzing

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The door that this process knocks at.
enum Door {
  static let entry: FuzzEntry = {
    let name = getenv("BERTH_FUZZ_ENTRY").map { String(cString: $0) } ?? ""
    guard let entry = FuzzEntry(rawValue: name) else {
      fatalError("BERTH_FUZZ_ENTRY is one of \(FuzzEntry.allCases.map(\.rawValue))")
    }
    return entry
  }()
}
