internal import LinearProgramming

/// The text of a MathProg data section, written statement by statement.
struct DataSection {
  enum Value {
    case number(Double)
    case symbol(String)
  }

  typealias Entry = (ids: [String], value: Value)

  private var sets: [(name: String, indices: [String], tuples: [[String]])] = []
  private var parameters: [(name: String, entries: [Entry])] = []

  /// A set, or with `indices` one member of an indexed set.
  mutating func set(_ name: String, of indices: [String] = [], _ tuples: [[String]]) {
    sets.append((name, indices, tuples))
  }

  /// Values of a parameter; several calls for one name add up.
  mutating func parameter(_ name: String, _ entries: [Entry]) {
    if let known = parameters.firstIndex(where: { $0.name == name }) {
      parameters[known].entries += entries
    } else {
      parameters.append((name, entries))
    }
  }

  /// The section with its sets first: parameters are checked against them as they are read.
  var finished: String {
    var text = "data;\n"
    for (name, indices, tuples) in sets {
      text += "\nset \(name)"
      if !indices.isEmpty { text += "[" + indices.map(Self.quoted).joined(separator: ",") + "]" }
      text += " :="
      for tuple in tuples { text += "\n  " + tuple.map(Self.quoted).joined(separator: " ") }
      text += ";\n"
    }
    for (name, entries) in parameters where !entries.isEmpty {
      text += "\nparam \(name) :="
      for entry in entries {
        text += entry.ids.isEmpty ? " " : "\n  " + entry.ids.map(Self.quoted).joined(separator: " ") + " "
        switch entry.value {
        case .number(let number): text += "\(number)"
        case .symbol(let id): text += Self.quoted(id)
        }
      }
      text += ";\n"
    }
    return text + "\nend;\n"
  }

  /// An id as a quoted MathProg symbol.
  private static func quoted(_ id: String) -> String { NameCodec(.mathProg).quoted(id) }
}
