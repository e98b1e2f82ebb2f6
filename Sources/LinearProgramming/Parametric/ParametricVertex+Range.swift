extension ParametricVertex {
  /// How far values and prices may miss what they must be, relative to what they are made of.
  private static var tolerance: Double { 1e-9 }

  /// The last value of the parameter up to which the basis stays optimal, going from where it stands toward `end`.
  func reach(toward end: Double) -> Double {
    let whole = end - piece.at
    guard whole != 0 else { return end }
    if isLinear { return linearReach(whole) }
    var good = 0.0
    var bad = whole
    // What the first derivatives say is mostly near what holds.
    let guess = firstOrderReach(whole)
    if guess != whole {
      for trial in [0.5 * guess, 2 * guess] where abs(trial) < abs(bad) && abs(trial) > abs(good) {
        if isOptimal(at: trial) { good = trial } else { bad = trial }
      }
    }
    if bad == whole, isOptimal(at: whole) {
      // What is right at both ends and wrong between is looked for where it most likely is.
      let inner = [0.25, 0.5, 0.75].map { good + $0 * (whole - good) }
      guard let wrong = inner.first(where: { !isOptimal(at: $0) }) else { return end }
      bad = wrong
    }
    while good == 0 {
      let middle = bad / 2
      if isOptimal(at: middle) { good = middle } else { bad = middle }
      if abs(bad) <= 1e-13 * max(1, abs(piece.at)) { return piece.at }
    }
    return piece.at + firstRoot(between: good, and: bad)
  }

  /// The distance at which something would first be wrong if everything changed at its present rate.
  private func firstOrderReach(_ whole: Double) -> Double {
    let side: Double = whole > 0 ? 1 : -1
    var reach = abs(whole)
    for item in basic {
      let rate = side * zip(item.rates, piece.loads).reduce(item.constantRate) { $0 + $1.0 * $1.1 }
      let room = rate > 0 ? item.above : item.below
      if abs(rate) * reach > room + Self.tolerance * item.size { reach = min(reach, room / abs(rate)) }
    }
    for item in prices {
      let rate = side * zip(item.rates, piece.weights).reduce(0) { $0 + $1.0 * $1.1 }
      if -rate * reach > item.price + Self.tolerance * item.size { reach = min(reach, item.price / -rate) }
    }
    return side * reach
  }

  private var isLinear: Bool {
    piece.isLinear && prices.isEmpty && basic.allSatisfy { $0.squares?.allSatisfy { $0 == 0 } ?? true }
  }

  /// The ratio test: where the first basic value meets a bound. What does not miss its bound by more than rounding before
  /// the end does not end the range.
  private func linearReach(_ whole: Double) -> Double { piece.at + firstOrderReach(whole) }

  private func isOptimal(at distance: Double) -> Bool {
    guard let loads = piece.loads(at: distance), let weights = piece.weights(at: distance) else {
      return false
    }
    return basic.allSatisfy { $0.room($0.change(distance, loads)) >= -Self.tolerance * $0.size }
      && prices.allSatisfy { $0.price(distance, weights) >= -Self.tolerance * $0.size }
  }

  /// The first distance at which something that is wrong at `bad` stops being right, by false position (Illinois).
  private func firstRoot(between good: Double, and bad: Double) -> Double {
    // Where the basis is none at `bad` everything is watched, otherwise what is wrong there.
    var (values, wrong) = (basic, prices)
    if let loads = piece.loads(at: bad), let weights = piece.weights(at: bad) {
      values = basic.filter { $0.room($0.change(bad, loads)) < -Self.tolerance * $0.size }
      wrong = prices.filter { $0.price(bad, weights) < -Self.tolerance * $0.size }
    } else if let loads = piece.loads(at: good), let weights = piece.weights(at: good) {
      // What is at its bound is so by rounding.
      values = basic.filter { $0.room($0.change(good, loads)) > 0 }
      wrong = prices.filter { $0.price(good, weights) > 0 }
    }
    var (low, high) = (good, bad)
    var (lowRoom, highRoom) = (
      leastRoom(good, values, wrong) ?? 0, leastRoom(bad, values, wrong) ?? -Double.infinity
    )
    guard lowRoom > 0 else { return good }
    var wasLow: Bool?
    for step in 0..<60 where abs(high - low) > 1e-14 * max(abs(high), abs(piece.at)) {
      // Every third step halves, so that it ends whatever the shape.
      let isSecant = highRoom.isFinite && step % 3 != 2
      let part = isSecant ? lowRoom / (lowRoom - highRoom) : 0.5
      let trial = low + (high - low) * min(max(part, 1e-3), 1 - 1e-3)
      guard trial != low, trial != high else { break }
      if let room = leastRoom(trial, values, wrong), room >= 0 {
        (low, lowRoom) = (trial, room)
        if wasLow == true { highRoom /= 2 }
        wasLow = true
        if room == 0 { break }
      } else {
        (high, highRoom) = (trial, leastRoom(trial, values, wrong) ?? -.infinity)
        if wasLow == false { lowRoom /= 2 }
        wasLow = false
      }
    }
    return low
  }

  /// What is left, at the worst, of values' room and of prices, relative to their size; `nil` where the basis is none.
  private func leastRoom(_ distance: Double, _ values: [Moving], _ prices: [Priced]) -> Double? {
    guard let loads = piece.loads(at: distance), let weights = piece.weights(at: distance) else { return nil }
    let room = values.map { $0.room($0.change(distance, loads)) / $0.size }.min() ?? .infinity
    return min(room, prices.map { $0.price(distance, weights) / $0.size }.min() ?? .infinity)
  }
}

extension ParametricVertex.Moving {
  /// By how much the value has moved against its bounds.
  fileprivate func change(_ distance: Double, _ loads: [Double]) -> Double {
    var change = distance * constantRate
    for (rate, load) in zip(rates, loads) { change += distance * rate * load }
    if let squares {
      for (square, load) in zip(squares, loads) { change += distance * distance * square * load }
    }
    return change
  }

  /// What is left to the nearer bound.
  fileprivate func room(_ change: Double) -> Double { min(above - change, below + change) }
}

extension ParametricVertex.Priced {
  fileprivate func price(_ distance: Double, _ weights: [Double]) -> Double {
    zip(rates, weights).reduce(price) { $0 + distance * $1.0 * $1.1 }
  }
}
