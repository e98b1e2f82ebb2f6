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
        "The currency of every amount of money that belongs to no provider with a currency of its own."),
      Attribute(
        "exchangeRates", .map(of: "currencies", .series(.positive)),
        unit: "the problem's currency for one of the other", "What other currencies are worth."),
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
      Attribute(
        "spendPlans", .list(.object(spendPlan), mayBeEmpty: true), .defaulted(.array([])),
        "Commitments of money per hour, which options of the kind `spendPlan` draw on."),
      Attribute(
        "egressPrices", .either([.list(.object(egressPrice), mayBeEmpty: true), .object(egressTable)]),
        .defaulted(.array([])),
        "What it costs to send data from where work runs to its home; the first row that matches counts."),
      Attribute(
        "carbonPrice", .series(.amount), .defaulted(.number(0)), unit: "currency per kilogram",
        "What a kilogram of CO2-equivalent costs in the objective; nobody is paid."),
      Attribute(
        "initial", .list(.object(standing), mayBeEmpty: true), .defaulted(.array([])),
        "Where work runs today, from which moves are counted."),
      Attribute(
        "fix", .list(.object(fixed), mayBeEmpty: true), .defaulted(.array([])), "Purchases already decided."),
      Attribute(
        "objective", .list(.either([.word(Goal.allCases.map(\.rawValue)), .object(goal)])),
        .defaulted(.array([.string("cost")])),
        "What is minimised, the most important first; `cost` comes last where it is not named."),
    ],
    later: .init(keys: ["scenarios"]))

  static let goal = ObjectFormat(
    name: "goal", meaning: "one of several things to minimise, in order of priority",
    attributes: [
      Attribute(
        "goal", .word(Goal.allCases.map(\.rawValue)), .required,
        "Work not served, present value of cost, the Herfindahl index of providers' outlay over the horizon, kilograms of CO2-equivalent, or work moved."
      ),
      Attribute(
        "tolerance", .number(.amount), .defaulted(.number(0)), unit: "a fraction",
        "By how much of its optimum later goals may worsen it."),
    ])

  static let egressPrice = ObjectFormat(
    name: "egressPrice", meaning: "the price of sending data from one place to another",
    attributes: [
      Attribute("provider", .text, "Who sells where the work runs; any where absent."),
      Attribute("from", .text, "The region where the work runs; any where absent."),
      Attribute("to", .text, "The region of the work's home; any where absent."),
      Attribute(
        "perGB", .series(.amount), .required, unit: "currency per GB",
        "The price, in the provider's currency where the row names one."),
    ])

  static let egressTable = ObjectFormat(
    name: "egressTable", meaning: "a CSV file with the columns `provider`, `from`, `to` and `perGB`",
    attributes: [
      Attribute(
        "csv", .text, .required,
        "A CSV file in the folder of the problem, or in a folder inside it; an empty cell means any.")
    ])

  static let standing = ObjectFormat(
    name: "standing", meaning: "units that serve a workload today",
    attributes: [
      Attribute("workload", .text, .required, "The id of a workload."),
      Attribute("offer", .text, .required, "The id of an offer."),
      Attribute("units", .number(.amount), .required, unit: "units", "Units in use, an average."),
    ])

  static let fixed = ObjectFormat(
    name: "fixed", meaning: "a reservation that is decided",
    attributes: [
      Attribute("option", .text, .required, "The address of a reserved option, `offer:option`."),
      Attribute("from", .date, .required, "The term starts in the period that holds this day."),
      Attribute("units", .number(.amount), .required, unit: "units", "Units bought, no more and no fewer."),
    ])

  static let fixedFee = ObjectFormat(
    name: "fixedFee", meaning: "a fee that is owed once anything is paid for, however little",
    attributes: [
      Attribute(
        "perPeriod", .series(.amount), unit: "currency per period", "Owed in every period of use."),
      Attribute("once", .number(.amount), unit: "currency", "Owed in the first period of use only."),
    ],
    rules: [.oneOf([["perPeriod"], ["once"]])])

  /// A number is a fee per period.
  static func fixedFee(_ meaning: String) -> Attribute {
    Attribute(
      "fixedFee", .either([.number(.amount), .object(fixedFee)]), unit: "currency per period", meaning)
  }

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
      fixedFee("Owed while anything is paid for in the region; a cost of ours, no provider's spend."),
    ])

  static let provider = ObjectFormat(
    name: "provider", meaning: "a seller: a hyperscaler, a specialised cloud, an owned data centre",
    attributes: [
      Attribute("id", .id, .required, "Its name in the file."),
      Attribute("name", .text, "Its name for people; the id where there is none."),
      Attribute(
        "currency", .text,
        "The currency of its prices, fees and agreements; the problem's where absent. Others stand in `exchangeRates`."
      ),
      Attribute(
        "supportFee", .series(.fraction), .defaulted(.number(0)), unit: "a fraction",
        "Paid on top of what its options cost after discounts."),
      fixedFee("Paid while anything is paid for at the provider."),
    ])
}
