extension Double {
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// The nearest number of twelve digits: what a table says to a few digits comes out of arithmetic in as few
  /// (0.276, not 0.27599999999999997).
  ///
  /// Numbers below 1e-10 and from 1e12 on are as they were.
  var toTwelveDigits: Double {
    // Both the power and the rounded number are exact doubles, so that the quotient is the nearest to its decimal.
    guard isFinite, magnitude < 1e12, magnitude >= 1e-10 else { return self }
    guard let power = Self.powersOfTen.first(where: { magnitude * $0 >= 1e11 }) else { return self }
    return (self * power).rounded() / power
  }
}
