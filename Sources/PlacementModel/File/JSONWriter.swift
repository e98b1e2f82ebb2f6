extension JSONValue {
  /// The document as text: two spaces a level, short lists and objects of plain values on one line.
  ///
  /// Numbers are the shortest that read back to the same value, whole ones without a point. JSON has no
  /// infinities: a number that is not finite is written as text, so that no reader takes it for another.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  public func write(to target: inout some TextOutputStream) {
    write(to: &target, indent: 0)
  }

  private static let lineWidth = 100

  private func write(to target: inout some TextOutputStream, indent: Int) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      if let line = oneLine(within: Self.lineWidth - indent) { return target.write(line) }
      target.write("[\n")
      for (index, element) in elements.enumerated() {
        target.write(String(repeating: " ", count: indent + 2))
        element.write(to: &target, indent: indent + 2)
        target.write(index + 1 < elements.count ? ",\n" : "\n")
      }
      target.write(String(repeating: " ", count: indent) + "]")
    case .object(let members) where !members.isEmpty:
      if let line = oneLine(within: Self.lineWidth - indent) { return target.write(line) }
      target.write("{\n")
      for (index, member) in members.enumerated() {
        target.write(String(repeating: " ", count: indent + 2) + Self.quoted(member.key) + ": ")
        member.value.write(to: &target, indent: indent + 2)
        target.write(index + 1 < members.count ? ",\n" : "\n")
      }
      target.write(String(repeating: " ", count: indent) + "}")
    default: target.write(scalarText)
    }
  }

  /// The value on one line where all in it is plain (or a short list of plain values) and it fits.
  private func oneLine(within width: Int) -> String? {
    var text: String
    switch self {
    case .array(let elements):
      guard elements.allSatisfy(\.isPlain) else { return nil }
      text = "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        text += element.scalarText
        if text.utf8.count > width { return nil }
      }
      text += "]"
    case .object(let members):
      guard members.allSatisfy({ $0.value.isPlain || $0.value.oneLine(within: width) != nil }) else { return nil }
      text = "{ "
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        text += Self.quoted(member.key) + ": " + (member.value.oneLine(within: width) ?? member.value.scalarText)
        if text.utf8.count > width { return nil }
      }
      text += " }"
    default: return nil
    }
    return text.utf8.count <= width ? text : nil
  }

  private var isPlain: Bool {
    switch self {
    case .null, .bool, .number, .string: true
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    }
  }

  private var scalarText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): Self.text(of: number)
    case .string(let text): Self.quoted(text)
    case .array: "[]"
    case .object: "{}"
    }
  }

  private static func text(of number: Double) -> String {
    guard number.isFinite else { return quoted("\(number)") }
    if number == 0 { return "0" }
    if number.rounded() == number, number.magnitude < 1e15 { return String(Int64(number)) }
    return "\(number)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
