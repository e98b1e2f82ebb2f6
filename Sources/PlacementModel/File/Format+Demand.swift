extension Format {
  static let workload = ObjectFormat(
    name: "workload", meaning: "work that must be placed",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute("kind", .text, "A word of the planner's own, for selection: `training`, `inference`."),
      Attribute(
        "demand", .series(.amount), .required, unit: "work units per hour",
        "What is asked; 0 before the first step."),
      Attribute(
        "throughput", .map(of: "machines", .series(.amount)), .required, unit: "work units per unit-hour",
        "What a unit of each machine does; a machine that is not named cannot do the work."),
      Attribute("where", .object(place), "The places that may serve it; everywhere where absent."),
      Attribute("interruptible", .flag, .defaulted(.bool(false)), "Whether spot units may serve it."),
      Attribute("deferrable", .duration, "How long its work may wait."),
      Attribute(
        "peak", .series(.atLeastOne), .defaulted(.number(1)), unit: "a ratio of fleet to average use",
        "How much larger the fleet is than its average use."),
      Attribute(
        "unmetPenalty", .series(.amount), unit: "currency per work unit",
        "The cost of work that is not served; without it all of the work must be."),
      Attribute(
        "surcharges", .list(.object(surcharge), mayBeEmpty: true), .defaulted(.array([])),
        "Costs at chosen places; where several apply they add up."),
    ],
    later: .init(keys: [
      "dataSize", "egressPerWork", "home", "migrationCost", "minimumUnits", "site", "wholeUnits",
    ]))

  static let surcharge = ObjectFormat(
    name: "surcharge", meaning: "a cost per unit of work at chosen places",
    attributes: [
      Attribute("where", .object(place), .required, "The places."),
      Attribute("perWork", .series(.amount), .required, unit: "currency per work unit", "The cost."),
    ])

  static let limit = ObjectFormat(
    name: "limit", meaning: "a rule of policy", discriminator: "type",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute(
        "type",
        .word(
          LimitFile.Kind.allCases.map(\.rawValue),
          later: [
            "carbon", "churn", "concentration", "exclusive", "exposure", "firstRefusal", "pool", "providers",
            "survive",
          ]), .required,
        "The part of all in scope, money in all, or the part of a workload that any one place serves."),
      Attribute(
        "of", .object(parts), .required, for: ["share"],
        "What has the share: each provider, region ... or a selection."),
      Attribute(
        "of", .object(spreadParts), .required, for: ["spread"], "Among what work is spread."),
      Attribute("scope", .object(scope), "What is counted; everything where absent."),
      Attribute("min", .series(.fraction), unit: "a fraction", for: ["share"], "The least part."),
      Attribute("max", .series(.fraction), unit: "a fraction", for: ["share"], "The largest part."),
      Attribute(
        "max", .series(.fraction), .required, unit: "a fraction", for: ["spread"],
        "The largest part of a workload that any one provider or region serves."),
      Attribute(
        "max", .series(.amount), .required, unit: "currency", for: ["budget"],
        "The most that may be paid in the basis."),
      Attribute(
        "measure", .word(Measure.allCases.map(\.rawValue)), .defaulted(.string("spend")), for: ["share"],
        "Money paid, work served, or units in use."),
      Attribute(
        "weights", .either([.word(["kilowatts"]), .map(of: "machines", .number(.amount))]), for: ["share"],
        "What a unit of each machine weighs, for the measure `units`; 1 where absent."),
      Attribute(
        "per", .word(LimitFile.Basis.allCases.map(\.rawValue)), .defaulted(.string("period")),
        for: ["share", "budget"],
        "The basis on which it holds: every period, every calendar year, or the horizon."),
    ],
    later: .init(
      keys: ["burst", "penalty", "serve"],
      kinds: [
        "carbon", "churn", "concentration", "exclusive", "exposure", "firstRefusal", "pool", "providers",
        "survive",
      ]),
    rules: [.atLeastOne(["min", "max"], kinds: ["share"])])
}

// MARK: - Selectors

extension Format {
  private static let places = [
    Attribute("geographies", .list(.text), "Geographies of regions."),
    Attribute("regions", .list(.text), "Ids of regions."),
    Attribute("providers", .list(.text), "Ids of providers."),
    Attribute("machines", .list(.text), "Ids of machines."),
    Attribute("vendors", .list(.text), "Vendors of machines."),
    Attribute("offers", .list(.text), "Ids of offers."),
  ]

  private static let work = [
    Attribute("kinds", .list(.text), "Kinds of workload."),
    Attribute("workloads", .list(.text), "Ids of workloads."),
  ]

  private static let notPlaces = ObjectFormat(
    name: "notWhere", meaning: "places that are taken away again", attributes: places)

  private static let notScope = ObjectFormat(
    name: "notScope", meaning: "what is taken away again", attributes: places + work)

  static let place = ObjectFormat(
    name: "where", meaning: "a selection of places: what is in every list that is given",
    attributes: places + [
      Attribute("not", .object(notPlaces), "What is taken away again."),
      Attribute("latency", .object(latency), "Places within reach of an origin."),
    ])

  static let scope = ObjectFormat(
    name: "scope", meaning: "a selection of offers and workloads: what is in every list that is given",
    attributes: places + work + [Attribute("not", .object(notScope), "What is taken away again.")])

  private static let parts = selection(each: SelectorFile.Each.allCases.map(\.rawValue), name: "parts")
  private static let spreadParts = ObjectFormat(
    name: "spreadParts", meaning: "each provider or each region",
    attributes: [Attribute("each", .word(["provider", "region"]), .required, "Every one in turn.")])

  private static func selection(each: [String], name: String) -> ObjectFormat {
    let lists = scope.attributes
    return ObjectFormat(
      name: name, meaning: "what a limit is about: a selection, or each of a kind in turn",
      attributes: lists + [Attribute("each", .word(each), "Every one in turn, among what the lists select.")],
      rules: [.atLeastOne(lists.map(\.key) + ["each"], kinds: [])])
  }

  static let latency = ObjectFormat(
    name: "latency", meaning: "a bound on the round trip from an origin",
    attributes: [
      Attribute("from", .text, .required, "An origin."),
      Attribute("atMost", .number(.amount), .required, unit: "milliseconds", "The longest round trip."),
    ])
}

extension Format {
  /// Every key that some selector has: how they are read, whatever they select.
  static let selector = ObjectFormat(
    name: "selector", meaning: "a selection",
    attributes: scope.attributes + place.attributes.filter { $0.key == "latency" })
}
