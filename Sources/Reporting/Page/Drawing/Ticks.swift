/// Round numbers along an axis, and what they are called.
struct Ticks {
  /// Ascending, each a multiple of the step; the first and last enclose what is drawn.
  let numbers: [Double]
  let step: Double

  /// Ticks around a range, about `count` of them, at multiples of 1, 2 or 5 times a power of ten.
  init(around range: ClosedRange<Double>, count: Int) {
    let (low, high) = (Swift.min(0, range.lowerBound), Swift.max(0, range.upperBound))
    let isUsable = Self.canBeDivided(high - low)
    let step = isUsable ? Self.step(atLeast: (high - low) / Double(Swift.max(1, count))) : 1
    let first = isUsable ? (low / step).rounded(.down) : 0
    let last = isUsable ? (high / step).rounded(.up) : 1
    self.step = step
    numbers = (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Ticks inside a range that need not hold zero.
  init(inside range: ClosedRange<Double>, count: Int) {
    let width = range.upperBound - range.lowerBound
    guard width == 0 || Self.canBeDivided(width) else {
      (step, numbers) = (1, [])
      return
    }
    step = width > 0 ? Self.step(atLeast: width / Double(Swift.max(1, count))) : 1
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    let step = step
    numbers = last >= first ? (0...Int(last - first)).map { (first + Double($0)) * step } : []
  }

  var domain: ClosedRange<Double> { (numbers.first ?? 0)...(numbers.last ?? 1) }

  /// Not nothing, nor so small or large that a part of it cannot be told from nothing, or is no number.
  private static func canBeDivided(_ width: Double) -> Bool { width > 1e-290 && width < 1e300 }

  private static func step(atLeast width: Double) -> Double {
    var power = 1.0
    while power * 10 <= width { power *= 10 }
    while power > width { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= width * (1 - 1e-9) } ?? 10 * power
  }
}

/// What the numbers of one axis are called: all in one unit, with as many decimals as the step needs.
struct TickText {
  private let divisor: Double
  private let suffix: String
  private let decimals: Int

  init(_ ticks: Ticks) {
    let largest = ticks.numbers.reduce(0) { max($0, $1.magnitude) }
    (divisor, suffix) =
      switch largest {
      case ..<10_000: (1, "")
      case ..<1e6: (1e3, "k")
      case ..<1e9: (1e6, "M")
      case ..<1e13: (1e9, "B")
      default: (1e12, "T")
      }
    var decimals = 0
    var step = ticks.step / divisor
    while decimals < 6, abs(step - step.rounded()) > 1e-6 * max(1, step) {
      decimals += 1
      step *= 10
    }
    self.decimals = decimals
  }

  func callAsFunction(_ number: Double) -> String {
    number == 0 ? "0" : (number / divisor).text(decimals: decimals) + suffix
  }
}
