internal import Foundation

/// What a process has used so far.
struct ResourceUse: Sendable {
  /// Seconds on a clock that only goes forward.
  var wallSeconds: Double
  /// Seconds of processor, in the program and in the system for it, over all threads.
  var cpuSeconds: Double
  /// The most memory that was in use at one time, in bytes.
  var peakMemory: Int

  /// Of this process.
  static func now() -> ResourceUse {
    var usage = rusage()
    // RUSAGE_SELF, which Linux imports as an enumeration and its own function does not take.
    getrusage(0, &usage)
    return ResourceUse(usage)
  }

  init(_ usage: rusage, wallSeconds: Double = ResourceUse.clock()) {
    self.wallSeconds = wallSeconds
    cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    #if canImport(Darwin)
      peakMemory = usage.ru_maxrss
    #else
      peakMemory = usage.ru_maxrss * 1024
    #endif
  }

  static func clock() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
}
