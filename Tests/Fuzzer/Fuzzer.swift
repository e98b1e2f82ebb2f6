internal import Fuzzing

/// What libFuzzer calls with every input. `BERTH_FUZZ_ENTRY` names the door; a trap is a finding.
///
/// - Returns: 0, as libFuzzer asks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  do {
    try Door.entry.read(Array(UnsafeRawBufferPointer(start: start, count: count)))
  } catch {
    fatalError(error.what)
  }
  return 0
}
