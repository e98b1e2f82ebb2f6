internal import BerthKit

/// The words of the progress line.
extension Wording {
  static func progress(
    _ standing: Standing, currency: String, isStopping: Bool, seconds: Double
  ) -> ProgressParts {
    var parts = ProgressParts()
    if isStopping { parts.add("stopping (Ctrl-C again quits at once)") }
    if let step = standing.step { parts.add(words(step), rank: 1) }
    switch standing.now {
    case nil: if standing.step == nil { parts.add("starting") }
    case .reading: parts.add("reading")
    case .importing(let progress):
      parts.add(words(progress))
      let rate = Double(progress.bytesRead) / max(seconds, 1e-3) / 1e6
      parts.add(rate.text(decimals: 0) + " MB/s", rank: 1)
    case .planning(.formulating): parts.add("stating the program")
    case .planning(.readingBack): parts.add("checking the plan")
    case .planning(.answering): break
    case .planning(.solving(let solver, let stage)): add(solver, stage, currency, to: &parts)
    }
    parts.add(elapsed(seconds))
    return parts
  }

  private static func add(
    _ solver: SolverProgress, _ stage: PlanStage, _ currency: String, to parts: inout ProgressParts
  ) {
    if stage.count > 1 {
      parts.add("goal \(stage.number) of \(stage.count) (\(stage.goal.rawValue))", rank: 2)
    }
    parts.add(phase(solver.phase))
    if solver.round > 1 { parts.add("round \(solver.round.text)", rank: 5) }
    if solver.nodes > 0 { parts.add(counted(solver.nodes, "node"), rank: 3) }
    if solver.iterations > 0 {
      parts.add(counted(solver.iterations, solver.phase == .interiorPoint ? "step" : "iteration"), rank: 6)
    }
    if let distance = solver.distance, distance < 1 {
      parts.add("within \(part(distance)) of an optimum", rank: 4)
    }
    let amounts = [solver.objective, solver.bound].compactMap { $0 }
    let isMoney = stage.goal == .cost
    let scale = MoneyScale(amounts, currency: currency, digits: 6)
    func figure(_ amount: Double) -> String {
      isMoney ? scale.textWithUnit(amount) : amount.text(significantDigits: 6)
    }
    parts.add(solver.objective.map { (isMoney ? "cost " : "value ") + figure($0) })
    parts.add(solver.bound.map { "bound " + figure($0) }, rank: solver.objective == nil ? 0 : 7)
    if let objective = solver.objective, let bound = solver.bound {
      parts.add("gap " + part(abs(objective - bound) / max(1e-10, abs(objective))))
    }
  }

  /// A part of a whole as people read it: small ones keep a digit.
  private static func part(_ part: Double) -> String {
    part == 0 || part >= 1e-4 ? (part * 100).text(decimals: 2) + " %" : part.scientificText
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count.text) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `12.3 s`, `2 min 05 s`, `1 h 02 min`.
  static func elapsed(_ seconds: Double) -> String {
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    guard seconds >= 99.95, seconds < 1e9 else { return seconds.text(decimals: 1) + " s" }
    let whole = Int(seconds)
    return whole < 3600
      ? "\(whole / 60) min \(twoDigits(whole % 60)) s"
      : "\((whole / 3600).text) h \(twoDigits(whole / 60 % 60)) min"
  }

  private static func words(_ answer: AnswerProgress) -> String {
    let step =
      switch answer.step {
      case .explaining: "finding prices"
      case .conflict: "finding what conflicts"
      case .repair: "finding repairs"
      case .frontier: "following the curve"
      case .deal: "weighing deals"
      case .alternatives: "finding alternatives"
      case .choices: "telling forced from free"
      case .comparing: "comparing"
      }
    guard let count = answer.count else { return step + ", \(answer.done.text) done" }
    return step + ", \(answer.done.text) of \(count.text) done"
  }

  private static func phase(_ phase: SolverProgress.Phase) -> String {
    switch phase {
    case .presolve: "simplifying"
    case .feasibility: "looking for a plan"
    case .optimization: "improving"
    case .interiorPoint: "improving from inside"
    case .search: "searching whole numbers"
    case .refinement: "refining"
    }
  }
}
