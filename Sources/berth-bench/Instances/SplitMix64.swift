/// The same numbers on every machine and with every compiler: SplitMix64 (Steele, Lea and Flood, 2014), and ways
/// to draw from it that the standard library leaves open to change.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in [0, 1) with 53 random bits.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number between two others, rounded to a number of decimals.
  mutating func number(_ range: ClosedRange<Double>, decimals: Int = 3) -> Double {
    (range.lowerBound + fraction() * (range.upperBound - range.lowerBound)).rounded(toDecimals: decimals)
  }

  /// A whole number in [0, count); 0 where `count` is not above 0.
  mutating func index(below count: Int) -> Int {
    count > 0 ? Int(next().multipliedFullWidth(by: UInt64(count)).high) : 0
  }

  /// Whether something happens that has this probability.
  mutating func happens(_ probability: Double) -> Bool { fraction() < probability }

  /// The elements in a random order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for position in elements.indices.dropFirst().reversed() {
      elements.swapAt(position, index(below: position + 1))
    }
    return elements
  }
}

extension Double {
  /// Rounded so that its text is short: the product and the quotient are each rounded once, which is the same
  /// everywhere.
  func rounded(toDecimals decimals: Int) -> Double {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (self * power).rounded() / power
  }
}
