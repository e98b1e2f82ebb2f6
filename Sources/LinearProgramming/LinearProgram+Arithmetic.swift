extension LinearProgram {
  /// The value of every row at a point, each sum rounded once.
  ///
  /// - Parameter columnValues: one per column, in the program's order.
  /// - Complexity: O(rows + nonzeros).
  public func rowValues(at columnValues: [Double]) -> [Double] {
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
  public func objective(at columnValues: [Double]) -> Double {
    var sum = CompensatedSum(objectiveConstant)
    for column in 0..<columnCount { sum.add(costs[column], times: columnValues[column]) }
    return sum.value
  }

  /// `cost[j] - sum{i} a[i,j] * rowDuals[i]` for every column, each sum rounded once.
  ///
  /// - Parameter rowDuals: one per row, in the program's order.
  public func reducedCosts(at rowDuals: [Double]) -> [Double] {
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
  public func fixingIntegers(at solution: Solution) -> LinearProgram {
    var program = self
    for column in 0..<columnCount where columnDomains[column] == .integer {
      let variable = Variable(position: column)
      program.setBounds(.equal(to: solution.columnValues[column].rounded()), of: variable)
      program.setDomain(.continuous, of: variable)
    }
    return program
  }
}
