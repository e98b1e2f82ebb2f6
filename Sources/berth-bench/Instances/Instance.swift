internal import BerthKit

/// A problem with a name, the same on every machine: a file of the repository, or one that is made from a seed.
struct Instance: Sendable {
  enum Source: Sendable {
    case generated(ProblemShape)
    /// A path in the repository.
    case file(String)
  }

  let name: String
  let family: Family
  let source: Source

  /// Its shape, where it is generated.
  var shape: ProblemShape? {
    guard case .generated(let shape) = source else { return nil }
    return shape
  }

  /// Seeds change generated problems only; this is the one that figures are quoted for.
  static let usualSeed: UInt64 = 1

  /// The text of its problem file.
  ///
  /// - Parameter root: the folder of the repository, for problems that are files.
  /// - Throws: `InputError` where there is no such file.
  func bytes(seed: UInt64, root: String) throws -> [UInt8] {
    switch source {
    case .generated(let shape):
      Array(try JSONText(ProblemGenerator(shape, seed: seed).document()).string.utf8)
    case .file(let path): try Input(path: root + "/" + path).bytes()
    }
  }
}

/// Instances of one character, under one name.
enum Family: String, CaseIterable, Sendable {
  case frontierLab = "frontier-lab"
  case small, enterprise, mixed, large, sweep
  case wholeNumbers = "whole-numbers"
  case real

  /// The instances of the family, the smallest first.
  var instances: [Instance] {
    switch self {
    case .frontierLab: [file("frontier-lab")]
    case .small:
      [
        generated("small-1", ProblemShape(workloads: 500, offers: 300, quarters: 1)),
        generated("small-8", ProblemShape(workloads: 50, offers: 60, quarters: 8)),
        generated("small-12", ProblemShape(workloads: 50, offers: 60, quarters: 12)),
      ]
    case .enterprise:
      [
        generated("enterprise-8", ProblemShape(workloads: 200, offers: 150, quarters: 8, classes: 28)),
        generated("enterprise", ProblemShape(workloads: 500, offers: 300, quarters: 28, classes: 30)),
      ]
    case .mixed:
      [
        generated("mixed-8", ProblemShape(workloads: 200, offers: 150, quarters: 8)),
        generated("mixed", ProblemShape(workloads: 200, offers: 150, quarters: 28)),
      ]
    case .large: [generated("large", ProblemShape(workloads: 500, offers: 300, quarters: 28))]
    case .sweep: [generated("sweep", ProblemShape(workloads: 100, offers: 80, quarters: 12, classes: 20))]
    case .wholeNumbers:
      [
        generated("whole-1", ProblemShape(workloads: 10, offers: 24, quarters: 1, hasWholeNumbers: true)),
        generated("whole-2", ProblemShape(workloads: 10, offers: 24, quarters: 2, hasWholeNumbers: true)),
        generated("whole-4", ProblemShape(workloads: 6, offers: 12, quarters: 4, hasWholeNumbers: true)),
        file("frontier-lab-policy"), file("frontier-lab-exclusive"),
      ]
    case .real:
      [
        file("by-hand"), file("transport"), file("load-levels"), file("two-clouds"), file("contracts"),
        file("malloovia-problem1", in: "data/published"), file("cap41", in: "data/published"),
        file("cap71", in: "data/published"), file("cap104", in: "data/published"),
      ]
    }
  }

  private func generated(_ name: String, _ shape: ProblemShape) -> Instance {
    Instance(name: name, family: self, source: .generated(shape))
  }

  private func file(_ name: String, in folder: String = "data") -> Instance {
    Instance(name: name, family: self, source: .file("\(folder)/\(name).json"))
  }
}

extension Instance {
  /// Every instance, family by family.
  static let all = Family.allCases.flatMap(\.instances)

  /// What is run where no name is given: all that takes seconds.
  static let quick = all.filter { instance in
    switch instance.family {
    case .frontierLab, .small, .sweep, .real: true
    case .enterprise, .mixed, .large, .wholeNumbers: false
    }
  }

  /// The instances of a name: one, or a whole family where the family has it and no instance of another.
  ///
  /// `enterprise` names both a family and one of its instances; it is the instance that is meant then.
  static func named(_ name: String) -> [Instance] {
    let exact = all.filter { $0.name == name }
    return exact.isEmpty ? Family(rawValue: name)?.instances ?? [] : exact
  }
}
