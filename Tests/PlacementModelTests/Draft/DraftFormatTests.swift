@testable import PlacementModel
import Testing

/// Holds the draft to the table of the format: a key that is added there and not here turns these red.
@Suite struct DraftFormatTests {
  /// Every object of a draft: the name of its table, and its keys.
  private static func keys<Object: DraftObject>(_: Object.Type) -> (table: ObjectFormat, keys: [String]) {
    (Object.format, Object.fields.map(\.key))
  }

  private static let objects = [
    keys(ProblemDraft.self), keys(ProblemDraft.Horizon.self), keys(ProblemDraft.Length.self),
    keys(ProblemDraft.Period.self), keys(ProblemDraft.Slice.self), keys(ProblemDraft.Machine.self),
    keys(ProblemDraft.Region.self), keys(ProblemDraft.Provider.self), keys(ProblemDraft.Offer.self),
    keys(ProblemDraft.Option.self), keys(ProblemDraft.Tiers.self), keys(ProblemDraft.Tier.self),
    keys(ProblemDraft.Agreement.self), keys(ProblemDraft.Grant.self), keys(ProblemDraft.SpendPlan.self),
    keys(ProblemDraft.Workload.self), keys(ProblemDraft.Surcharge.self), keys(ProblemDraft.Selection.self),
    keys(ProblemDraft.Exclusion.self), keys(ProblemDraft.Latency.self), keys(ProblemDraft.Limit.self),
    keys(ProblemDraft.FixedFee.self), keys(ProblemDraft.EgressPrice.self),
    keys(ProblemDraft.EgressTable.self), keys(ProblemDraft.Standing.self), keys(ProblemDraft.Fixed.self),
    keys(ProblemDraft.Priority.self),
  ]

  @Test func everyObjectHasTheKeysOfItsTableInTheirOrder() {
    for (table, keys) in Self.objects { #expect(keys == table.keys(ofKind: nil), "\(table.name)") }
  }

  @Test func everyTableBelongsToAnObject() {
    // Tables of selections differ in which lists they have; one type reads them all.
    let selections = ["where", "scope", "parts", "spreadParts"]
    let known = Set(
      Self.objects.map(\.table.name) + selections + ["notWhere"]
        + SeriesForm.allCases.map { $0.format(.amount).name })
    for table in FormatWalk.tables { #expect(known.contains(table.name), "\(table.name)") }
    let selection = Set(ProblemDraft.Selection.fields.map(\.key))
    for table in FormatWalk.tables where selections.contains(table.name) {
      #expect(selection.isSuperset(of: table.keys(ofKind: nil)), "\(table.name)")
    }
  }

  @Test func everythingThatTheTablesAcceptIsReadAndWrittenAgain() throws {
    for document in FormatWalk.samples(.object(Format.problem)) {
      let draft = try ProblemDraft(draft: document)
      #expect(draft.json.ordered == document.ordered)
      #expect(try ProblemDraft(draft: draft.json) == draft)
    }
  }

  @Test func anEmptyListThatWouldSelectEverythingIsWrittenAndRefused() throws {
    var draft = try ProblemDraft(json: Array(smallest.utf8))
    draft.workloads["w"].where = .init(providers: [])
    #expect(draft.json["workloads"]?.elements.first?["where"]?["providers"] == .array([]))
    #expect(throws: InvalidDraft.self) { try Problem(draft) }
  }
}
