extension LinearProgram {
  /// The value of every row at a point, each sum rounded once.
  ///
  /// - Parameter columnValues: one per column, in the program's order.
  /// - Complexity: O(rows + nonzeros).
  package func rowValues(at columnValues: [Double]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      var sum = CompensatedSum()
      for index in rowStarts[row]..<rowStarts[row + 1] {
        sum.add(coefficients[index], times: columnValues[Int(columnPositions[index])])
      }
      values.append(sum.value)
    }
    return values
  }

  /// The objective at a point, its constant included, rounded once.
  package func objective(at columnValues: [Double]) -> Double {
    var sum = CompensatedSum(objectiveConstant)
    for column in 0..<columnCount { sum.add(costs[column], times: columnValues[column]) }
    return sum.value
  }

  /// `cost[j] - sum{i} a[i,j] * rowDuals[i]` for every column, each sum rounded once.
  ///
  /// - Parameter rowDuals: one per row, in the program's order.
  package func reducedCosts(at rowDuals: [Double]) -> [Double] {
    var sums = costs.map { CompensatedSum($0) }
    for row in 0..<rowCount where rowDuals[row] != 0 {
      for index in rowStarts[row]..<rowStarts[row + 1] {
        sums[Int(columnPositions[index])].add(-coefficients[index], times: rowDuals[row])
      }
    }
    return sums.map(\.value)
  }

  /// The same program with every integer column fixed at the nearest whole number to its value, and
  /// continuous.
  ///
  /// A mixed-integer solution has no duals. Those of this program are the nearest thing, and must be labelled
  /// as what they are: prices while the whole numbers stay where they are.
  package func fixingIntegers(at solution: Solution) -> LinearProgram {
    var program = self
    for column in 0..<columnCount where columnDomains[column] == .integer {
      let variable = Variable(position: column)
      program.setBounds(.equal(to: solution.columnValues[column].rounded()), of: variable)
      program.setDomain(.continuous, of: variable)
    }
    return program
  }

  /// The same program with the bounds of integer columns rounded inwards, 1e-9 of a unit forgiven.
  package var roundingIntegerBounds: LinearProgram {
    var program = self
    for (position, bounds) in columnBounds.enumerated() where columnDomains[position] == .integer {
      let rounded = Bounds(
        lower: bounds.lower.map { ($0 - 1e-9 * max(1, abs($0))).rounded(.up) },
        upper: bounds.upper.map { ($0 + 1e-9 * max(1, abs($0))).rounded(.down) })
      program.setBounds(rounded, of: Variable(position: position))
    }
    return program
  }

  /// Those of some rows that a point violates by more than rounding: 1e-9 of the terms they are made of.
  ///
  /// - Complexity: O(nonzeros of the rows).
  package func violatedRows(among rows: some Sequence<Int>, at columnValues: [Double]) -> [Int] {
    rows.filter { row in
      var sum = 0.0
      var size = 1.0
      for index in rowStarts[row]..<rowStarts[row + 1] {
        let term = coefficients[index] * columnValues[Int(columnPositions[index])]
        sum += term
        size += abs(term)
      }
      return rowBounds[row].violation(of: sum) > 1e-9 * size
    }
  }
}
