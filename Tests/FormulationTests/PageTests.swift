import Foundation
import Testing

@testable import Formulation

/// The page on the formulation tells of every family of the reference model, in its order and with its indices, and of no
/// other.
@Suite struct PageTests {
  private let page = Self.text("Sources/BerthKit/BerthKit.docc/Formulation.md")
  private let model = Self.text("models/placement.mod")

  @Test func rowsAreThoseOfTheModel() {
    let rows = page.matches(of: #/(?m)^ {4}(\w+)\{([\w,]+)\} /#).map { "\($0.1){\($0.2)}" }
    #expect(rows == Self.heads(of: model))
    #expect(rows.map { $0.prefix { $0 != "{" } } == Family.allCases.map { Substring($0.rawValue) })
  }

  @Test func theTableSaysWhatEveryFamilyIs() {
    let cells = page.matches(of: #/(?m)^\| (`[^|]+) \|/#).map(\.1)
    let names = cells.flatMap { $0.matches(of: #/`(\w+)`/#).map { String($0.1) } }
    #expect(Set(names) == Set(Family.allCases.map(\.rawValue)))
    #expect(names.count == Family.allCases.count)
  }

  @Test func aHeadIsReadWhereverItBreaks() {
    #expect(
      Self.heads(of: "s.t. x{(f,x) in A, o in B[f,x], s in C:\n  (o,s) in D}: z >= 0;") == ["x{f,x,o,s}"])
    #expect(Self.heads(of: "s.t. y{q in A: exists{v in B} v > 0}: z = 0;") == ["y{q}"])
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOf: Samples.root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// `capacity{o,s}` for every `s.t. capacity{o in OFFERS, s in STEPS: ...}`.
  private static func heads(of model: String) -> [String] {
    model.matches(of: #/(?m)^s\.t\. (\w+)\{/#).map { match in
      var depth = 0
      var clauses = [""]
      for character in model[match.range.upperBound...] {
        if depth == 0, character == ":" || character == "}" { break }
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if depth == 0, character == "," {
          clauses.append("")
        } else {
          clauses[clauses.count - 1].append(character)
        }
      }
      let letters = clauses.map { clause in
        clause.prefix(upTo: clause.range(of: " in ")?.lowerBound ?? clause.endIndex).filter(\.isLetterOrComma)
      }
      return "\(match.1){\(letters.joined(separator: ","))}"
    }
  }
}

extension Character {
  fileprivate var isLetterOrComma: Bool { isLetter || self == "," }
}
