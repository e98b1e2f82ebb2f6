/// Words set in lines that fit, the second and later ones under the first.
struct Paragraph {
  private static let labelWidth = 9

  let words: String
  let label: String?

  private let labelWidth: Int

  init(_ words: String, label: String? = nil, labelWidth: Int = Self.labelWidth) {
    self.words = words
    self.label = label
    self.labelWidth = labelWidth
  }

  func lines(width: Int) -> [String] {
    let indent = label == nil ? 0 : labelWidth
    var lines: [String] = []
    var line = ""
    for word in unbroken {
      if !line.isEmpty, indent + line.displayWidth + 1 + word.displayWidth > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word.shortened(to: max(1, width - indent))
    }
    lines.append(line)
    return lines.enumerated().map { position, line in
      let head = position == 0 ? (label ?? "") : ""
      return head + String(repeating: " ", count: max(0, indent - head.count)) + line
    }
  }

  /// The words, but that no line ends between a number and its percent sign or its millions.
  private var unbroken: [String] {
    var unbroken: [String] = []
    for word in words.split(separator: " ") {
      if let last = unbroken.last, let first = last.first, first.isNumber || "(-+".contains(first),
        word.hasPrefix("%") || word == "M" || word == "B" || last.hasSuffix(" M") || last.hasSuffix(" B")
      {
        unbroken[unbroken.count - 1] += " " + word
      } else {
        unbroken.append(String(word))
      }
    }
    return unbroken
  }
}
