internal import PlacementModel

extension BillMapping {
  /// Lists of patterns by their key, and the columns they are held against.
  static let lists: [(key: String, columns: [FocusColumn], meaning: String)] = [
    ("services", [.serviceName], "Names of services."),
    ("accounts", [.subAccountId, .subAccountName], "Ids or names of sub accounts."),
    ("skus", [.skuId, .skuPriceId], "Ids of stock units or of their prices."),
    ("resources", [.resourceId], "Ids of resources."),
    ("categories", [.chargeCategory], "Kinds of charge: `Usage`, `Tax`."),
    ("descriptions", [.chargeDescription], "What the charge says of itself."),
  ]

  private static let patterns = Shape.either([.text, .list(.text)])

  static let format = ObjectFormat(
    name: "billMapping", meaning: "which charges of a bill are whose",
    attributes: [
      Attribute(
        "rules", .list(.object(rule)), .required, "In order; the first that matches a charge counts.")
    ])

  private static let rule = ObjectFormat(
    name: "rule", meaning: "charges, and what they are for",
    attributes: [
      Attribute("match", .object(match), "What the charge must be; every charge where absent."),
      Attribute("workload", .id, "The id of the workload that the charge is for."),
      Attribute("kind", .id, "The workload's kind."),
      Attribute(
        "machine", .either([.id, .object(machine)]), "The id of the machine, or the column that names it."),
      Attribute("outside", .id, "What the charge is for where it is not planned."),
      Attribute(
        "quantity", .word(["consumed", "pricing"]), .defaulted(.string("consumed")),
        "Whether `ConsumedQuantity` or `PricingQuantity` is counted."),
      Attribute(
        "units", patterns,
        "Units of the quantity that are counted, as patterns; hours of anything where absent. Money counts in any unit."
      ),
      Attribute(
        "unitHours", .number(.positive), .defaulted(.number(1)), unit: "unit-hours in one of the quantity",
        "A machine of 8 accelerators for an hour is 8."),
      Attribute(
        "throughput", .number(.positive), .defaulted(.number(1)), unit: "work units per unit-hour",
        "What a unit does in an hour; demand is the work that was done."),
    ],
    rules: [.oneOf([["workload", "machine"], ["outside"]])])

  private static let machine = ObjectFormat(
    name: "machineColumn", meaning: "a machine by what stands in a column",
    attributes: [Attribute("column", .id, .required, "The column, in any case: `x_InstanceType`.")])

  private static let match = ObjectFormat(
    name: "match",
    meaning: "what a charge must be: it must match every key that is given, and one pattern of each",
    attributes: [
      Attribute("providers", patterns, "Ids of providers, or their names as billed."),
      Attribute("regions", patterns, "Regions as billed, or as `cloud/region`."),
    ] + lists.map { Attribute($0.key, patterns, $0.meaning) } + [
      Attribute("tags", .map(of: "tags", patterns), "Values of tags by their key, which must be there."),
      Attribute("columns", .map(of: "columns", patterns), "Texts of other columns by name: `x_Operation`."),
    ])
}
