internal import Testing

@testable internal import Catalogs

struct TimestampTests {
  /// 2023-11-16 18:17 UTC is 1,700,158,620 seconds after 1970: 19,677 days and 65,820 seconds.
  @Test(arguments: [
    "2023-11-16T18:17:00Z", "2023-11-16 18:17:00", "2023-11-16T18:17", "2023-11-16t18:17:00z",
    "2023-11-16T18:17:00.0000000Z", "2023-11-17T02:17:00+08:00", "2023-11-17 02:17:00+0800",
    "2023-11-17T02:17:00+08",
    "2023-11-16T13:17:00-05:00", "2023-11-16 18:17:00 UTC", "2023-11-16 18:17:00 +0000 UTC",
    "2023-11-16T19:17:00+01:00[Europe/Berlin]", "1700158620", "1700158620000", "1700158620000000",
    "1700158620000000000", "1700158620.0", "20231116T181700Z", "20231116T1817Z", "20231116181700",
    "202311161817", "20231116181700000", "11/16/2023 6:17 PM", "11/16/2023 6:17:00 p.m.", "11/16/23 18:17",
    "16/11/2023 18:17", "16.11.2023 18:17", "16.11.2023, 18:17:00", "2023/11/16 18:17:00",
    "16-Nov-2023 18:17:00",
    "16-NOV-23 18:17", "Nov 16, 2023 6:17 PM", "November 16th, 2023 18:17", "16 Nov 2023 18:17:00",
    "Thu, 16 Nov 2023 18:17:00 GMT", "Thursday, 16-Nov-23 18:17:00 GMT", "Thu Nov 16 18:17:00 2023",
    "Thu Nov 16 18:17:00 UTC 2023", "16/Nov/2023:18:17:00 +0000", "2023-320T18:17:00Z", "2023-W46-4T18:17Z",
    "2023-11-16 13:17:00 EST", "  2023-11-16T18:17:00Z ", "Thu, 16 Nov 2023 10:17:00 -0800",
    "Thu, 16 Nov 2023 10:17:00 -0800 (PST)",
    "2023-11-16T18:17:00,000Z", "2023-11-16 20:17 UTC+2",
  ])
  func readsTheSameMoment(text: String) {
    #expect(TimestampReader().timestamp(text)?.seconds == 1_700_158_620)
  }

  @Test(arguments: [
    ("2023-11-16", 19_677.0), ("20231116", 19_677), ("2023-11", 19_662), ("2023Q4", 19_631),
    ("2023-Q4", 19_631),
    ("2023-W46", 19_674), ("16.11.23", 19_677), ("Nov 2023", 19_662), ("1969-12-31", -1),
    ("1900-01-01", -25_567),
    ("2024-02-29", 19_782), ("2023-11-16Z", 19_677), ("2023-11-15T24:00", 19_677),
  ])
  func readsDays(text: String, day: Double) {
    #expect(TimestampReader().timestamp(text)?.seconds == day * 86_400)
  }

  @Test func keepsFractions() throws {
    let moment = try #require(TimestampReader().timestamp("2023-11-16 18:17:03.9799600"))
    #expect(abs(moment.seconds - 1_700_158_623.97996) < 1e-6)
  }

  @Test(arguments: [
    "", " ", "yesterday", "2023-13-01", "2023-02-29", "31.02.2023", "2023-11-16T25:00", "2023-11-16T24:30",
    "2023-11-16T18:61", "13/13/2023", "2023-11-16T18:17:00+25:00", "2023-11-16T18:17 XYZ", "16 Foo 2023",
    "2023-W54-1", "2023-366", "2023-11-16T18:17:00Zjunk", "1e999", "2023-11-16x", "0000-00-00", "-", ".", "T",
    "13:17 PM 2023", "2023-11-16 13:17 PM",
  ])
  func refuses(text: String) {
    #expect(TimestampReader().timestamp(text) == nil)
  }

  /// The quick way knows some, and what it knows it reads as the other does.
  @Test(arguments: [
    ("2023-11-16T18:17:00Z", true), ("2023-11-16 18:17:00", true), ("2024-02-29T23:59:60Z", true),
    ("2023-02-29T00:00:00Z", false), ("2023-11-16T24:00:00Z", false), ("2023-11-16T18:17:00+", false),
    ("2023-11-16T18:17", false), ("2O23-11-16T18:17:00Z", false), ("", false),
  ])
  func theQuickWayIsTheSame(text: String, knows: Bool) {
    for reader in [TimestampReader(), TimestampReader(offset: 3600)] {
      let quick = Array(text.utf8).withUnsafeBufferPointer { reader.plain($0) }
      #expect((quick != nil) == knows)
      if let quick {
        #expect(reader.reading(text) == TimeReading(form: .moment(quick.moment), hasZone: quick.hasZone))
      }
    }
  }

  @Test func theOrderIsTheReadersWhereBothAreDates() {
    let text = "05/06/2023"
    #expect(TimestampReader(order: .monthFirst).timestamp(text) == TimestampReader().timestamp("2023-05-06"))
    #expect(TimestampReader(order: .dayFirst).timestamp(text) == TimestampReader().timestamp("2023-06-05"))
    #expect(
      TimestampReader(order: .monthFirst).timestamp("16/11/2023") == TimestampReader().timestamp("2023-11-16")
    )
  }

  @Test func timesWithoutAZoneHaveTheReaders() {
    let reader = TimestampReader(offset: 8 * 3600)
    #expect(reader.timestamp("2023-11-17 02:17")?.seconds == 1_700_158_620)
    #expect(reader.timestamp("2023-11-16 18:17Z")?.seconds == 1_700_158_620)
    #expect(TimestampReader.offset("+08:00") == 28_800)
    #expect(TimestampReader.offset("-0530") == -19_800)
    #expect(TimestampReader.offset("Z") == 0)
    #expect(TimestampReader.offset("Berlin") == nil)
    #expect(TimestampReader.offset("") == nil)
  }
}
