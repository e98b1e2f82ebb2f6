public import PlacementModel

/// A list of a plan as comma-separated values (RFC 4180): a heading line, CR LF at every line's end, quotes
/// where a cell needs them, numbers in full.
///
/// A text cell that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
/// carriage return) is written with an apostrophe before it. Numbers are never changed.
public struct PlanCSV: Sendable {
  /// The lists that can be written.
  public enum List: String, CaseIterable, Sendable {
    /// What runs where.
    case allocations
    /// What is paid for.
    case purchases
    /// Reservations to order.
    case orders
    /// Outlay by provider and period.
    case providers
    /// How agreements stand, window by window.
    case agreements
    /// Where limits stand.
    case limits
    /// What is paid for and used of each offer.
    case capacity
    /// Places with a fixed fee that are used.
    case openings
    /// How workloads are served.
    case workloads
    /// Work that changes place.
    case moves
    /// Commitments to spend plans to make.
    case commitments
    /// What is committed and drawn.
    case spendPlans
  }

  /// A value in a line; an absent number is an empty cell.
  enum Cell {
    case text(String)
    case number(Double?)
  }

  let plan: Plan

  /// Lists of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// The text of one list.
  public func text(_ list: List = .allocations) -> String {
    let (heading, rows) = table(list)
    var text = heading.joined(separator: ",") + "\r\n"
    for row in rows {
      text += row.map(Self.written).joined(separator: ",")
      text += "\r\n"
    }
    return text
  }

  static func written(_ cell: Cell) -> String {
    switch cell {
    case .number(let number):
      guard let number else { return "" }
      let text = (number + 0).description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .text(let text):
      let startsFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
      let safe = startsFormula ? "'" + text : text
      guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
        return safe
      }
      // By scalar: a quote under a combining mark is another character, but still a quote to a reader.
      var quoted = String.UnicodeScalarView("\"".unicodeScalars)
      for scalar in safe.unicodeScalars {
        if scalar == "\"" { quoted.append(scalar) }
        quoted.append(scalar)
      }
      quoted.append("\"")
      return String(quoted)
    }
  }
}
