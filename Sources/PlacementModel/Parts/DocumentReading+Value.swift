extension DocumentReading {
  /// Any JSON value; `nil` where the text is none.
  package static func value(of text: String) -> JSONValue? {
    try? JSONParser.parse(Array(text.utf8), hugeNumbers: .infinite)
  }
}
