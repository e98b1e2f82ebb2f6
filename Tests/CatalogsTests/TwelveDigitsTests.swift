internal import Testing

@testable internal import Catalogs

struct TwelveDigitsTests {
  /// A price of a machine times the size of a block over that of the instance, as it is reached by way of binary fractions.
  @Test(
    arguments: [
      (0.1 + 0.2, 0.3), (2_671_919.9999999963, 2_671_920), (0.333333333333333, 0.333333333333), (0, 0),
      (-0.30000000000000004, -0.3), (123_456_789_012_345, 123_456_789_012_345), (1e-12, 1e-12),
      (0.27599999999999997, 0.276), (999_999_999_999.9, 1e12), (3.3333333333333e-11, 3.3333333333333e-11),
    ] as [(Double, Double)])
  func numbersOfTablesComeOutInFewDigits(number: Double, expected: Double) {
    #expect(number.toTwelveDigits == expected)
  }

  @Test(arguments: [Double.infinity, -Double.infinity])
  func leavesWhatIsNoNumber(number: Double) {
    #expect(number.toTwelveDigits == number)
    #expect(Double.nan.toTwelveDigits.isNaN)
  }
}
