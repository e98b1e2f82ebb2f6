import Foundation
@testable import PlacementModel
import RandomProblems
import Testing

@Suite struct DraftRoundTripTests {
  private static let data = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "data")

  static let samples = [
    "by-hand", "contracts", "frontier-lab", "frontier-lab-exclusive", "frontier-lab-policy", "load-levels",
    "transport", "two-clouds", "published/cap41", "real/real",
  ]

  @Test(arguments: samples) func aSampleSaysTheSameWhenItIsWrittenAgain(_ name: String) throws {
    let path = Self.data.appending(path: name + ".json")
    let bytes = try [UInt8](Data(contentsOf: path))
    let draft = try ProblemDraft(json: bytes, folder: path.deletingLastPathComponent().path)
    #expect(try draft.json.ordered == JSONValue(parsing: bytes).ordered)
    let text = try draft.jsonText()
    let again = try ProblemDraft(json: Array(text.utf8), folder: draft.folder)
    #expect(again == draft)
    #expect(try again.jsonText() == text)
  }

  @Test(arguments: ["by-hand", "two-clouds"]) func aDraftMakesTheProblemOfItsText(_ name: String) throws {
    let path = Self.data.appending(path: name + ".json")
    let draft = try ProblemDraft(json: [UInt8](Data(contentsOf: path)), folder: Self.data.path)
    let made = try Problem(draft)
    let read = try Problem(reading: Array(draft.jsonText().utf8), folder: draft.folder)
    #expect(made.digest == read.digest)
    #expect(made.source == read.source)
    // Back from the checked problem: the numbers of CSV files are in their place, so that it needs no folder.
    var back = try ProblemDraft(made)
    back.folder = "/nowhere"
    #expect(try Problem(back).source.ordered == made.source.ordered)
  }

  @Test func randomProblemsSayTheSameWhenTheyAreWrittenAgain() throws {
    for seed in 0..<200 as Range<UInt64> {
      for isWhole in [false, true] {
        let text = RandomProblem.json(seed: seed, isWhole: isWhole)
        let draft = try ProblemDraft(json: Array(text.utf8))
        #expect(try draft.json.ordered == JSONValue(parsing: Array(text.utf8)).ordered)
        #expect(try ProblemDraft(draft: draft.json) == draft)
      }
    }
  }
}
