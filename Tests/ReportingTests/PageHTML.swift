@testable import Reporting

/// As much of an HTML parser as it takes to see that a page is sound.
struct HTML {
  struct Fault: Error, CustomStringConvertible { let description: String }
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The text inside, of elements inside it too; not of scripts and styles.
    var text = ""
  }

  private(set) var elements: [Element] = []

  /// Fails where a tag is not closed, or closed that was not opened; where an id is there twice; where a text holds `<`.
  init(_ source: String) throws {
    var rest = Substring(source)
    var open: [Int] = []
    guard rest.hasPrefix("<!doctype html>\n") else { throw Fault(description: "no doctype") }
    rest.removeFirst(16)
    while let start = rest.firstIndex(of: "<") {
      let text = Self.text(String(rest[..<start]))
      for place in open { elements[place].text += text }
      guard let end = rest[start...].firstIndex(of: ">") else {
        throw Fault(description: "a tag without an end")
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
          throw Fault(description: "</\(tag.dropFirst())> closes nothing")
        }
        continue
      }
      let element = try Self.element(tag)
      elements.append(element)
      if ["meta", "input"].contains(element.name) || tag.hasSuffix("/") { continue }
      open.append(elements.count - 1)
      if ["script", "style"].contains(element.name) {
        guard let close = rest.firstRange(of: "</\(element.name)>") else {
          throw Fault(description: "an open script")
        }
        rest = rest[close.lowerBound...]
      }
    }
    guard open.isEmpty else { throw Fault(description: "never closed: \(open.map { elements[$0].name })") }
    var ids: Set<String> = []
    for id in elements.compactMap({ $0.attributes["id"] }) where !ids.insert(id).inserted {
      throw Fault(description: "two elements are called \(id)")
    }
  }

  private static func element(_ tag: Substring) throws -> Element {
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    var attributes: [String: String] = [:]
    let pattern = #/ ([A-Za-z0-9-]+)="([^"<>]*)"/#
    for match in tag.matches(of: pattern) {
      guard attributes.updateValue(text(String(match.output.2)), forKey: String(match.output.1)) == nil else {
        throw Fault(description: "<\(tag)> has \(match.output.1) twice")
      }
    }
    let left = tag.dropFirst(name.count).replacing(pattern, with: "")
    guard left.isEmpty || left == "/" else { throw Fault(description: "<\(tag)>: what is \(left)?") }
    return Element(name: String(name), attributes: attributes)
  }

  /// What a browser reads.
  static func text(_ source: String) -> String {
    source.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
  func texts(_ name: String) -> [String] { all(name).map(\.text) }
  func element(_ id: String) -> Element? { elements.first { $0.attributes["id"] == id } }
}
