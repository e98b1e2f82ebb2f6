@testable import PlacementModel
import Testing

/// The table of the format, and what is printed from it.
@Suite struct FormatTests {
  /// Each definition that is referred to exists, and nothing is defined that is not referred to.
  @Test func theSchemaIsClosed() throws {
    var references: Set<String> = []
    func collect(_ value: JSONValue) {
      switch value {
      case .object(let members):
        for member in members {
          if member.key == "$ref", case .string(let name) = member.value { references.insert(name) }
          collect(member.value)
        }
      case .array(let elements): elements.forEach(collect)
      default: break
      }
    }
    collect(ProblemSchema.document)
    guard case .object(let definitions)? = ProblemSchema.document["$defs"] else {
      throw Unexpected("no definitions")
    }
    let defined = definitions.map { "#/$defs/\($0.key)" }
    #expect(Set(defined).count == defined.count)
    #expect(references == Set(defined))
    #expect(!definitions.contains { $0.value == .null })
  }

  @Test func theSchemaRefusesUnknownKeysOfEveryObject() throws {
    guard case .object(let definitions)? = ProblemSchema.document["$defs"] else {
      throw Unexpected("no definitions")
    }
    for definition in definitions
    where definition.value["properties"] != nil && definition.value["allOf"] == nil {
      #expect(definition.value["additionalProperties"] == .bool(false), "\(definition.key)")
    }
    #expect(ProblemSchema.document["$ref"] == .string("#/$defs/problem"))
  }

  @Test func theReferenceNamesEveryKey() {
    let reference = FormatReference.markdown
    for format in [
      Format.problem, Format.horizon, Format.offer, Format.option, Format.agreement, Format.limit,
    ] {
      #expect(reference.contains("## \(format.name)\n"))
      for attribute in format.attributes { #expect(reference.contains("| `\(attribute.key)` |")) }
    }
  }

  @Test func defaultsPassTheirOwnRules() {
    for format in [
      Format.problem, Format.horizon, Format.option, Format.agreement, Format.workload, Format.limit,
    ] {
      for attribute in format.attributes {
        guard let value = attribute.defaultValue else { continue }
        var checker = FormatChecker(attachments: .none)
        checker.check(value, attribute.shape, unit: nil)
        #expect(checker.faults.isEmpty, "\(format.name).\(attribute.key)")
      }
    }
  }
}
