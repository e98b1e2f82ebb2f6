extension Format {
  static let workload = ObjectFormat(
    name: .workload, summary: "Work that must be placed.",
    fields: [
      .required("id", .id, "Id, unique."),
      .optional("kind", .id, absent: "none", "A word of your own, such as `training`, to select by."),
      .required("demand", .series(.nonnegative, sliced: true), unit: "work per hour", "Average rate of work."),
      .required("throughput", .map(.series(.nonnegative, sliced: false)), unit: "work per unit-hour",
        "By machine; a machine that is absent cannot do it."),
      .optional("where", .object(.place), absent: "anywhere", "Where it may run: residency, allowed and denied, latency."),
      .optional("interruptible", .flag, absent: "false", "Whether spot units may serve it."),
      .optional("deferrable", .duration, absent: "may not wait", "How long work may wait; nothing waits past the horizon."),
      .optional("peak", .series(NumberRange(lowest: 1, highest: NumberRange.largest), sliced: true), absent: "1",
        unit: "fleet over average use", "Units paid for per unit of average use."),
      .optional("unmetPenalty", .series(.nonnegative, sliced: false), absent: "all of it must be served",
        unit: "currency per work", "Cost of not serving."),
      .optional("surcharges", .list(.object(.surcharge)), absent: "none", "Extra costs at chosen places."),
    ],
    later: [
      "egressPerWork", "home", "migrationCost", "wholeUnits", "site", "minimumUnits", "dataSize", "backlog",
    ])

  static let limit = ObjectFormat(
    name: .limit, summary: "A rule of policy.",
    fields: [
      .required("id", .id, "Id, unique."),
      .required("type", .words(LimitFile.Kind.allCases.map(\.rawValue)), "What it bounds."),
      .required("of", .object(.selection), kinds: ["share", "spread"],
        "The part that is bounded; with `each`, every one in turn."),
      .optional("scope", .object(.selection), absent: "everything", "What the whole is: offers, and workloads for work and units."),
      .optional("min", .series(.fraction, sliced: false), absent: "none", unit: "fraction", kinds: ["share"], "Lower bound."),
      .optional("max", .series(.fraction, sliced: false), absent: "none", unit: "fraction", kinds: ["share"], "Upper bound."),
      .required("max", .series(.fraction, sliced: false), unit: "fraction", kinds: ["spread"], "Upper bound, in every step."),
      .required("max", .series(.nonnegative, sliced: false), unit: "currency per span", kinds: ["budget"], "Upper bound."),
      .optional("measure", .words(Measure.allCases.map(\.rawValue)), absent: "spend", kinds: ["share"], "What is measured."),
      .optional("weights", .either([.words(["kilowatts"]), .map(.number(.nonnegative))]), absent: "1 each", kinds: ["share"],
        "Weight of a unit of each machine, for `units`."),
      .optional("per", .words(LimitFile.Basis.allCases.map(\.rawValue)), absent: "period", kinds: ["share", "budget"],
        "Span on which it holds: each period, each calendar year, the horizon."),
    ],
    discriminator: "type", later: ["penalty"])

  private static let listFields: [Field] = [
    .optional("geographies", .list(.id), absent: "all", "Geographies."),
    .optional("regions", .list(.id), absent: "all", "Regions."),
    .optional("providers", .list(.id), absent: "all", "Providers."),
    .optional("machines", .list(.id), absent: "all", "Machines."),
    .optional("vendors", .list(.id), absent: "all", "Vendors."),
    .optional("offers", .list(.id), absent: "all", "Offers."),
    .optional("kinds", .list(.id), absent: "all", "Kinds of workload."),
    .optional("workloads", .list(.id), absent: "all", "Workloads."),
  ]

  private static let not = Field.optional("not", .object(.lists), absent: "nothing", "What is taken away again.")

  static let lists = ObjectFormat(name: .lists, summary: "Lists that select.", fields: listFields)

  static let selection = ObjectFormat(
    name: .selection, summary: "A selection: what is in every list given.",
    fields: listFields + [
      not,
      .optional("each", .words(SelectorFile.Each.allCases.map(\.rawValue)), absent: "all together",
        "One part for each; only in a limit's `of`."),
    ])

  static let place = ObjectFormat(
    name: .place, summary: "Where a workload may run.",
    fields: listFields + [not, .optional("latency", .object(.latency), absent: "any", "A bound on latency.")])
}
