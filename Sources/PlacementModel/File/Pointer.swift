/// The place of a value in a JSON document (RFC 6901): `/offers/3/options/0/price`.
public struct Pointer: Hashable, Sendable, CustomStringConvertible {
  /// One step of the way.
  public enum Token: Hashable, Sendable {
    /// Into an object.
    case key(String)
    /// Into an array, from 0.
    case index(Int)
  }

  /// The way from the root, the first step first.
  public private(set) var tokens: [Token] = []

  package static let root = Pointer()

  private init() {}

  /// The place reached from the root by the tokens.
  package init(_ tokens: [Token]) { self.tokens = tokens }

  package subscript(key: String) -> Pointer { appending(.key(key)) }
  package subscript(index: Int) -> Pointer { appending(.index(index)) }

  private func appending(_ token: Token) -> Pointer {
    var pointer = self
    pointer.tokens.append(token)
    return pointer
  }

  public var description: String {
    tokens.map { token in
      switch token {
      case .key(let key): "/" + Pointer.escaped(key)
      case .index(let index): "/\(index)"
      }
    }.joined()
  }

  private static func escaped(_ key: String) -> String {
    var text = ""
    for character in key.unicodeScalars {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
