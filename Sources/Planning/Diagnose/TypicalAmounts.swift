internal import Formulation
internal import LinearProgramming
internal import PlacementModel

/// About how large the amounts of a problem are: what a miss is measured by where a rule's own bound is 0 or a fraction.
struct TypicalAmounts {
  /// Work per hour of all workloads, on average; at least 1e-6.
  private let work: Double
  private let hours: Double
  private let price: Double
  private let problem: Problem
  var money: Double { work * hours * price }

  init(_ problem: Problem) {
    self.problem = problem
    let steps = Double(max(1, problem.horizon.steps.count))
    let sum = problem.workloads.elements.reduce(0) { $0 + $1.demand.numbers.reduce(0, +) }
    work = max(sum / steps, 1e-6)
    hours = problem.horizon.hours / steps
    let prices = problem.options.elements.map { option -> Double in
      switch option.terms {
      case .onDemand(let price), .spot(let price), .spendPlan(_, let price): price.numbers.first ?? 0
      case .reserved(let reservation): reservation.contractPrice.numbers.first ?? 0
      }
    }
    let mean = prices.reduce(0, +) / Double(max(1, prices.count))
    price = mean > 0 ? mean : 1
  }

  /// How much of a row's own unit is worth one unit of currency, roughly.
  func scale(of rule: RuleRows, row: Constraint, in program: LinearProgram) -> Double {
    if isMoney(rule.rule) { return 1 }
    if case .deferral = rule.rule { return 1 / price }
    // Of most rows the columns are units: one unit in use costs its price every hour.
    let largest = program.nonzeros(of: row).reduce(0) { max($0, abs(program.coefficients[$1])) }
    return (largest > 0 ? largest : 1) / (price * hours)
  }

  private func isMoney(_ rule: ProblemRule) -> Bool {
    switch rule {
    case .ceiling, .planCapacity: return true
    case .limit(let place):
      switch problem.limits[place.limit].rule {
      case .share(let share): return share.measure == .spend
      case .budget, .exposure, .concentration: return true
      default: return false
      }
    default: return false
    }
  }
}
