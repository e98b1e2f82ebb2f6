/// How something goes over time, in one character for a period or for a few.
///
/// The scale begins at zero and ends at `highest`, so that rows with one scale compare. Zero has a mark of its own, and
/// the least that is more than zero is never shown as nothing.
struct Sparkline: Hashable, Sendable {
  static let zero: Character = "·"
  static let levels: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// From this many periods on a shape tells more than the numbers beside it.
  static let fewestPeriods = 3

  /// One value per period; what is negative or no number is shown as zero.
  let values: [Double]
  /// The length of each period, by which values are averaged where one mark stands for several.
  let hours: [Double]
  /// What a full block stands for.
  var highest: Double

  /// How many marks it takes with so many periods to each.
  func count(periodsPerMark: Int) -> Int { (values.count + periodsPerMark - 1) / periodsPerMark }

  func text(periodsPerMark: Int) -> String {
    let starts = stride(from: 0, to: values.count, by: max(1, periodsPerMark))
    return String(starts.map { mark(average($0..<min($0 + periodsPerMark, values.count))) })
  }

  private func average(_ periods: Range<Int>) -> Double {
    let length = hours[periods].reduce(0, +)
    let sum = periods.reduce(0) { $0 + max(0, values[$1]) * hours[$1] }
    return length > 0 ? sum / length : 0
  }

  private func mark(_ value: Double) -> Character {
    let share = value / highest
    guard share > 0, share.isFinite else { return Self.zero }
    let level = min(Double(Self.levels.count), (share * Double(Self.levels.count)).rounded(.up))
    return Self.levels[max(1, Int(level)) - 1]
  }
}
