/// Labels moved apart along a line so that none overlaps another, each as near to its own place as that allows.
enum LabelSpread {
  /// - Parameters:
  ///   - places: where the labels belong, in the order in which they shall stand.
  ///   - gap: the least distance of neighbours.
  ///   - range: inside which all shall stand; where it is too short, distances shrink alike.
  static func spread(_ places: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
    guard places.count > 1 else { return places.map { min(max($0, range.lowerBound), range.upperBound) } }
    let gap = min(gap, (range.upperBound - range.lowerBound) / Double(places.count - 1))
    // Labels that touch form a group, which stands where the mean of its members belongs.
    var groups: [(first: Double, count: Int)] = []
    for place in places {
      groups.append((min(max(place, range.lowerBound), range.upperBound), 1))
      while groups.count > 1 {
        let (upper, lower) = (groups[groups.count - 2], groups[groups.count - 1])
        guard upper.first + Double(upper.count) * gap > lower.first else { break }
        let count = upper.count + lower.count
        let shifted = lower.first - Double(upper.count) * gap
        let mean = (upper.first * Double(upper.count) + shifted * Double(lower.count)) / Double(count)
        let highest = range.upperBound - Double(count - 1) * gap
        groups.removeLast(2)
        groups.append((min(max(mean, range.lowerBound), max(range.lowerBound, highest)), count))
      }
    }
    return groups.flatMap { group in (0..<group.count).map { group.first + Double($0) * gap } }
  }
}
