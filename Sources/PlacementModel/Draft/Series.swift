/// A value that may change over time.
///
///     let price: Series = 3.1                                    // always the same
///     let capacity: Series = [400, 400, 900, 900]                // one number for each period
///     let quota = Series.steps(["2026-01": 0, "2026-07": 500])   // holds until the next date
///     let demand = Series.ramp(["2026-01": 500, "2027-01": 1100])
///     let fleet = Series.growth(from: 1000, perYear: 0.6)
///     let trace = Series.csv("demand.csv", column: "chat")
///
/// A number that stands in a variable is `.always(price)`.
public struct Series: Equatable, Sendable, DraftRemarks {
  /// How it is written.
  public enum Form: Equatable, Sendable {
    /// The same always.
    case always(Double)
    /// One number for each period.
    case perPeriod([Double])
    /// Each value holds from its date until the next one's.
    case steps(Keyed<Day, Double>)
    /// Linear between the points, flat outside.
    case ramp(Keyed<Day, Double>)
    /// From the start of the horizon, compounded over calendar time; 0.6 is 60 % more each year.
    case growth(start: Double, perYear: Double)
    /// A column of a CSV file in the folder of the problem, one row per period.
    case csv(file: String, column: String)
    /// One series for every slice of the horizon.
    case slices(Keyed<String, Series>)
  }

  /// How it is written, and its numbers.
  public var form: Form
  /// What a reader should know.
  public var note: String?
  /// Where the figures come from.
  public var source: String?

  /// A series in one of its forms.
  public init(_ form: Form) { self.form = form }

  /// The same always.
  public static func always(_ number: Double) -> Series { Series(.always(number)) }
  /// One number for each period.
  public static func perPeriod(_ numbers: [Double]) -> Series { Series(.perPeriod(numbers)) }
  /// Each value holds from its date until the next one's.
  public static func steps(_ points: Keyed<Day, Double>) -> Series { Series(.steps(points)) }
  /// Linear between the points, flat outside.
  public static func ramp(_ points: Keyed<Day, Double>) -> Series { Series(.ramp(points)) }
  /// A value at the start of the horizon, compounded over calendar time; 0.6 is 60 % more each year.
  public static func growth(from start: Double, perYear: Double) -> Series {
    Series(.growth(start: start, perYear: perYear))
  }
  /// A column of a CSV file in the folder of the problem, one row per period.
  public static func csv(_ file: String, column: String) -> Series {
    Series(.csv(file: file, column: column))
  }
  /// One series for every slice of the horizon.
  public static func slices(_ series: Keyed<String, Series>) -> Series { Series(.slices(series)) }

  /// The series with every value times a factor; a rate of growth stays.
  ///
  /// - Throws: `UnknownNumbers` for a column of a CSV file, whose numbers are not known before the problem is read: a draft
  ///   made from a checked problem has them in its place.
  public func scaled(by factor: Double) throws(UnknownNumbers) -> Series {
    var copy = self
    switch form {
    case .always(let number): copy.form = .always(number * factor)
    case .perPeriod(let numbers): copy.form = .perPeriod(numbers.map { $0 * factor })
    case .steps(let points): copy.form = .steps(points.mapped { $0 * factor })
    case .ramp(let points): copy.form = .ramp(points.mapped { $0 * factor })
    case .growth(let start, let perYear): copy.form = .growth(start: start * factor, perYear: perYear)
    case .csv(let file, let column): throw UnknownNumbers(file: file, column: column)
    case .slices(var slices):
      for position in slices.pairs.indices {
        slices.pairs[position].value = try slices.pairs[position].value.scaled(by: factor)
      }
      copy.form = .slices(slices)
    }
    return copy
  }

  /// The numbers of a series stand in a CSV file that was not read.
  public struct UnknownNumbers: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// The header of the column.
    public let column: String

    /// That the problem must be read first.
    public var description: String {
      "the numbers of the column \(Wording.quoted(column)) of \(Wording.quoted(file)) are not known before the problem is read"
    }
  }

  /// What stands where a number is missing.
  static let missing = Series(.always(.nan))
}

extension Series: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// A number.
  public init(floatLiteral value: Double) { self.init(.always(value)) }
  /// A number.
  public init(integerLiteral value: Int) { self.init(.always(Double(value))) }
  /// One number for each period.
  public init(arrayLiteral numbers: Double...) { self.init(.perPeriod(numbers)) }
}

extension Series: DraftValue {
  init(draft json: JSONValue) throws(ObjectReader.Mismatch) {
    switch json {
    case .number(let number): self.init(.always(number))
    case .array: self.init(.perPeriod(try Read.numbers(json)))
    case .object(let members):
      self.init(try Self.form(json, members))
      for member in members { readRemark(member) }
    case .null, .bool, .string: throw ObjectReader.Mismatch(key: "series")
    }
  }

  private static func form(
    _ json: JSONValue, _ members: [JSONValue.Member]
  ) throws(ObjectReader.Mismatch) -> Form {
    func member<Value: DraftValue>(_ key: String) throws(ObjectReader.Mismatch) -> Value {
      guard let value = json[key] else { throw ObjectReader.Mismatch(key: key) }
      return try Value(draft: value)
    }
    return switch members.lazy.compactMap({ SeriesForm.named(by: $0.key) }).first {
    case .steps: .steps(try member("steps"))
    case .ramp: .ramp(try member("ramp"))
    case .growth: .growth(start: try member("start"), perYear: try member("growthPerYear"))
    case .column: .csv(file: try member("csv"), column: try member("column"))
    case .slices: .slices(try member("slices"))
    case nil: throw ObjectReader.Mismatch(key: "series")
    }
  }

  var draftJSON: JSONValue {
    var object = ObjectBuilder()
    switch form {
    case .always(let number): return .number(number)
    case .perPeriod(let numbers): return numbers.draftJSON
    case .steps(let points): object.add("steps", points.draftJSON)
    case .ramp(let points): object.add("ramp", points.draftJSON)
    case .growth(let start, let perYear):
      object.add("start", start)
      object.add("growthPerYear", perYear)
    case .csv(let file, let column):
      object.add("csv", file)
      object.add("column", column)
    case .slices(let slices): object.add("slices", slices.draftJSON)
    }
    return .object(object.value.members + remarkMembers)
  }
}
