/// A day of the proleptic Gregorian calendar, UTC, as its distance in days from 1970-01-01.
///
/// The arithmetic is Howard Hinnant's (`days_from_civil`): years begin in March, so that a leap day is the
/// last day of its year, and repeat every 400 years of 146,097 days.
package struct CivilDay: Hashable, Comparable, Sendable {
  package let number: Int

  package init(number: Int) { self.number = number }

  package init(year: Int, month: Int, day: Int) {
    let marchYear = month > 2 ? year : year - 1
    let era = Self.floorDivide(marchYear, by: 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1 to 12) and day of the month (from 1).
  package var date: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = Self.floorDivide(shifted, by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The same day of a later month, or that month's last day where it is shorter.
  package func adding(months: Int) -> CivilDay {
    let (year, month, day) = date
    let monthsSinceYear0 = year * 12 + (month - 1) + months
    let targetYear = Self.floorDivide(monthsSinceYear0, by: 12)
    let targetMonth = monthsSinceYear0 - targetYear * 12 + 1
    let length = Self.length(ofMonth: targetMonth, year: targetYear)
    return CivilDay(year: targetYear, month: targetMonth, day: min(day, length))
  }

  /// ISO 8601: weeks begin on Monday, and a week belongs to the year that holds its Thursday.
  var isoWeek: (year: Int, week: Int) {
    let daysSinceMonday = (number + 3) - Self.floorDivide(number + 3, by: 7) * 7
    let thursday = CivilDay(number: number - daysSinceMonday + 3)
    let year = thursday.date.year
    let newYear = CivilDay(year: year, month: 1, day: 1)
    return (year, (thursday.number - newYear.number) / 7 + 1)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  package static func floorDivide(_ dividend: Int, by divisor: Int) -> Int {
    dividend >= 0 ? dividend / divisor : (dividend - divisor + 1) / divisor
  }
}

extension CalendarDate {
  var firstDay: CivilDay { CivilDay(year: year, month: month, day: day ?? 1) }

  var lastDay: CivilDay {
    CivilDay(year: year, month: month, day: day ?? CivilDay.length(ofMonth: month, year: year))
  }

  /// As it stands in a file: `2026-01` or `2026-01-15`.
  var text: String { day.map { "\(yearAndMonth)-\(padded($0, to: 2))" } ?? yearAndMonth }

  private var yearAndMonth: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }
}

package func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
