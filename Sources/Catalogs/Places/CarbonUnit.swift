/// A unit of carbon intensity: a mass of CO2 for each amount of energy.
struct CarbonUnit: Hashable, Sendable {
  /// As people write it: `g/kWh`.
  let name: String
  /// Kilograms per kWh of one: the power of ten, and the factor where the mass is not metric.
  private let exponent: Int
  private let factor: Double

  private static let masses: [(names: [String], name: String, exponent: Int, factor: Double)] = [
    (["g", "gram", "grams", "gr"], "g", -3, 1),
    (["kg", "kilogram", "kilograms", "kgs"], "kg", 0, 1),
    (["t", "tonne", "tonnes", "metricton", "metrictons", "metrictonne", "metrictonnes"], "t", 3, 1),
    (["lb", "lbs", "pound", "pounds"], "lb", 0, 0.453_592_37),
  ]

  private static let energies: [(names: [String], name: String, exponent: Int)] = [
    (["wh"], "Wh", 3), (["kwh", "kilowatthour", "kilowatthours"], "kWh", 0),
    (["mwh", "megawatthour", "megawatthours"], "MWh", -3), (["gwh"], "GWh", -6), (["twh"], "TWh", -9),
  ]

  /// What is accepted, for people.
  static let accepted = "g/kWh, kg/kWh, t/kWh, g/MWh, kg/MWh, t/MWh, t/GWh, lb/kWh or lb/MWh"

  /// Finds a unit in a header: `Grid carbon intensity (gCO2eq / kWh)`, `CO2e (metric ton/kWh)`, `co2_g_per_kwh`.
  ///
  /// - Returns: `nil` where there is none, or one that is not known; a bare `ton` may be one of three.
  init?(in text: String) {
    let plain = Self.words(of: text)
    guard let slash = plain.lastIndex(of: "/"), slash > 0 else { return nil }
    let above = plain[..<slash]
    let below = plain[(slash + 1)...]
    guard let energyWord = below.first,
      let energy = Self.energies.first(where: { $0.names.contains(energyWord) }),
      let last = above.last
    else { return nil }
    let words = [above.suffix(2).joined(), last]
    guard let mass = words.lazy.compactMap({ word in Self.masses.first { $0.names.contains(word) } }).first
    else { return nil }
    name = mass.name + "/" + energy.name
    exponent = mass.exponent + energy.exponent
    factor = mass.factor
  }

  /// Words in lower case with `/` as one, and without what says of what the mass is.
  private static func words(of text: String) -> [String] {
    var plain = text.lowercased()
    for (old, new) in [("₂", "2"), ("-eq", "eq"), (" eq", "eq"), ("co2-e", "co2e")] {
      plain = replacing(old, in: plain, with: new)
    }
    for gas in ["co2equivalents", "co2equivalent", "co2eqv", "co2eq", "co2e", "co2"] {
      plain = replacing(gas, in: plain, with: " ")
    }
    plain = replacing("/", in: plain, with: " / ")
    return plain.split { !($0.isLetter || $0 == "/") }.map { $0 == "per" ? "/" : String($0) }
  }

  private static func replacing(_ old: String, in text: String, with new: String) -> String {
    var result = ""
    var rest = Substring(text)
    while !rest.isEmpty {
      if rest.hasPrefix(old) {
        result += new
        rest = rest.dropFirst(old.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  /// Kilograms per kWh. Metric units only move the point, so that the digits of the table stay what they are.
  ///
  /// - Parameter text: the number as it stands in the table.
  func kilograms(_ text: String, _ number: Double) -> Double {
    let digits = text.filter { !$0.isWhitespace }
    if factor == 1, !digits.contains(where: { $0 == "e" || $0 == "E" }),
      let moved = Double(digits + "e\(exponent)")
    {
      return moved
    }
    var scale = factor
    for _ in 0..<abs(exponent) { scale = exponent > 0 ? scale * 10 : scale / 10 }
    return number * scale
  }
}
