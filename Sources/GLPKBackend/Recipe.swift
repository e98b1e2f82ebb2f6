internal import LinearProgramming

/// One way to attack a linear program. A solve goes down a list of them until one gives an answer that holds.
struct Recipe {
  enum Start { case standard, advanced, given(Basis), interior }
  enum Method { case primal, dual, byFeasibility }

  var method: Method
  var presolve = true
  var scale = true
  var start = Start.advanced
  /// Of bounds and reduced costs, in GLPK's scaled numbers.
  var tolerance = 1e-8

  var isFromBasis: Bool { if case .given = start { true } else { false } }

  /// How the recipe is named in statistics.
  var name: String {
    let method =
      switch self.method {
      case .primal: "primal simplex"
      case .dual: "dual simplex"
      case .byFeasibility: "simplex"
      }
    return switch start {
    case .given: "\(method) from a given basis"
    case .interior: "interior point, then \(method)"
    default: presolve ? "\(method) after presolve" : method
    }
  }

  /// The recipes for what the caller asked, the best first. Those that follow are for numerical trouble:
  /// another simplex, no presolve, other scaling, the plainest basis, looser tolerances.
  static func list(for options: SolverOptions) -> [Recipe] {
    let dual = Recipe(method: .dual)
    let primal = Recipe(method: .primal)
    var recipes: [Recipe] = []
    if let basis = options.startingBasis {
      let method: Method =
        switch options.method {
        case .primalSimplex: .primal
        case .dualSimplex: .dual
        case .automatic, .interiorPoint, .blocks: .byFeasibility
        }
      // From a basis that is feasible but for rounding the primal simplex may find no way: it does with a looser
      // tolerance, and what that leaves is polished away.
      recipes = [1e-8, 1e-6].map {
        Recipe(method: method, presolve: false, start: .given(basis), tolerance: $0)
      }
    }
    if !options.triesOtherMethods, !recipes.isEmpty { return recipes }
    switch options.method {
    case .automatic, .dualSimplex, .blocks: recipes += [dual, primal]
    case .primalSimplex: recipes += [primal, dual]
    case .interiorPoint: recipes += [Recipe(method: .primal, start: .interior), dual, primal]
    }
    return recipes + [
      Recipe(method: .dual, presolve: false, start: .standard, tolerance: 1e-7),
      Recipe(method: .primal, presolve: false, scale: false, start: .standard, tolerance: 1e-7),
    ]
  }
}
