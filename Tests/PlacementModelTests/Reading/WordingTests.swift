@testable import PlacementModel
import Testing

/// The sentences that people read.
@Suite struct WordingTests {
  @Test(arguments: [
    (
      problem("\"price\": 4", "\"price\": -4"),
      "/offers/0/options/0/price: -4 is not accepted; a number from 0 to 1e15, in currency per unit-hour"
    ),
    (
      problem("\"price\": 4", "\"price\": 1e999"),
      "/offers/0/options/0/price: a number too large to hold is not accepted; a number from 0 to 1e15, in currency per unit-hour"
    ),
    (
      problem("\"id\": \"aws\"", "\"id\": \"aws\", \"nmae\": \"A\""),
      "/providers/0/nmae: unknown key; did you mean `name`?"
    ),
    (
      problem("\"id\": \"aws\"", "\"id\": \"aws\", \"colour\": \"A\""),
      "/providers/0/colour: unknown key; accepted are `id`, `name`, `currency`, `supportFee` and `fixedFee`"
    ),
    (
      problem("\"id\": \"aws\"", "\"id\": \"aws\", \"name\": null"),
      "/providers/0/name: null is not accepted; leave the key out, or give text of 1 to 250 characters, without control characters"
    ),
    (
      problem("onDemand", "ondemand"),
      "/offers/0/options/0/kind: \"ondemand\" is not accepted; `onDemand`, `spot`, `reserved` or `spendPlan`; did you mean `onDemand`?"
    ),
    (
      problem("\"price\": 4", "\"price\": 4, \"availability\": 2"),
      "/offers/0/options/0/availability: 2 is not accepted; a number from 0 to 1, as a fraction"
    ),
    ("{", "line 1, column 2: expected a key in double quotes or }"),
    ("[]", "the document: an empty array is not accepted; an object: a placement problem"),
  ])
  func sentence(_ text: String, _ expected: String) { #expect(sentences(text) == [expected]) }

  @Test func hostileTextIsMadeVisibleAndCut() {
    let key = "\u{1B}[31m\u{202E}" + String(repeating: "x", count: 100_000)
    let sentence = Violation(Pointer.root[key], .unknownID(key, kind: "offer", nearest: key)).sentence
    #expect(sentence.hasPrefix("/\\u{1B}[31m\\u{202E}xxx"))
    #expect(sentence.count < 600)
    #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test func everyFaultHasASentence() {
    let faults: [Fault] = [
      .tooDeep(line: 1, column: 2, atMost: 32), .repeatedKey("a"),
      .misplacedKey("a", kind: "spot", accepted: ["b"]),
      .notYetSupported("pool"), .missing(key: "id", accepted: "an id"), .empty(what: "array"),
      .wrongCount(found: 3, accepted: "4, one for each period"), .badDate(found: "x"),
      .badDuration(found: "x", accepted: "y"), .unknownID("x", kind: "region", nearest: "y"),
      .duplicateID("x", kind: "region", firstAt: .root["regions"][0]), .contradiction(found: "x", rule: "y"),
      .unservable(workload: "w", reasons: [Ineligibility(reason: .latency, offers: 2)]),
      .unreadable(file: "f", reason: "no such file"),
      .badTable(file: "f", line: 2, found: "x", accepted: "y"),
    ]
    let sentences = faults.map { Violation(.root, $0).sentence }
    #expect(Set(sentences).count == faults.count)
    #expect(sentences.allSatisfy { $0.count > "the document: ".count + 5 })
  }

  @Test(arguments: [
    ("minimunSpend", "minimumSpend"), ("MINIMUMSPEND", "minimumSpend"), ("idd", "id"), ("zzz", nil),
    ("", nil),
    ("spent", nil), ("nxmx", nil), ("maximmuSpend", "maximumSpend"),
  ])
  func nearest(_ word: String, _ expected: String?) {
    #expect(Spelling.nearest(to: word, among: ["id", "minimumSpend", "maximumSpend", "name"]) == expected)
  }
}
