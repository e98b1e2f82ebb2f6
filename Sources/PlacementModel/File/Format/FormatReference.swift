/// The reference of the problem file, attribute by attribute, made from the same table that files are checked
/// against.
public enum FormatReference {
  /// One table for each kind of object: attribute, type, unit, default and rule.
  public static var markdown: String {
    var text = ""
    for name in ObjectFormat.Name.allCases {
      let format = Format.object(name)
      text += "### `\(name.rawValue)`\n\n\(format.summary)\n\n"
      text += "| attribute | accepted | unit | default | rule |\n| --- | --- | --- | --- | --- |\n"
      for field in format.fields {
        let kinds = field.kinds.map { " Only for " + $0.map { "`\($0)`" }.joined(separator: ", ") + "." } ?? ""
        let cells = [
          "`\(field.key)`", field.type.accepted, field.unit ?? "", field.absence ?? "required",
          field.meaning + kinds,
        ]
        text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }
      if !format.later.isEmpty {
        text += "\nNot in this version: " + format.later.map { "`\($0)`" }.joined(separator: ", ") + ".\n"
      }
      text += "\n"
    }
    return text
  }
}
