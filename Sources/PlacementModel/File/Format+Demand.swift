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
      Attribute(
        "egressPerWork", .series(.amount), unit: "GB per work unit",
        "Data sent to `home` for each unit of work; at home itself they cost what `egressPrices` has a row for."
      ),
      Attribute("home", .text, "The id of the region that the work's data go to."),
      Attribute(
        "migrationCost", .series(.amount), unit: "currency per work unit per hour",
        "The cost of moving work to another place, once for each unit of its rate."),
      Attribute(
        "movesBetween", .word(WorkloadFile.Place.allCases.map(\.rawValue)), .defaulted(.string("regions")),
        "Between which places work is counted as moved."),
      Attribute(
        "wholeUnits", .flag, .defaulted(.bool(false)),
        "Whether its fleet at each offer is a whole number of units."),
      Attribute(
        "minimumUnits", .number(.positive), unit: "units",
        "The least fleet at an offer that runs any of it: the size of a gang."),
      Attribute(
        "site", .word(WorkloadFile.Site.allCases.map(\.rawValue)), .defaulted(.string("any")),
        "Whether all of it runs in one region, or at one provider."),
      Attribute(
        "sitePer", .word(["period", "horizon"]), .defaulted(.string("horizon")),
        "Whether the one site may change from period to period."),
    ],
    later: .init(keys: ["dataSize"]))

  static let surcharge = ObjectFormat(
    name: "surcharge", meaning: "a cost per unit of work at chosen places",
    attributes: [
      Attribute("where", .object(place), .required, "The places."),
      Attribute("perWork", .series(.amount), .required, unit: "currency per work unit", "The cost."),
    ])
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

  static let notScope = ObjectFormat(
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

  static let parts = selection(each: SelectorFile.Each.allCases.map(\.rawValue), name: "parts")
  static let spreadParts = ObjectFormat(
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
    attributes: scope.attributes + place.attributes.filter { $0.key == "latency" }
      + parts.attributes.filter { $0.key == "each" })
}
