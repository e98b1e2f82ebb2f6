/// Numbers at one place in memory, 0 at first, that many steps of one computation write to: an array would be checked at
/// every access, and copied where two hold it.
final class Vector {
  let pointer: UnsafeMutablePointer<Double>
  let count: Int

  init(_ count: Int) {
    self.count = count
    pointer = .allocate(capacity: max(1, count))
    pointer.initialize(repeating: 0, count: max(1, count))
  }

  convenience init(_ numbers: [Double]) {
    self.init(numbers.count)
    for (index, number) in numbers.enumerated() { pointer[index] = number }
  }

  deinit { pointer.deallocate() }

  subscript(index: Int) -> Double {
    get { pointer[index] }
    set { pointer[index] = newValue }
  }

  var numbers: [Double] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  func fill(_ number: Double) { pointer.update(repeating: number, count: count) }

  func copy(_ other: Vector) { pointer.update(from: other.pointer, count: min(count, other.count)) }

  /// `self += factor * other`.
  func add(_ factor: Double, _ other: Vector) {
    let (to, from) = (pointer, other.pointer)
    for index in 0..<count { to[index] += factor * from[index] }
  }

  func dot(_ other: Vector) -> Double {
    let (left, right) = (pointer, other.pointer)
    var sums = SIMD4<Double>.zero
    var index = 0
    while index + 4 <= count {
      sums +=
        SIMD4(left[index], left[index + 1], left[index + 2], left[index + 3])
        * SIMD4(right[index], right[index + 1], right[index + 2], right[index + 3])
      index += 4
    }
    var sum = sums.sum()
    while index < count {
      sum += left[index] * right[index]
      index += 1
    }
    return sum
  }

  var norm: Double { dot(self).squareRoot() }

  /// The largest magnitude.
  var largest: Double {
    var largest = 0.0
    for index in 0..<count { largest = max(largest, abs(pointer[index])) }
    return largest
  }
}
