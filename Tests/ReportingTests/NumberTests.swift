import Testing

@testable import Reporting

@Suite struct NumberTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (1234.5, 2, "1,234.50"), (-1234.567, 1, "-1,234.6"), (999_999.9999, 2, "1,000,000.00"),
    (-0.001, 2, "0.00"), (0.05, 1, "0.1"), (12, 0, "12"), (1e20, 2, "1.0e+20"), (.infinity, 1, "inf"),
  ])
  func fixedDecimals(number: Double, decimals: Int, text: String) {
    #expect(number.text(decimals: decimals) == text)
  }

  @Test(arguments: [(153.675, 6, "153.675"), (0.00123, 2, "0.0012"), (0, 3, "0"), (1e-9, 3, "1.0e-09")])
  func significantDigits(number: Double, digits: Int, text: String) {
    #expect(number.text(significantDigits: digits) == text)
  }

  @Test func compactNumbersTakeAtMostSevenColumns() {
    var number = 1e-4
    while number < 1e14 {
      #expect(number.compactText.displayWidth <= 7, "\(number)")
      number *= 1.37
    }
    #expect(99_999.0.compactText == "99,999")
    #expect(12_345_678.0.compactText == "12.3M")
  }

  @Test func residualsHaveTwoDigits() {
    #expect(1.24e-9.scientificText == "1.2e-09")
    #expect(9.99e4.scientificText == "1.0e+05")
  }

  @Test func moneyIsScaledByTheLargest() {
    #expect(MoneyScale([153.675], currency: "USD", digits: 6).textWithUnit(153.675) == "153.675 USD")
    #expect(MoneyScale([1, 1.2345e9], currency: "USD").textWithUnit(1.2345e9) == "1,234.5 M USD")
    #expect(MoneyScale([38e9], currency: "EUR", digits: 6).textWithUnit(38e9) == "38,000.0 M EUR")
    #expect(MoneyScale([], currency: "USD").textWithUnit(0) == "0.000 USD")
  }
}
