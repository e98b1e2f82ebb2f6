internal import PlacementModel

/// The periods of a horizon along a drawing: each as wide as it is long, and what they are called.
struct TimeAxis {
  /// More bands than this cannot be told apart on a screen; neighbours are then drawn as their average.
  static let mostBands = 400

  /// The periods of each band.
  let bands: [Range<Int>]
  /// The parts of the width at which bands begin; one more at the end.
  let edges: [Double]
  private let horizon: Horizon

  init(_ horizon: Horizon) {
    let count = horizon.periods.count
    let perBand = (count + Self.mostBands - 1) / Self.mostBands
    let bands = stride(from: 0, to: count, by: max(1, perBand)).map { $0..<min($0 + perBand, count) }
    var edges = [0.0]
    for band in bands {
      edges.append((edges.last ?? 0) + horizon.periods.elements[band].reduce(0) { $0 + $1.hours })
    }
    let whole = edges.last ?? 1
    self.horizon = horizon
    self.bands = bands
    self.edges = edges.map { $0 / whole }
  }

  /// Whether periods are drawn together.
  var isMerged: Bool { bands.count < horizon.periods.count }

  /// The average over each band, by hours.
  func averages(_ values: [Double]) -> [Double] {
    guard isMerged else { return values }
    return bands.map { band in
      let hours = horizon.periods.elements[band].map(\.hours)
      let whole = hours.reduce(0, +)
      return zip(values[band], hours).reduce(0) { $0 + $1.0 * $1.1 } / whole
    }
  }

  /// Where each band lies between two places.
  func spans(from start: Double, through end: Double) -> [ClosedRange<Double>] {
    bands.indices.map {
      let (low, high) = (start + edges[$0] * (end - start), start + edges[$0 + 1] * (end - start))
      return low...max(low, high)
    }
  }

  struct Label {
    let text: String
    /// Parts of the width at which what it names begins and ends.
    let from: Double
    let through: Double
  }

  /// The finest of periods, days, months and years whose labels fit; of the coarsest as many as fit.
  func labels(width: Double, perCharacter: Double = 7) -> [Label] {
    let periods = horizon.periods.elements
    let candidates: [[String]] = [
      periods.map { $0.id.escapingControls.shortened(to: 14) }, periods.map { String($0.starts.prefix(10)) },
      periods.map { String($0.starts.prefix(7)) }, periods.map { String($0.year) },
    ]
    var shown: [Label] = []
    for names in candidates {
      let labels = grouped(names)
      // One label for everything tells nothing of time.
      guard labels.count > 1 || periods.count == 1 || shown.isEmpty else { break }
      shown = labels
      if fits(labels, width, perCharacter) { return labels }
    }
    return thinned(shown, width, perCharacter)
  }

  private func grouped(_ names: [String]) -> [Label] {
    let starts = periodEdges
    var labels: [Label] = []
    for (place, name) in names.enumerated() {
      if let last = labels.last, last.text == name {
        labels[labels.count - 1] = Label(text: name, from: last.from, through: starts[place + 1])
      } else {
        labels.append(Label(text: name, from: starts[place], through: starts[place + 1]))
      }
    }
    return labels
  }

  private var periodEdges: [Double] {
    var edges = [0.0]
    for period in horizon.periods.elements { edges.append((edges.last ?? 0) + period.hours) }
    let whole = edges.last ?? 1
    return edges.map { $0 / whole }
  }

  private func fits(_ labels: [Label], _ width: Double, _ perCharacter: Double) -> Bool {
    labels.allSatisfy {
      Double($0.text.displayWidth + 1) * perCharacter <= ($0.through - $0.from) * width
    }
  }

  /// Those that fit behind the one before.
  private func thinned(_ labels: [Label], _ width: Double, _ perCharacter: Double) -> [Label] {
    var kept: [Label] = []
    var free = -1.0
    for label in labels where label.from * width >= free {
      let end = label.from * width + Double(label.text.displayWidth + 1) * perCharacter
      guard end <= width + perCharacter else { continue }
      kept.append(label)
      free = end
    }
    return kept
  }
}
