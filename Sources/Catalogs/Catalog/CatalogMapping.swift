public import PlacementModel

/// What the columns of some table mean: a JSON document that names them.
///
///     { "cloud": { "value": "lambda" }, "region": "Region", "accelerator": "GPU", "acceleratorCount": "GPUs",
///       "onDemand": "USD per hour" }
public struct CatalogMapping: Sendable {
  /// Where a value comes from.
  enum Cell: Hashable, Sendable {
    case column(String)
    case constant(String)
  }

  let cells: [CatalogRole: Cell]
  let pricesAreOfUnits: Bool
  let hours: Double
  let reservedTerm: String?
  /// What must stand in a column for a row to be read: one of the texts.
  let conditions: [(column: String, texts: Set<String>)]
  /// The character between fields; `nil` finds it in the first line.
  let delimiter: UInt8?
  /// The line from which headers are looked for, from 1.
  let headerLine: Int

  /// Reads the document.
  ///
  /// - Throws: `InvalidProblem` with every fault of the text or of the format.
  public init(reading bytes: [UInt8]) throws(InvalidProblem) {
    let document = try DocumentReading.read(bytes, as: Self.format)
    var cells: [CatalogRole: Cell] = [:]
    for role in CatalogRole.allCases {
      switch document[role.rawValue] {
      case .string(let column)?: cells[role] = .column(column)
      case let object?: cells[role] = object["value"]?.plainText.map(Cell.constant)
      case nil: break
      }
    }
    self.cells = cells
    conditions = (document["where"]?.members ?? []).map { member in
      (member.key, Set(member.value.text.map { [$0] } ?? member.value.elements.compactMap(\.text)))
    }
    pricesAreOfUnits = document["pricePer"]?.text == "unit"
    hours = document["pricePeriod"]?.text == "month" ? Self.hoursPerMonth : 1
    reservedTerm = document["reservedTerm"]?.text
    if case .number(let line)? = document["headerLine"] { headerLine = Int(line) } else { headerLine = 1 }
    delimiter = document["delimiter"]?.text.flatMap { Self.delimiters[$0] }
  }

  /// How many hours clouds reckon to a month: 8760 / 12.
  static let hoursPerMonth = 730.0

  private static let delimiters: [String: UInt8] = [
    "comma": 0x2C, "semicolon": 0x3B, "tab": 0x09, "bar": 0x7C,
  ]

  /// The layout of a table that has all columns that are named.
  ///
  /// - Throws: the fault of the first that it has not.
  func layout(_ table: CSVTable) throws(CSVFault) -> CatalogLayout {
    var layout = CatalogLayout(
      name: Wording.catalogMappingTable, reservedTerm: reservedTerm, pricesAreOfUnits: pricesAreOfUnits,
      hours: hours)
    for role in CatalogRole.allCases {
      switch cells[role] {
      case .column(let name)?: layout.places[role] = try table.place(ofRequired: name)
      case .constant(let value)?: layout.constants[role] = value
      case nil: break
      }
    }
    for condition in conditions {
      layout.conditions.append((try table.place(ofRequired: condition.column), condition.texts))
    }
    return layout
  }
}

// MARK: - The format

extension CatalogMapping {
  private static let constant = ObjectFormat(
    name: "constant", meaning: "what holds for every row",
    attributes: [
      Attribute("value", .either([.text, .number(.positive)]), .required, "The text or the number.")
    ])

  private static func cell(_ role: CatalogRole, _ meaning: String) -> Attribute {
    Attribute(role.rawValue, .either([.text, .object(constant)]), meaning)
  }

  static let format = ObjectFormat(
    name: "catalogueMapping",
    meaning: "the columns of a table of prices: a header, or an object with the value of every row",
    attributes: [
      cell(.cloud, "Who sells."),
      cell(.region, "The cloud's name of the region."),
      cell(.zone, "A part of the region; the cheapest counts."),
      cell(.instanceType, "The name of what is sold."),
      cell(.accelerator, "The name of the accelerator; empty where there is none."),
      cell(.acceleratorCount, "How many accelerators the price is for."),
      cell(.vCPUs, "How many vCPUs the price is for."),
      cell(.memory, "Memory in GiB."),
      cell(.onDemand, "The price while used."),
      cell(.spot, "The price while used, interruptible."),
      cell(.reserved, "The price of a term."),
      cell(.currency, "The currency of the prices, as USD."),
      Attribute(
        "where", .map(of: "headers", .either([.text, .list(.text)])),
        "Rows are read in which each of these columns has the text, or one of the texts."),
      Attribute("reservedTerm", .duration, "The term of reserved prices."),
      Attribute(
        "pricePer", .word(["instance", "unit"]), .defaulted(.string("instance")),
        "What a price is for: the instance, or one of its accelerators or vCPUs."),
      Attribute(
        "pricePeriod", .word(["hour", "month"]), .defaulted(.string("hour")),
        "The time a price is for; a month is 730 hours."),
      Attribute(
        "delimiter", .word(["comma", "semicolon", "tab", "bar"]),
        "What stands between fields; found in the first line where absent."),
      Attribute(
        "headerLine", .integer(1...10_000), .defaulted(.number(1)),
        "The line with the headers; what stands before it is passed over."),
    ],
    rules: [.atLeastOne(["onDemand", "spot", "reserved"], kinds: [])])
}

extension JSONValue {
  /// A text, or a number in digits.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): JSONText.digits(of: number)
    default: nil
    }
  }
}
