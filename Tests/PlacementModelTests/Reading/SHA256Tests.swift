@testable import PlacementModel
import Testing

/// NIST's examples (FIPS 180-4), and every length around the edges of a block.
@Suite struct SHA256Tests {
  private func digest(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func published(_ text: String, _ expected: String) {
    #expect(digest(Array(text.utf8)) == expected)
  }

  @Test func aMillionLetters() {
    #expect(
      digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func bytesOneByOneGiveTheSameAsTheWhole() {
    let bytes = (0..<200).map { UInt8($0) }
    var pieces = SHA256()
    for byte in bytes { pieces.update([byte]) }
    #expect(pieces.hexadecimal == digest(bytes))
  }

  @Test func piecesGiveTheSameAsTheWhole() {
    let bytes = (0..<200).map { UInt8($0) }
    for length in 0...200 {
      var pieces = SHA256()
      pieces.update(Array(bytes[..<length]))
      pieces.update(Array(bytes[length...]))
      #expect(pieces.hexadecimal == digest(bytes))
    }
  }
}
