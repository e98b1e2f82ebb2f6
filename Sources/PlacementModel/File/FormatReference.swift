/// The reference of the problem file for people, made from the table of the format.
package enum FormatReference {
  /// Markdown: a section for each kind of object with a row for each key, then series, dates and durations.
  package static let markdown: String = {
    var sections = ["# The problem file", opening]
    sections += formats.map(section)
    sections += [series, dates]
    return sections.joined(separator: "\n\n") + "\n"
  }()

  private static let opening = """
    JSON in UTF-8. Keys that are not listed are refused, and so are repeated keys; `note` and `source` (text, for
    people) may stand in every object. A key that is absent means its default, and nothing where there is none.
    Numbers are 0, or from 1e-30 to 1e15 in magnitude. An id is text of 1 to \(Format.longestID) characters
    without control characters.
    """

  /// Every kind of object, each once, in the order in which the format names them.
  private static var formats: [ObjectFormat] {
    var found: [ObjectFormat] = []
    func visit(_ shape: Shape) {
      switch shape {
      case .object(let format):
        guard !found.contains(where: { $0.name == format.name }) else { return }
        found.append(format)
        for attribute in format.attributes { visit(attribute.shape) }
      case .list(let inner, _), .map(_, let inner, _): visit(inner)
      case .either(let shapes): for inner in shapes { visit(inner) }
      default: break
      }
    }
    visit(.object(Format.problem))
    return found
  }

  private static func section(_ format: ObjectFormat) -> String {
    let hasKinds = format.discriminator != nil
    let heads = ["key"] + (hasKinds ? ["of"] : []) + ["type", "unit", "accepted", "default", "meaning"]
    var lines = [
      "## \(format.name)", "", sentence(format.meaning), "", row(heads), row(heads.map { _ in "---" }),
    ]
    for attribute in format.attributes {
      let kinds = attribute.kinds.isEmpty ? "all" : attribute.kinds.map { "`\($0)`" }.joined(separator: ", ")
      let cells = [
        attribute.shape.typeWords, attribute.unit ?? "", attribute.shape.ruleWords, presence(attribute),
      ]
      lines.append(row(["`\(attribute.key)`"] + (hasKinds ? [kinds] : []) + cells + [attribute.meaning]))
    }
    let rules = format.rules.map(words)
    if !rules.isEmpty { lines += ["", rules.joined(separator: " ")] }
    let later = format.later.keys + format.later.kinds
    if !later.isEmpty {
      lines += ["", "Refused until a later version: \(Wording.listed(later, last: "and"))."]
    }
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private static func presence(_ attribute: Attribute) -> String {
    switch attribute.presence {
    case .required: "required"
    case .optional: ""
    case .defaulted(.array): "`[]`"
    case .defaulted(.object): "`{}`"
    case .defaulted(let value): "`\(Wording.found(value))`"
    }
  }

  private static func words(_ rule: ObjectFormat.KeyRule) -> String {
    switch rule {
    case .oneOf(let sets):
      "Either " + sets.map { Wording.listed($0, last: "and") }.joined(separator: ", or ") + "."
    case .atLeastOne(let keys, let kinds):
      (kinds.isEmpty ? "" : Wording.listed(kinds) + ": ") + "at least one of \(Wording.listed(keys))."
    }
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static let series = """
    ## series

    A number, always the same; an array with one number per period; or an object:

    | form | meaning |
    | --- | --- |
    | `{ "steps": { "2026-01": 0, "2026-10": 120000 } }` | Each value holds from its date until the next one's. |
    | `{ "ramp": { "2026-01": 1000, "2028-01": 90000 } }` | Linear between the points, flat outside. |
    | `{ "start": 1000, "growthPerYear": 0.6 }` | Compounded over calendar time from the start of the horizon. |
    | `{ "csv": "demand.csv", "column": "chat" }` | A column of a CSV file beside the problem, a row per period. |
    | `{ "slices": { "day": 5.2, "night": 3.6 } }` | One series (of any other form) for every slice. |

    Each is averaged over the hours of the period. Dates may stand in any order and outside the horizon.
    """

  private static let dates = """
    ## date

    `2026-01` or `2026-01-15`, from \(CalendarDate.years.lowerBound) to \(CalendarDate.years.upperBound), UTC.

    ## duration

    `"3y"`, `"18mo"`, `"90d"`, `"6h"` or `"2 periods"`; it must come to a whole number of periods.
    """
}
