internal import Synchronization

/// Wall and processor seconds of one phase after another.
struct PhaseStopwatch {
  private var last = ResourceUse.now()
  private(set) var phases: [Measurement.Phase] = []

  /// Ends a phase.
  mutating func lap(_ phase: String) {
    let now = ResourceUse.now()
    phases.append(
      Measurement.Phase(
        phase: phase, wallSeconds: now.wallSeconds - last.wallSeconds,
        cpuSeconds: now.cpuSeconds - last.cpuSeconds))
    last = now
  }

  /// Leaves out what happened since the last phase ended.
  mutating func skip() { last = ResourceUse.now() }
}

/// A clock for `PlanOptions` that also notes what had been used at each reading: the planner asks for seconds on the
/// wall only.
final class ClockRecorder: Sendable {
  private let readings = Mutex<[ResourceUse]>([])

  func read() -> Double {
    let now = ResourceUse.now()
    readings.withLock { $0.append(now) }
    return now.wallSeconds
  }

  var times: [ResourceUse] { readings.withLock { $0 } }
}
