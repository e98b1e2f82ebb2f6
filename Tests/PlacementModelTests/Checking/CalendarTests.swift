import Testing

@testable import PlacementModel

@Suite struct CalendarTests {
  @Test func daysAreCountedFrom1970() {
    #expect(CivilDay(year: 1970, month: 1, day: 1).number == 0)
    #expect(CivilDay(year: 2000, month: 3, day: 1).number == 11_017)
    #expect(CivilDay(year: 1969, month: 12, day: 31).number == -1)
    #expect(CivilDay(year: 0, month: 3, day: 1).number == -719_468)
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    let first = CivilDay(year: 1800, month: 1, day: 1)
    var expected = (year: 1800, month: 1, day: 1)
    for number in first.number..<(first.number + 146_097) {
      let date = CivilDay(number: number).date
      #expect(date == expected)
      guard date == expected else { return }
      #expect(CivilDay(year: date.year, month: date.month, day: date.day).number == number)
      expected.day += 1
      if expected.day > CivilDay.length(ofMonth: expected.month, year: expected.year) {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
    #expect(expected == (2200, 1, 1))
  }

  @Test(arguments: [(2024, 29), (2026, 28), (1900, 28), (2000, 29)])
  func februaryKnowsLeapYears(year: Int, days: Int) {
    #expect(CivilDay.length(ofMonth: 2, year: year) == days)
  }

  /// The corner cases of ISO 8601, from the standard's own examples.
  @Test(
    arguments: [
      (2005, 1, 1, 2004, 53), (2005, 1, 2, 2004, 53), (2007, 1, 1, 2007, 1), (2008, 12, 29, 2009, 1),
      (2010, 1, 3, 2009, 53), (2026, 7, 27, 2026, 31), (2026, 8, 2, 2026, 31), (2026, 8, 3, 2026, 32),
    ])
  func weeksAreISO(year: Int, month: Int, day: Int, isoYear: Int, week: Int) {
    let found = CivilDay(year: year, month: month, day: day).isoWeek
    #expect(found == (isoYear, week))
  }

  @Test func monthsAreAddedWithinTheMonth() {
    let last = CivilDay(year: 2024, month: 1, day: 31)
    #expect(last.adding(months: 1).date == (2024, 2, 29))
    #expect(last.adding(months: 13).date == (2025, 2, 28))
    #expect(last.adding(months: -2).date == (2023, 11, 30))
  }

  @Test func aDateWithoutADayIsTheWholeMonth() {
    let february = Sample.date(2024, 2)
    #expect(february.firstDay.date == (2024, 2, 1))
    #expect(february.lastDay.date == (2024, 2, 29))
    #expect(february.text == "2024-02")
    #expect(Sample.date(2024, 2, 7).text == "2024-02-07")
  }
}
