extension Shape {
  /// What is accepted, in words: `a number from 0 to 1e15, in currency per unit-hour`.
  func accepted(unit: String? = nil) -> String {
    let unit = unit.map { ", " + Self.phrase($0) } ?? ""
    return switch self {
    case .id: "an id: text of 1 to \(Format.longestID) characters, without control characters"
    case .text: "text of 1 to \(Format.longestID) characters, without control characters"
    case .flag: "true or false"
    case .number(let range): "a number \(range.words)\(unit)"
    case .integer(let range) where range.count == 1: "\(range.lowerBound)"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)\(unit)"
    case .date: "a date, as 2026-01 or 2026-01-15"
    case .duration: "a duration, as \"3y\", \"18mo\", \"90d\", \"6h\" or \"2 periods\""
    case .word(let words, _): words.count == 1 ? "`\(words[0])`" : "one of " + Wording.listed(words)
    case .series(let range): "a series of numbers \(range.words)\(unit)"
    case .list(let element, let mayBeEmpty):
      (mayBeEmpty ? "an array of " : "an array of one or more of ") + element.accepted() + unit
    case .map(let keys, let value, _): "an object from \(keys) to \(value.accepted())\(unit)"
    case .points(let range): "an object from dates to numbers \(range.words)\(unit)"
    case .object(let format): "an object: \(format.meaning)"
    case .either(let shapes): shapes.map { $0.accepted() }.joined(separator: ", or ") + unit
    }
  }

  /// `in currency per unit-hour`, but `as a fraction`: a unit with an article is a manner of counting.
  static func phrase(_ unit: String) -> String { unit.hasPrefix("a ") ? "as \(unit)" : "in \(unit)" }

  /// The type alone, for the table of the reference.
  var typeWords: String {
    switch self {
    case .id: "id"
    case .text: "text"
    case .flag: "true or false"
    case .number: "number"
    case .integer: "whole number"
    case .date: "date"
    case .duration: "duration"
    case .word(let words, _): words.map { "`\"\($0)\"`" }.joined(separator: ", ")
    case .series: "series"
    case .list(let element, _): "array of \(element.typeWords)"
    case .map(let keys, let value, _): "object: \(keys) → \(value.typeWords)"
    case .points: "object: date → number"
    case .object(let format): "[\(format.name)](#\(format.name.lowercased()))"
    case .either(let shapes): shapes.map(\.typeWords).joined(separator: " or ")
    }
  }

  /// The range alone, for the table of the reference; empty where the type says it all.
  var ruleWords: String {
    switch self {
    case .number(let range), .series(let range), .points(let range): range.words
    case .integer(let range):
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    case .list(let element, let mayBeEmpty):
      [mayBeEmpty ? "" : "one or more", element.ruleWords].filter { !$0.isEmpty }.joined(separator: "; ")
    case .map(_, let value, let mayBeEmpty):
      [mayBeEmpty ? "" : "one or more", value.ruleWords].filter { !$0.isEmpty }.joined(separator: "; ")
    case .either(let shapes): shapes.map(\.ruleWords).filter { !$0.isEmpty }.joined(separator: "; ")
    default: ""
    }
  }
}
