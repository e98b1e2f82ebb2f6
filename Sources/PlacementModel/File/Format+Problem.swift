extension Format {
  /// The whole document.
  static let problem = ObjectFormat(
    name: "problem", meaning: "a placement problem",
    attributes: [
      Attribute("berth", .integer(1...1), .required, "The version of the format."),
      Attribute("$schema", .text, "The JSON Schema of the format, for editors."),
      Attribute("name", .text, .defaulted(.string("problem")), "A name for people."),
      Attribute(
        "currency", .text, .defaulted(.string("USD")),
        "The currency of every amount of money: a label, not a rate."),
      Attribute("horizon", .object(horizon), .required, "The time that is planned."),
      Attribute(
        "origins", .list(.id, mayBeEmpty: true), .defaulted(.array([])),
        "Where users are; latencies are measured from here."),
      Attribute("machines", .list(.object(machine)), .required, "The kinds of unit that are offered."),
      Attribute("regions", .list(.object(region)), .required, "The places where units are."),
      Attribute("providers", .list(.object(provider)), .required, "Who sells."),
      Attribute("offers", .list(.object(offer)), .required, "Pools of capacity."),
      Attribute(
        "agreements", .list(.object(agreement), mayBeEmpty: true), .defaulted(.array([])),
        "Commitments to spend."),
      Attribute("workloads", .list(.object(workload)), .required, "Work that must be placed."),
      Attribute(
        "limits", .list(.object(limit), mayBeEmpty: true), .defaulted(.array([])), "Rules of policy."),
    ],
    later: .init(keys: ["exchangeRates", "fix", "initial", "objective", "scenarios"]))

  static let horizon = ObjectFormat(
    name: "horizon", meaning: "the time that is planned, as periods of a calendar or a list of periods",
    attributes: [
      Attribute("start", .date, .required, "The first day of the first period, UTC."),
      Attribute(
        "period", .either([.word(CalendarUnit.allCases.map(\.rawValue)), .object(hours)]),
        "The length of every period; months, quarters and years have their calendar's hours."),
      Attribute("count", .integer(1...100_000), unit: "periods", "How many periods there are."),
      Attribute(
        "periods", .list(.object(period)),
        "Periods of unequal length, in order, instead of `period` and `count`."),
      Attribute(
        "slices", .list(.object(slice)), "Parts into which every period is divided; shares add up to 1."),
      Attribute(
        "discountRate", .number(.rate), .defaulted(.number(0)), unit: "a fraction per year",
        "What later money is worth less, in the objective only."),
    ],
    rules: [.oneOf([["period", "count"], ["periods"]])])

  static let hours = ObjectFormat(
    name: "hours", meaning: "a length in hours",
    attributes: [Attribute("hours", .number(.positive), .required, unit: "hours", "The length.")])

  static let period = ObjectFormat(
    name: "period", meaning: "a period of a listed horizon",
    attributes: [
      Attribute("id", .id, .required, "Its name in plans and reports."),
      Attribute("hours", .number(.positive), .required, unit: "hours", "Its length."),
    ])

  static let slice = ObjectFormat(
    name: "slice", meaning: "a part of every period, with the same supply but another load",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute("share", .number(.share), .required, unit: "a fraction", "The part of a period's hours."),
    ])

  static let machine = ObjectFormat(
    name: "machine", meaning: "a kind of unit: an accelerator, a block of vCPUs",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute("vendor", .text, "Who makes it."),
      Attribute("kilowatts", .number(.amount), unit: "kW", "Power drawn by one unit in use."),
    ])

  static let region = ObjectFormat(
    name: "region", meaning: "a place where units are",
    attributes: [
      Attribute("id", .id, .required, "Its name."),
      Attribute("geography", .text, "What it belongs to, for residency: `europe`."),
      Attribute(
        "carbonIntensity", .number(.amount), unit: "kilograms of CO2-equivalent per kWh",
        "Emissions of the power used there."),
      Attribute(
        "latency", .map(of: "origins", .number(.amount), mayBeEmpty: true), .defaulted(.object([])),
        unit: "milliseconds",
        "Round trip from each origin; one that is not given is unknown and satisfies no bound."),
    ],
    later: .init(keys: ["fixedFee"]))

  static let provider = ObjectFormat(
    name: "provider", meaning: "a seller: a hyperscaler, a specialised cloud, an owned data centre",
    attributes: [
      Attribute("id", .id, .required, "Its name in the file."),
      Attribute("name", .text, "Its name for people; the id where there is none."),
    ],
    later: .init(keys: ["currency", "exchangeRates", "fixedFee"]))
}
