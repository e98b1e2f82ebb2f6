/// Where numbers lie on a line of a drawing.
struct LinearScale {
  let domain: ClosedRange<Double>
  /// The places of the domain's ends; the first is the larger where a scale goes upwards.
  let range: (from: Double, through: Double)

  func callAsFunction(_ number: Double) -> Double {
    let width = domain.upperBound - domain.lowerBound
    guard width > 0 else { return range.from }
    return range.from + (number - domain.lowerBound) / width * (range.through - range.from)
  }
}
