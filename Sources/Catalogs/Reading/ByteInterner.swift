/// Gives texts that come as bytes small numbers, from 0 in the order in which they first come, and keeps each text once.
struct ByteInterner {
  /// All texts, one behind the other.
  private var bytes: [UInt8] = []
  /// Where each text begins; one more at the end.
  private var starts: [Int] = [0]
  /// Numbers of texts by hash, open addressing; -1 where there is none.
  private var slots = [Int32](repeating: -1, count: 64)
  /// Rows that follow each other mostly have the same text.
  private var last = -1

  var count: Int { starts.count - 1 }

  /// The number of a text.
  ///
  /// - Complexity: O(bytes), on average; only texts that are new take memory. The hash has a key of its own in every run, so
  ///   that no file can be made to collide.
  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> Int {
    if last >= 0, isEqual(last, text) { return last }
    var place = slot(of: text)
    while slots[place] >= 0 {
      let number = Int(slots[place])
      if isEqual(number, text) {
        last = number
        return number
      }
      place = (place + 1) & (slots.count - 1)
    }
    last = count
    slots[place] = Int32(truncatingIfNeeded: last)
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    if count * 2 > slots.count { grow() }
    return last
  }

  mutating func index(of text: String) -> Int {
    var text = text
    return text.withUTF8 { index(of: $0) }
  }

  /// A text by its number, doubled quotes in it made single.
  func text(_ number: Int) -> String {
    let text = String(decoding: bytes[starts[number]..<starts[number + 1]], as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
    return text.replacing("\"\"", with: "\"")
  }

  private func isEqual(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = starts[number]
    let length = starts[number + 1] - start
    guard length == text.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for place in 0..<length where all[start + place] != text[place] { return false }
      return true
    }
  }

  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    return hasher.finalize() & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { all in
      for number in 0..<count {
        var place = slot(of: UnsafeBufferPointer(rebasing: all[starts[number]..<starts[number + 1]]))
        while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = Int32(truncatingIfNeeded: number)
      }
    }
  }
}
