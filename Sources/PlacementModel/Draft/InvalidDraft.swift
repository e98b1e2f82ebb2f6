/// Every rule that a draft breaks, by its place in the draft and in the file that it would be, up to 50.
///
///     offers["alpha/east/gpu"].options["1y"].price (/offers/0/options/1/price): -1 is not accepted; a series of numbers ...
public struct InvalidDraft: Error, Sendable, CustomStringConvertible {
  /// An id under which something was set, and no entry has it.
  public struct Missed: Hashable, Sendable {
    /// The list, as the draft says it: `offers["alpha/east/gpu"].options`.
    public let list: String
    /// The id that no entry has.
    public let id: String
    /// The id that was probably meant.
    public let nearest: String?
  }

  /// What was set under ids that are not there.
  public let missed: [Missed]
  /// What the problem file would be refused for.
  public let violations: [Violation]
  /// Where each violation stands in the draft: `offers["alpha/east/gpu"].capacity`.
  public let places: [String]
  /// How many more there are than are listed.
  public let omitted: Int

  init(missed: [Missed], _ invalid: InvalidProblem, in document: JSONValue) {
    self.missed = missed
    violations = invalid.violations
    places = invalid.violations.map { $0.pointer.draftPlace(in: document) }
    omitted = invalid.omitted
  }

  /// One line for each fault.
  public var description: String {
    var lines = missed.map(\.sentence)
    for (violation, place) in zip(violations, places) { lines.append(violation.sentence(at: place)) }
    if omitted > 0 { lines.append("and \(omitted) more") }
    return lines.joined(separator: "\n")
  }
}

extension Pointer {
  /// The place as a script would name it: entries by their ids.
  func draftPlace(in document: JSONValue) -> String {
    var text = ""
    var value: JSONValue? = document
    var isMap = false
    for token in tokens {
      switch token {
      case .key(let key) where isMap: text += "[\(JSONText.quoted(key))]"
      case .key(let key): text += (text.isEmpty ? "" : ".") + key
      case .index(let index):
        let element = value?.elements.dropFirst(index).first
        text += element?["id"]?.text.map { "[\(JSONText.quoted($0))]" } ?? "[\(index)]"
      }
      switch token {
      case .key(let key):
        value = value?[key]
        isMap = !isMap && Self.mapKeys.contains(key)
      case .index(let index): value = value?.elements.dropFirst(index).first
      }
    }
    return text
  }

  /// Keys whose values have keys of the planner's own.
  private static let mapKeys: Set<String> = [
    "latency", "throughput", "exchangeRates", "weights", "steps", "ramp", "slices",
  ]
}

extension ProblemDraft {
  /// What was set under ids that are not there, in the order of the format.
  var missedEntries: [InvalidDraft.Missed] {
    func missed<Entry>(in list: Entries<Entry>, _ name: String) -> [InvalidDraft.Missed] {
      list.missed.map { id in
        InvalidDraft.Missed(
          list: name, id: id, nearest: Spelling.nearest(to: id, among: list.map(\.id)))
      }
    }
    return missed(in: machines, "machines") + missed(in: regions, "regions")
      + missed(in: providers, "providers") + missed(in: offers, "offers")
      + offers.flatMap { missed(in: $0.options, "offers[\(JSONText.quoted($0.id))].options") }
      + missed(in: agreements, "agreements") + missed(in: workloads, "workloads")
      + missed(in: limits, "limits") + missed(in: spendPlans, "spendPlans")
  }
}
