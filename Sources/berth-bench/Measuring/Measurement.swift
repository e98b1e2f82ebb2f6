internal import BerthKit

/// How one problem was planned: what came of it, what it took, and where it went.
struct Measurement: Codable, Equatable, Sendable {
  /// One stage of the road from a file to a report. What is not known is `nil`, never 0.
  struct Phase: Codable, Equatable, Sendable {
    var phase: String
    var wallSeconds: Double
    var cpuSeconds: Double?
  }

  /// The solver's account of its work.
  struct Work: Codable, Equatable, Sendable {
    var name: String
    var method: String
    /// Simplex pivots.
    var iterations: Int
    /// Solves with rows added in between.
    var rounds: Int?
    /// Of a search for whole numbers.
    var nodes: Int?
    var rows: Int
    var columns: Int
    var nonzeros: Int
    /// The program that was solved in place of the whole, where rows and columns that are alike were merged.
    var merged: Size?
  }

  /// How large a program is.
  struct Size: Codable, Equatable, Sendable {
    var rows: Int
    var columns: Int
    var nonzeros: Int
  }

  /// Largest residuals, relative; see `Plan.Certificate`.
  struct Certificate: Codable, Equatable, Sendable {
    var primalResidual: Double
    var dualResidual: Double?
    var complementarityResidual: Double?
    var relativeGap: Double?
    var moneyViolation: Double
  }

  var status: String
  var objective: Double?
  var bound: Double?
  var certificate: Certificate?
  var work: Work
  /// In the order in which they are passed.
  var phases: [Phase]
  /// Bytes of the problem file, and of the plan as JSON.
  var bytesRead: Int
  var bytesWritten: Int
  /// Of the whole process, from its start to its end: more than all phases together.
  var wallSeconds: Double
  var cpuSeconds: Double
  /// Bytes that were in use at one time, at most.
  var peakMemory: Int

  func phase(_ name: String) -> Phase? { phases.first { $0.phase == name } }
}

extension Measurement {
  /// Plans a problem file with every phase timed apart.
  ///
  /// - Throws: what reading, checking or planning throws.
  static func taken(of path: String, _ options: PlanOptions) throws -> Measurement {
    var stopwatch = PhaseStopwatch()
    let input = Input(path: path)
    let bytes = try input.bytes()
    let file = try ProblemFile(reading: bytes, folder: input.folder)
    stopwatch.lap("read")
    let problem = try Problem(validating: file)
    stopwatch.lap("check")
    let recorder = ClockRecorder()
    var options = options
    options.clock = { recorder.read() }
    let plan = try Berth.plan(problem, options)
    stopwatch.skip()
    let text = try plan.jsonText()
    stopwatch.lap("write")
    var phases = stopwatch.phases
    phases.insert(contentsOf: Phase.planning(plan.solver, recorder), at: phases.count - 1)
    let use = ResourceUse.now()
    return Measurement(
      status: plan.status.rawValue, objective: plan.objective, bound: plan.bound,
      certificate: plan.certificate.map(Certificate.init), work: Work(plan.solver), phases: phases,
      bytesRead: bytes.count, bytesWritten: text.utf8.count,
      wallSeconds: phases.reduce(0) { $0 + $1.wallSeconds }, cpuSeconds: use.cpuSeconds,
      peakMemory: use.peakMemory)
  }
}

extension Measurement.Phase {
  /// The phases between a checked problem and a plan, as the planner tells them.
  ///
  /// What a solver comes to tell of its own phases (aggregating, loading, rounds) belongs here.
  static func planning(_ report: Plan.SolverReport, _ recorder: ClockRecorder) -> [Measurement.Phase] {
    let times = recorder.times
    // The clock is read once at the start and once at the end of each phase, or its readings mean something else.
    let isPerPhase = times.count == report.seconds.count + 1
    return report.seconds.enumerated().map { number, phase in
      Measurement.Phase(
        phase: phase.phase, wallSeconds: phase.seconds,
        cpuSeconds: isPerPhase ? times[number + 1].cpuSeconds - times[number].cpuSeconds : nil)
    }
  }
}

extension Measurement.Work {
  init(_ report: Plan.SolverReport) {
    self.init(
      name: report.name, method: report.method, iterations: report.iterations,
      rounds: report.rounds > 0 ? report.rounds : nil, nodes: report.nodes > 0 ? report.nodes : nil,
      rows: report.rows, columns: report.columns, nonzeros: report.nonzeros,
      merged: report.merged.map { .init(rows: $0.rows, columns: $0.columns, nonzeros: $0.nonzeros) })
  }
}

extension Measurement.Certificate {
  init(_ certificate: Plan.Certificate) {
    self.init(
      primalResidual: certificate.primalResidual, dualResidual: certificate.dualResidual,
      complementarityResidual: certificate.complementarityResidual,
      relativeGap: certificate.relativeGap.isFinite ? certificate.relativeGap : nil,
      moneyViolation: certificate.moneyViolation)
  }
}
