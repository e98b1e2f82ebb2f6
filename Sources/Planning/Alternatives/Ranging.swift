internal import Dispatch
internal import LinearProgramming
internal import PlacementModel
internal import Synchronization

/// The least and the most of each target in a room, each from the vertex of the one before in its lane, on two threads.
///
/// Which lane a target is in depends on its place alone, so that the same problem gives the same vertices, whatever the
/// machine does meanwhile.
final class Ranging: Sendable {
  /// One end of one target.
  struct Job: Hashable {
    let target: Int
    let isMost: Bool
  }

  /// A vertex at which something is least or most.
  struct Reached {
    var end: Alternatives.End
    /// What each place has there.
    let pattern: [Double]
  }

  private static let laneCount = 2
  /// Of an amount that stands at a bound, relative to all there is.
  private static let rounding = 1e-9

  private let room: Room
  private let gauges: Gauges
  private let clock: AnswerClock
  private let onProgress: (@Sendable (PlanProgress) -> Void)?
  private struct Ended {
    var reached: [Job: Reached] = [:]
    var lost = 0
    var errors: [Int: PlanningError] = [:]
  }
  private let ended = Mutex(Ended())

  init(
    _ room: Room, _ gauges: Gauges, _ clock: AnswerClock, onProgress: (@Sendable (PlanProgress) -> Void)?
  ) {
    self.room = room
    self.gauges = gauges
    self.clock = clock
    self.onProgress = onProgress
  }

  /// How many ends were left out because the solver broke down.
  var lostCount: Int { ended.withLock { $0.lost } }

  var jobCount: Int { 2 * gauges.targets.count }

  /// All ends that were reached.
  func run(with vertices: any TableauSolver) throws(PlanningError) -> [Job: Reached] {
    let lanes = deal()
    DispatchQueue.concurrentPerform(iterations: lanes.count) { lane in
      do throws(PlanningError) { try run(lanes[lane], with: vertices) } catch {
        ended.withLock { $0.errors[lane] = error }
      }
    }
    let (reached, errors) = ended.withLock { ($0.reached, $0.errors) }
    for lane in lanes.indices { if let error = errors[lane] { throw error } }
    return reached
  }

  /// What is not known already, dealt out; and takes down what is.
  private func deal() -> [[Job]] {
    var lanes: [[Job]] = Array(repeating: [], count: Self.laneCount)
    var known: [Job: Reached] = [:]
    var next = 0
    for target in gauges.targets.indices where twin(of: target) == nil {
      let gauge = gauges.targets[target].gauge
      let now = gauge.value(at: room.solution.columnValues)
      let slack = Self.rounding * max(1, abs(now))
      var jobs: [Job] = []
      for isMost in [false, true] {
        let bound =
          isMost ? gauge.most(in: room.program.columnBounds) : gauge.least(in: room.program.columnBounds)
        let job = Job(target: target, isMost: isMost)
        if let bound, abs(now - bound) <= slack {
          known[job] = here(target, bound: bound)
        } else {
          jobs.append(job)
        }
      }
      if jobs.isEmpty { continue }
      lanes[next % Self.laneCount] += jobs
      next += 1
    }
    ended.withLock { $0.reached = known }
    return lanes
  }

  /// A target before this one with the same linear form: a region with one provider, a provider with one machine.
  func twin(of target: Int) -> Int? {
    (0..<target).first { gauges.targets[$0].gauge.matches(gauges.targets[target].gauge) }
  }

  private func here(_ target: Int, bound: Double) -> Reached {
    var reached = reached(target, at: room.solution.columnValues)
    reached.end.bound = bound
    return reached
  }

  func reached(_ target: Int, at values: [Double]) -> Reached {
    let amount = gauges.targets[target].gauge.value(at: values)
    let total = gauges.total.value(at: values)
    return Reached(
      end: Alternatives.End(
        amount: amount, share: total > 0 ? amount / total : nil, cost: room.cost.value(at: values)),
      pattern: gauges.pattern(at: values))
  }

  /// What each target has, in their order.
  func extents(_ reached: [Job: Reached]) -> [Alternatives.Extent] {
    gauges.targets.indices.map { target in
      let place = twin(of: target) ?? target
      return Alternatives.Extent(
        kind: gauges.targets[target].kind, id: gauges.targets[target].id,
        now: self.reached(target, at: room.solution.columnValues).end,
        least: reached[Job(target: place, isMost: false)]?.end,
        most: reached[Job(target: place, isMost: true)]?.end)
    }
  }

  /// What each place has at the vertices, in the order of the targets.
  func patterns(_ reached: [Job: Reached]) -> [[Double]] {
    gauges.targets.indices.flatMap { target in
      [false, true].compactMap { reached[Job(target: target, isMost: $0)]?.pattern }
    }
  }

  private func run(_ jobs: [Job], with vertices: any TableauSolver) throws(PlanningError) {
    guard !jobs.isEmpty else { return }
    var open = try OpenProgram(room, vertices, clock)
    let total = gauges.total.value(at: room.solution.columnValues)
    for job in jobs where clock.stop == nil {
      let extreme = Extreme(
        gauges.targets[job.target].gauge, times: job.isMost ? -1 : 1, in: room, total: total)
      let found: Extreme.Found?
      do {
        try open.restart()
        found = try extreme.find(open)
      } catch {
        // Once more with nothing of what was before; an end at which that fails is left out.
        open = try OpenProgram(room, vertices, clock)
        do { found = try extreme.find(open) } catch {
          ended.withLock { $0.lost += 1 }
          open = try OpenProgram(room, vertices, clock)
          continue
        }
      }
      guard let found else { return }
      var reached = reached(job.target, at: found.values)
      reached.end.bound = extreme.sign * found.bound
      let done = ended.withLock { ended in
        ended.reached[job] = reached
        return ended.reached.count
      }
      onProgress?(.answering(AnswerProgress(.alternatives, done: done, of: jobCount)))
    }
  }
}
