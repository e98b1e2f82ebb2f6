/// A handle to one column of the program that made it.
package struct Variable: Hashable, Comparable, Sendable {
  package let position: Int
  @inlinable package init(position: Int) { self.position = position }
  @inlinable package static func < (left: Variable, right: Variable) -> Bool {
    left.position < right.position
  }
}

/// A handle to one row of the program that made it.
package struct Constraint: Hashable, Comparable, Sendable {
  package let position: Int
  @inlinable package init(position: Int) { self.position = position }
  @inlinable package static func < (left: Constraint, right: Constraint) -> Bool {
    left.position < right.position
  }
}

/// A sum of coefficients times variables, plus a constant.
///
/// Terms are kept as they were added; a variable that comes twice is summed when the expression
/// enters a program.
package struct LinearExpression: Sendable {
  package struct Term: Hashable, Sendable {
    package var variable: Variable
    package var coefficient: Double
    @inlinable package init(_ coefficient: Double, _ variable: Variable) {
      self.coefficient = coefficient
      self.variable = variable
    }
  }

  package var terms: [Term]
  package var constant: Double

  @inlinable package init(_ terms: [Term] = [], constant: Double = 0) {
    self.terms = terms
    self.constant = constant
  }

  /// Adds `coefficient * variable`; a zero coefficient adds nothing.
  @inlinable package mutating func add(_ coefficient: Double, _ variable: Variable) {
    if coefficient != 0 { terms.append(Term(coefficient, variable)) }
  }

  package mutating func add(_ other: LinearExpression, times factor: Double = 1) {
    guard factor != 0 else { return }
    constant += factor * other.constant
    // No room is reserved: to ask for just enough each time would copy all terms each time.
    for term in other.terms { add(factor * term.coefficient, term.variable) }
  }

  /// The terms in the order of their variables, which most are added in.
  var termsByVariable: [Term] {
    let isSorted = zip(terms, terms.dropFirst()).allSatisfy { $0.variable <= $1.variable }
    return isSorted ? terms : terms.sorted { $0.variable < $1.variable }
  }

  /// Appends its nonzeros in the order of their columns: a variable that comes more than once is summed, and a sum of exactly
  /// zero leaves none.
  ///
  /// - Complexity: O(n log n) in the number of terms; O(n) where they are in order.
  func appendNonzeros(to positions: inout [Int32], _ coefficients: inout [Double]) {
    let terms = termsByVariable
    var next = 0
    while next < terms.count {
      let variable = terms[next].variable
      var sum = 0.0
      while next < terms.count, terms[next].variable == variable {
        sum += terms[next].coefficient
        next += 1
      }
      if sum != 0 {
        positions.append(Int32(truncatingIfNeeded: variable.position))
        coefficients.append(sum)
      }
    }
  }

  /// The value under the given column values, in the order of the program's columns.
  package func value(at columnValues: [Double]) -> Double {
    terms.reduce(constant) { $0 + $1.coefficient * columnValues[$1.variable.position] }
  }
}

extension LinearExpression {
  package static func + (left: LinearExpression, right: LinearExpression) -> LinearExpression {
    var sum = left
    sum.add(right)
    return sum
  }

  package static func - (left: LinearExpression, right: LinearExpression) -> LinearExpression {
    var difference = left
    difference.add(right, times: -1)
    return difference
  }

  package static func * (factor: Double, expression: LinearExpression) -> LinearExpression {
    var product = LinearExpression()
    product.add(expression, times: factor)
    return product
  }

  package static func += (left: inout LinearExpression, right: LinearExpression) { left.add(right) }
}

extension Variable {
  package static func * (coefficient: Double, variable: Variable) -> LinearExpression {
    LinearExpression([LinearExpression.Term(coefficient, variable)])
  }
}
