/// Rows or columns in classes, each member in one.
struct Classes: Sendable {
  /// By member: its class. Classes are numbered by their first members, members by their positions.
  let ofMembers: [Int32]
  /// The members of class c, in rising order, stand at `starts[c] ..< starts[c + 1]` of `members`.
  private let starts: [Int32]
  private let members: [Int32]

  /// Members of one colour become one class.
  ///
  /// - Complexity: O(members).
  init(colours: [UInt64]) {
    var table = ColourTable(atMost: colours.count)
    ofMembers = colours.map { table.number(of: $0) }
    var starts = Array(repeating: Int32(0), count: table.count + 1)
    for number in ofMembers { starts[Int(number) + 1] += 1 }
    for number in 0..<table.count { starts[number + 1] += starts[number] }
    var next = starts
    var members = Array(repeating: Int32(0), count: colours.count)
    for (position, number) in ofMembers.enumerated() {
      members[Int(next[Int(number)])] = Int32(truncatingIfNeeded: position)
      next[Int(number)] += 1
    }
    self.starts = starts
    self.members = members
  }

  var count: Int { starts.count - 1 }
  var memberCount: Int { members.count }

  /// The members of a class, in rising order.
  subscript(number: Int) -> ArraySlice<Int32> {
    members[Int(starts[number])..<Int(starts[number + 1])]
  }

  func size(of number: Int) -> Int { Int(starts[number + 1] - starts[number]) }

  /// The first member of a class, by which it goes.
  func representative(of number: Int) -> Int { Int(members[Int(starts[number])]) }
}

/// Numbers colours in the order in which they are met: open addressing with linear probing, and no seed, so that the same
/// colours always get the same numbers.
struct ColourTable {
  private var slots: [Int32]
  private var colours: [UInt64] = []

  init(atMost count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  var count: Int { colours.count }

  mutating func number(of colour: UInt64) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: colour) & mask
    while true {
      let number = slots[slot]
      if number < 0 {
        let next = Int32(truncatingIfNeeded: colours.count)
        slots[slot] = next
        colours.append(colour)
        return next
      }
      if colours[Int(number)] == colour { return number }
      slot = (slot + 1) & mask
    }
  }
}
