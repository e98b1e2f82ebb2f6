import LinearProgramming
import Testing

@Suite struct NameCodecTests {
  @Test func rowNamesStayReadable() {
    let name = "capacity[aws/us-east/gb200,2026Q3]"
    #expect(NameCodec(.cplexLP).encode(name) == "capacity(aws|us'east|gb200,2026Q3)")
    #expect(NameCodec(.freeMPS).encode(name) == name)
    #expect(NameCodec(.mathProg).encode(name) == name)
  }

  @Test func numbersAndKeywordsAreMarked() {
    let codec = NameCodec(.cplexLP)
    for name in ["2026", "e5", "E", ".5", "Free", "st", "s.t.", "infra", "NaN", "max", ""] {
      #expect(codec.encode(name).hasPrefix("~."), "\(name)")
    }
    #expect(codec.encode("x2026") == "x2026")
  }

  @Test(arguments: [NameCodec.Format.cplexLP, .freeMPS, .mathProg])
  func everyNameComesBack(_ format: NameCodec.Format) {
    let codec = NameCodec(format)
    var names = [
      "", " ", "~", "%", "~~.", "%41", "~2D", "(", "[", "|", "/", "'", "-", "é", "e\u{301}", "日本", "\u{0}",
      "a\nb",
    ]
    names += (0..<128).map { String(UnicodeScalar(UInt8($0))) + "x" }
    for name in names {
      let coded = codec.encode(name)
      // Not ==, which takes é and e with an accent for the same.
      #expect(codec.decode(coded).map { Array($0.utf8) } == Array(name.utf8), "\(name) as \(coded)")
      #expect(coded.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(coded)")
    }
  }

  @Test(arguments: [NameCodec.Format.cplexLP, .freeMPS, .mathProg])
  func longNamesAreShortenedAndStayApart(_ format: NameCodec.Format) throws {
    let codec = NameCodec(format)
    let stem = String(repeating: "räume/", count: 100)
    let names = (0..<500).map { "\(stem)\($0)" }
    let table = try NameTable(names, codec)
    for (name, coded) in zip(names, table.coded) {
      #expect(coded.utf8.count <= codec.longest)
      #expect(codec.decode(coded) == nil)
      #expect(table.name(of: coded) == name)
    }
    // FNV-1a as computed elsewhere. It is part of the format: files written by one version are read by the
    // next.
    #expect(NameCodec(.freeMPS).encode(String(repeating: "x", count: 256)).hasSuffix("%#295FA478294E7725"))
  }

  @Test func twoNamesAlikeAreRefused() {
    #expect(throws: NameClash(first: "a", second: "a", coded: "a")) {
      try NameTable(["a", "b", "a"], NameCodec(.freeMPS))
    }
  }

  @Test func mathProgNamesAreThoseOfGLPK() {
    #expect(NameCodec.mathProgName(family: "total", symbols: []) == "total")
    #expect(
      NameCodec.mathProgName(family: "use", symbols: ["chat", "aws/us-east", "2026Q3"])
        == "use[chat,'aws/us-east','2026Q3']")
    #expect(NameCodec(.mathProg).quoted("it's") == "'it%27s'")
  }
}
