extension Format {
  static let limit = ObjectFormat(
    name: "limit", meaning: "a rule of policy", discriminator: "type",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute(
        "type", .word(LimitFile.Kind.allCases.map(\.rawValue)), .required,
        "The part of all in scope, money in all, the part of a workload that any one place serves, and so on."
      ),
    ] + sharedByLimits + limitsOfParts + limitsOfSums + limitsOfMoves + limitsOfProviders,
    rules: [.atLeastOne(["min", "max"], kinds: ["share", "providers"])])

  private static let basis = LimitFile.Basis.allCases.map(\.rawValue)

  private static let sharedByLimits = [
    Attribute("scope", .object(scope), "What is counted; everything where absent."),
    Attribute(
      "penalty", .series(.amount), unit: "currency per unit of violation",
      for: LimitFile.Kind.allCases.filter { $0 != .firstRefusal }.map(\.rawValue),
      "Makes the limit soft: what a unit of violation costs. A unit is what is measured over the span (currency, work, unit-hours, kilograms); of a spread or churn work per hour; of a pool or an exclusive window units; of survival work; of providers one of them."
    ),
    Attribute(
      "per", .word(basis), .defaulted(.string("period")),
      for: ["share", "budget", "carbon", "concentration", "providers"],
      "The basis on which it holds: every period, every calendar year, or the horizon."),
  ]

  private static let limitsOfParts = [
    Attribute(
      "of", .object(parts), .required, for: ["share"],
      "What has the share: each provider, region ... or a selection."),
    Attribute("of", .object(spreadParts), .required, for: ["spread"], "Among what work is spread."),
    Attribute(
      "of", .object(parts), .required, for: ["survive"],
      "What may be lost: each provider, region ... in turn, or a selection."),
    Attribute(
      "of", .object(parts), for: ["concentration"], "Among what money is spread; each provider where absent."),
    Attribute(
      "of", .object(parts), .required, for: ["exposure"],
      "To whom money is owed: each provider, or a list of `providers`."),
    Attribute("min", .series(.fraction), unit: "a fraction", for: ["share"], "The least part."),
    Attribute("max", .series(.fraction), unit: "a fraction", for: ["share"], "The largest part."),
    Attribute(
      "max", .series(.fraction), .required, unit: "a fraction", for: ["spread"],
      "The largest part of a workload that any one provider or region serves."),
    Attribute(
      "measure", .word(Measure.allCases.map(\.rawValue)), .defaulted(.string("spend")), for: ["share"],
      "Money paid, work served, or units in use."),
    Attribute(
      "weights", .either([.word(["kilowatts"]), .map(of: "machines", .number(.amount))]),
      for: ["share", "pool"],
      "What a unit of each machine weighs, for the measure `units` and for pools; 1 where absent."),
    Attribute(
      "max", .series(.fraction), .required, unit: "a fraction", for: ["concentration"],
      "The largest Herfindahl index: the sum of the squares of the parts' shares of outlay."),
    Attribute(
      "serve", .series(.fraction), .defaulted(.number(1)), unit: "a fraction", for: ["survive"],
      "The part of the work in scope that must still be served."),
    Attribute(
      "burst", .series(.fraction), .defaulted(.number(0)), unit: "a fraction", for: ["survive"],
      "The part of capacity not paid for that could be had at once."),
  ]

  private static let limitsOfSums = [
    Attribute(
      "max", .series(.amount), .required, unit: "currency", for: ["budget"],
      "The most that may be paid in the basis."),
    Attribute(
      "max", .series(.amount), .required, unit: "units, weighted", for: ["pool"],
      "The most that may be paid for in any step."),
    Attribute(
      "max", .series(.amount), .required, unit: "kilograms of CO2-equivalent", for: ["carbon"],
      "The most that may be emitted in the basis."),
    Attribute(
      "max", .series(.amount), .required, unit: "currency", for: ["exposure"],
      "The most that may still be owed at the end of any period."),
  ]

  private static let limitsOfMoves = [
    Attribute(
      "max", .series(.fraction), .required, unit: "a fraction", for: ["churn"],
      "The largest part of the work served that may have moved since the period before.")
  ]

  private static let limitsOfProviders = [
    Attribute("min", .integer(1...1000), unit: "providers", for: ["providers"], "The fewest that are used."),
    Attribute("max", .integer(1...1000), unit: "providers", for: ["providers"], "The most that are used."),
    Attribute(
      "countsFrom", .number(.amount), .defaulted(.number(1)), unit: "currency", for: ["providers"],
      "The outlay in the basis from which a provider counts toward `min`."),
    Attribute(
      "provider", .text, .required, for: ["exclusive", "firstRefusal"],
      "The id of the provider that alone, or first, takes new work in scope."),
    Attribute("from", .date, for: ["exclusive", "firstRefusal"], "The first day of the clause."),
    Attribute("through", .date, for: ["exclusive", "firstRefusal"], "The last day of the clause."),
  ]
}
