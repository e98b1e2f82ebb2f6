/// A door by which bytes from outside come in, for a fuzzer to knock at.
///
/// Every entry reads what it is handed, whatever that is, and where reading succeeds holds the result to what every reader
/// promises: what is written can be read again and says the same, and a refusal names at least one fault in words.
public enum FuzzEntry: String, CaseIterable, Sendable {
  case problem, part, plan, catalog, catalogMapping, bill, billMapping, demand, places, mps
  case formulation, verification, report

  /// The entry from whose samples this one starts: itself, or that which reads the same files.
  public var seeds: FuzzEntry {
    switch self {
    case .formulation: .problem
    case .verification, .report: .plan
    default: self
    }
  }

  /// A promise that was not kept; the bytes that did it are the fuzzer's.
  public struct BrokenPromise: Error, Sendable {
    public let what: String
    init(_ what: String) { self.what = what }
  }

  /// Reads the bytes.
  ///
  /// - Throws: `BrokenPromise`. What the bytes deserve to be told is not thrown.
  public func read(_ bytes: [UInt8]) throws(BrokenPromise) {
    switch self {
    case .problem: try Self.problem(bytes)
    case .part: try Self.part(bytes)
    case .plan: try Self.plan(bytes)
    case .catalog: try Self.catalog(bytes)
    case .catalogMapping: try Self.catalogMapping(bytes)
    case .bill: try Self.bill(bytes)
    case .billMapping: try Self.billMapping(bytes)
    case .demand: try Self.demand(bytes)
    case .places: try Self.places(bytes)
    case .mps: try Self.mps(bytes)
    case .formulation: try Self.formulation(bytes)
    case .verification: try Self.verification(bytes)
    case .report: try Self.report(bytes)
    }
  }
}
