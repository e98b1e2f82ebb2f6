/// The forms in which a value that changes over time may be written as an object.
enum SeriesForm: CaseIterable {
  case steps, ramp, growth, column, slices

  /// A form for values in a range: what its table depends on.
  struct Numbers: Hashable {
    let form: SeriesForm
    let range: NumberRange
  }

  /// The keys by which the form is told.
  var keys: [String] {
    switch self {
    case .steps: ["steps"]
    case .ramp: ["ramp"]
    case .growth: ["start", "growthPerYear"]
    case .column: ["csv", "column"]
    case .slices: ["slices"]
    }
  }

  /// The form that has the key.
  static func named(by key: String) -> SeriesForm? { allCases.first { $0.keys.contains(key) } }

  /// The form's table, for values in a range. Slices of slices are no series.
  func format(_ range: NumberRange) -> ObjectFormat {
    switch self {
    case .steps:
      ObjectFormat(
        name: "steps", meaning: "values that hold from their date until the next",
        attributes: [
          Attribute(
            "steps", .points(range), .required, "Each value holds from its date until the next one's.")
        ])
    case .ramp:
      ObjectFormat(
        name: "ramp", meaning: "points with straight lines between them",
        attributes: [
          Attribute("ramp", .points(range), .required, "Linear between the points, flat outside.")
        ])
    case .growth:
      ObjectFormat(
        name: "growth", meaning: "a value that grows by a fixed rate",
        attributes: [
          Attribute("start", .number(range), .required, "The value at the start of the horizon."),
          Attribute(
            "growthPerYear", .number(.growth), .required, unit: "a fraction per year",
            "Compounded over calendar time; 0.6 is 60 % more each year."),
        ])
    case .column:
      ObjectFormat(
        name: "column", meaning: "a column of a CSV file",
        attributes: [
          Attribute(
            "csv", .text, .required,
            "A CSV file in the folder of the problem, or in a folder inside it; its first row holds the headers."
          ),
          Attribute("column", .text, .required, "The header of the column; one row per period."),
        ])
    case .slices:
      ObjectFormat(
        name: "slices", meaning: "one series for each slice",
        attributes: [
          Attribute(
            "slices", .map(of: "every slice", .series(range)), .required,
            "One series for every slice of the horizon; a slice's series has no slices of its own.")
        ])
    }
  }
}
