/// Gives every text a small number, so that a bill's rows are compared without a string for each field.
///
/// Memory grows with the texts that differ, not with the rows.
struct Interner {
  /// The number of the empty text.
  static let empty: Int32 = 0

  private(set) var texts: [String] = [""]
  /// Where each text's bytes end in `bytes`, the first at 0.
  private var ends: [Int] = [0]
  private var bytes: [UInt8] = []
  /// Numbers by hash, open addressing; -1 is free.
  private var slots = [Int32](repeating: -1, count: 256)

  init() { slots[Self.slot(Self.hash(UnsafeBufferPointer(start: nil, count: 0)), 256)] = 0 }

  var count: Int { texts.count }

  subscript(number: Int32) -> String { texts[Int(number)] }

  /// The number of a text; a new one where it was not seen before.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    if text.isEmpty { return Self.empty }
    let hash = Self.hash(text)
    var slot = Self.slot(hash, slots.count)
    while slots[slot] >= 0 {
      if matches(Int(slots[slot]), text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    // Numbers of 32 bits last for more texts than a memory holds: a text takes 40 bytes and more.
    let number = Int32(truncatingIfNeeded: texts.count)
    slots[slot] = number
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    texts.append(String(decoding: text, as: UTF8.self).replacing("\"\"", with: "\""))
    if texts.count * 2 > slots.count { grow() }
    return number
  }

  private func matches(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { known in
      for place in 0..<text.count where known[start + place] != text[place] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { known in
      for number in 0..<texts.count {
        let start = number == 0 ? 0 : ends[number - 1]
        let hash = Self.hash(UnsafeBufferPointer(rebasing: known[start..<ends[number]]))
        var slot = Self.slot(hash, slots.count)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(truncatingIfNeeded: number)
      }
    }
  }

  private static func slot(_ hash: UInt64, _ count: Int) -> Int { Int(hash >> 32) & (count - 1) }

  /// FNV-1a, mixed once more so that the upper bits depend on all of the text.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash ^ hash >> 29) &* 0xbf58_476d_1ce4_e5b9
  }
}
