/// One value for each key, of rows of which several may say it: alike, or against each other.
struct ContestedValues<Key: Hashable & Comparable> {
  /// Which of different values for a key counts.
  enum Choice { case first, last, mean }

  /// A value, and where it was first said.
  struct Place {
    let value: Double
    let file: String
    let line: Int
  }

  private struct Entry {
    var sum: Double
    var count = 1
    let file: String
    let line: Int
    var value: Double { sum / Double(count) }
  }

  private let choice: Choice?
  private var entries: [Key: Entry] = [:]
  /// Rows that say what is already known.
  private(set) var again = 0
  /// Rows that say something else than what is known.
  private(set) var differing = 0

  init(_ choice: Choice?) { self.choice = choice }

  var sorted: [(key: Key, value: Double)] {
    entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }
  }

  func contains(_ key: Key) -> Bool { entries[key] != nil }

  /// - Returns: the value that the row contradicts, where nothing chooses between them.
  mutating func add(_ value: Double, for key: Key, file: String, line: Int) -> Place? {
    guard let known = entries[key] else {
      entries[key] = Entry(sum: value, file: file, line: line)
      return nil
    }
    if choice == .mean {
      entries[key]?.sum += value
      entries[key]?.count += 1
    }
    guard known.value != value else {
      again += 1
      return nil
    }
    differing += 1
    if choice == .last { entries[key]?.sum = value }
    return choice == nil ? Place(value: known.value, file: known.file, line: known.line) : nil
  }

  /// Says how many rows said a key again.
  ///
  /// - Parameter decided: what was made of those that differ; `nil` where nothing chooses between them.
  func tell(_ reading: inout RowReading, decided: String?) {
    if again > 0 { reading.remark(Wording.saidAgain(again)) }
    if let decided, differing > 0 { reading.remark(decided) }
  }
}
