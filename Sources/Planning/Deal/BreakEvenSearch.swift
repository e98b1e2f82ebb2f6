internal import PlacementModel

/// Seeks the value of a term at which a deal is worth nothing.
///
/// A deal is worth what the plan without it costs more. The search keeps a value at which it pays and one at which it does
/// not, and comes from both sides: by the straight line through the two, where an end that stays is counted half (the
/// Illinois rule of Dowell and Jarratt, BIT 11, 1971), and by halves where one end has no plan. Costs are piecewise linear
/// or nearly so in a term, so that a few lines end at the value itself. A deal that binds to nothing is never worth less
/// than nothing: there the line goes through the last two values at which it pays. Then two values that stand a little
/// beside the one found are planned, and only what they show is said.
struct BreakEvenSearch {
  enum Evaluation {
    case cost(Double)
    case noPlan
    case stopped
  }

  /// A value, its cost, and what the deal is worth there: minus infinity where there is no plan.
  private struct Point {
    let value: Double
    let cost: Double?
    let worth: Double

    var side: BreakEven.Side { BreakEven.Side(value: value, cost: cost) }
  }

  let term: DealTerm
  let with: Double
  let without: Double
  /// Relative distance of a cost from the least.
  let gap: Double
  /// About where the value is; `nil` where nothing is known of it.
  let guess: Double?

  /// Part of the cost to which a worth of nothing is sought; no finer than costs are known.
  private var precision: Double { max(1e-9, gap) * max(1, without.magnitude) }
  /// What a worth must be beyond to be told from nothing: ten times the rounding of an optimum.
  private var noise: Double { max(1e-10, gap) * max(1, without.magnitude) }
  /// The nearest that a side stands to the value: of a discount in itself, of a factor as a part of it.
  private static let nearest = 1e-5
  /// How near no plan is sought, as a part of the value.
  private static let nearWall = 1e-4
  private static let mostSteps = 60
  /// Values tried before the last one of all.
  private static let mostStrides = 6

  typealias Evaluate = (Double) throws(PlanningError) -> Evaluation

  func run(_ evaluate: Evaluate) throws(PlanningError) -> BreakEven {
    var answer = BreakEven(
      term.term, present: term.present, isFactor: term.isFactor, stated: term.stated, without: without)
    guard let (better, worse) = try bracket(&answer, evaluate) else { return answer }
    guard let (near, far) = try close(better, worse, evaluate) else { return answer }
    if far.cost == nil {
      answer.value = near.value
      answer.finding = .between(better: near.side, worse: far.side)
      return answer
    }
    let value = near.worth <= max(noise, -far.worth) ? near.value : far.value
    answer.value = value
    guard let (pays, fails) = try sides(of: value, within: better, worse, evaluate) else { return answer }
    // Next to the last value of all there is no telling whether it is that.
    if fails.value == term.worst, fails.worth >= -noise { answer.value = gap > 0 ? nil : term.worst }
    answer.finding = .between(better: pays.side, worse: fails.side)
    return answer
  }

  private func point(_ value: Double, _ evaluate: Evaluate) throws(PlanningError) -> Point? {
    switch try evaluate(value) {
    case .cost(let cost): Point(value: value, cost: cost, worth: without - cost)
    case .noPlan: Point(value: value, cost: nil, worth: -.infinity)
    case .stopped: nil
    }
  }

  /// A value at which the deal pays and one at which it does not; `nil` where there are not both, or the search was
  /// stopped: the answer says which.
  ///
  /// First where the break-even is guessed to be, then along the line through the last two values, a little further than
  /// it leads: a plan far from all that were made takes longest. The end of the values is tried last.
  private func bracket(
    _ answer: inout BreakEven, _ evaluate: Evaluate
  ) throws(PlanningError) -> (better: Point, worse: Point)? {
    var known = Point(value: term.present, cost: with, worth: without - with)
    var tried = [known]
    let began = pays(known)
    let end = began ? term.worst : term.best
    var value = guess.map { inside($0) } ?? end
    if (value - known.value) * (end - known.value) <= 0 { value = end }
    var steps = 0
    while known.value != end {
      guard let next = try point(value, evaluate) else { return nil }
      if pays(next) != began { return began ? (known, next) : (next, known) }
      tried.append(next)
      steps += 1
      let step = next.value - known.value
      let slope = (next.worth - known.worth) / step
      let ahead = slope.isFinite && slope != 0 ? -1.2 * next.worth / slope : .infinity
      let most = 4 * abs(step)
      let further = (end > next.value ? 1.0 : -1.0) * min(max(abs(ahead), abs(step)), most)
      known = next
      value = steps < Self.mostStrides ? inside(known.value + further) : end
    }
    answer.finding = try finding(tried, began, evaluate)
    return nil
  }

  /// What there is to tell where the deal is to the end what it is at first: the other end is looked at too.
  ///
  /// What a deal is worth need not rise with what it gives: prices move what is spent, and with it what a limit of a share
  /// of spend asks.
  private func finding(
    _ tried: [Point], _ began: Bool, _ evaluate: Evaluate
  ) throws(PlanningError) -> BreakEven.Finding {
    let other = began ? term.best : term.worst
    var points = tried
    if !points.contains(where: { $0.value == other }) {
      guard let point = try point(other, evaluate) else { return .unknown }
      points.append(point)
    }
    let sides = points.sorted { $0.value < $1.value }.map(\.side)
    if points.contains(where: { pays($0) != began }) { return .mixed(sides) }
    guard let last = tried.last else { return .unknown }
    // What lies between adds nothing.
    let told = [term.present, term.worst, term.best]
    return began ? .alwaysPays(last.side) : .neverPays(last.side, sides.filter { told.contains($0.value) })
  }

  /// Whether a deal is worth more than nothing.
  private func pays(_ point: Point) -> Bool { point.worth > noise }

  /// The bracket closed in on the value; `nil` where that was stopped.
  private func close(
    _ better: Point, _ worse: Point, _ evaluate: Evaluate
  ) throws(PlanningError) -> (Point, Point)? {
    var line = Line(better: better, worse: worse)
    for _ in 0..<Self.mostSteps {
      let width = abs(line.better.value - line.worse.value)
      let size = max(line.better.value.magnitude, line.worse.value.magnitude)
      if line.worse.cost == nil, width <= Self.nearWall * size { break }
      let isFlat = line.worse.worth >= -noise
      if width <= 1e-12 * max(size, 1e-3) || line.better.worth <= precision { break }
      if !isFlat, -line.worse.worth <= precision { break }
      let value = isFlat ? line.extrapolated : line.interpolated
      // Where the line that ended here leads here again, this is the value.
      if isFlat, abs(value - line.worse.value) <= 1e-12 * max(size, 1e-3) { break }
      guard let next = try point(value, evaluate) else { return nil }
      line.move(to: next, pays: pays(next))
    }
    return (line.better, line.worse)
  }

  /// A bracket, and what each end counts for in the straight line through both.
  private struct Line {
    private(set) var better: Point
    private(set) var worse: Point
    private var before: Point?
    private var up: Double
    private var down: Double
    private var movedBetter: Bool?

    init(better: Point, worse: Point) {
      (self.better, self.worse) = (better, worse)
      (up, down) = (better.worth, worse.worth)
    }

    private var middle: Double { (better.value + worse.value) / 2 }

    /// Where the line through both ends is 0; the middle where one end has no plan.
    var interpolated: Double {
      guard worse.cost != nil else { return middle }
      let part = min(0.999, max(0.001, up / (up - down)))
      return better.value + part * (worse.value - better.value)
    }

    /// Where the line through the last two values that pay is 0; the middle where there are not two yet.
    var extrapolated: Double {
      guard let before, before.worth > better.worth else { return middle }
      let value = better.value + better.worth * (better.value - before.value) / (before.worth - better.worth)
      let range = min(better.value, worse.value)...max(better.value, worse.value)
      return range.contains(value) ? value : abs(value - worse.value) < 1e-9 ? worse.value : middle
    }

    mutating func move(to next: Point, pays: Bool) {
      if pays {
        (before, better, up) = (better, next, next.worth)
        if movedBetter == true, down.isFinite { down /= 2 }
      } else {
        (worse, down) = (next, next.worth)
        if movedBetter == false { up /= 2 }
      }
      movedBetter = pays
    }
  }

  /// Two values beside the value sought, one at which the deal surely pays and one at which it surely does not: as near as
  /// they can be told apart.
  private func sides(
    of value: Double, within better: Point, _ worse: Point, _ evaluate: Evaluate
  ) throws(PlanningError) -> (Point, Point)? {
    var distance = term.isFactor ? Self.nearest * max(value, 1e-3) : Self.nearest
    let direction = term.best > term.worst ? 1.0 : -1.0
    var (pays, fails): (Point?, Point?)
    while pays == nil || fails == nil {
      let up = inside(value + direction * distance)
      let down = inside(value - direction * distance)
      if pays == nil {
        guard let point = try point(up, evaluate) else { return nil }
        pays = self.pays(point) ? point : (up - better.value) * direction >= 0 ? better : nil
      }
      if fails == nil {
        guard let point = try point(down, evaluate) else { return nil }
        let isWorse = gap > 0 ? point.worth < -noise : !self.pays(point)
        if isWorse {
          fails = point
        } else if (worse.value - down) * direction >= 0, worse.worth < -noise {
          fails = worse
        } else if down == term.worst {
          fails = point
        }
      }
      distance *= 4
    }
    guard let pays, let fails else { return nil }
    return (pays, fails)
  }

  private func inside(_ value: Double) -> Double {
    min(max(value, min(term.worst, term.best)), max(term.worst, term.best))
  }
}
