/// Another program that solves the same problem.
struct Peer: Sendable {
  /// What the peer is given.
  enum Form: String, Sendable { case mps, mathprog, problem }

  let name: String
  let form: Form
  /// Programs that must be on the PATH, and modules that Python must have.
  var programs: [String] = []
  var modules: [String] = []
  /// Whether it can search for whole numbers.
  var takesWholeNumbers = true
  /// The command: the program and its arguments.
  let command: @Sendable (PeerFiles) -> [String]
  /// What it found, out of its output and files; `nil` where it found no optimum.
  let answer: @Sendable (_ output: String, PeerFiles) -> PeerAnswer?

  static let all: [Peer] = [
    Peer(
      name: "glpsol", form: .mps, programs: ["glpsol"],
      command: { ["glpsol", "--freemps", $0.path(.mps), "--dual", "--write", $0.solution] },
      answer: { _, files in PeerAnswer(glpsol: files.solution) }),
    Peer(
      name: "glpsol-mathprog", form: .mathprog, programs: ["glpsol"],
      command: {
        ["glpsol", "-m", $0.model, "-d", $0.path(.mathprog), "--dual", "--write", $0.solution]
      },
      answer: { _, files in PeerAnswer(glpsol: files.solution) }),
    Peer(
      name: "clp", form: .mps, programs: ["clp"], takesWholeNumbers: false,
      command: { ["clp", $0.path(.mps), "-dualsimplex"] },
      answer: { output, _ in PeerAnswer(coin: output) }),
    Peer(
      name: "cbc", form: .mps, programs: ["cbc"], command: { ["cbc", $0.path(.mps), "-solve", "-quit"] },
      answer: { output, _ in PeerAnswer(coin: output) }),
    highs("simplex"), highs("ipm"),
    model("pulp", ["pulp", "numpy"]), model("linopy", ["linopy", "highspy"]),
  ]

  static func named(_ name: String) -> Peer? { all.first { $0.name == name } }

  private static func highs(_ method: String) -> Peer {
    Peer(
      name: "highs-\(method)", form: .mps, programs: ["python3"], modules: ["highspy"],
      command: { ["python3", $0.script("with_highs"), $0.path(.mps), method] },
      answer: { output, _ in PeerAnswer(model: output) })
  }

  /// The problem file read and stated by a model of our own in a modelling library.
  private static func model(_ library: String, _ modules: [String]) -> Peer {
    Peer(
      name: library, form: .problem, programs: ["python3"], modules: modules,
      command: { ["python3", $0.script("with_\(library)"), $0.path(.problem)] },
      answer: { output, _ in PeerAnswer(model: output) })
  }
}

/// Where a peer finds what it is given, and leaves what it found.
struct PeerFiles: Sendable {
  let scratch: ScratchFolder
  /// The path of the problem file.
  let problem: String
  /// The path of the reference model in MathProg.
  let model: String

  func path(_ form: Peer.Form) -> String {
    switch form {
    case .mps: scratch.path("program.mps")
    case .mathprog: scratch.path("program.dat")
    case .problem: problem
    }
  }

  func script(_ name: String) -> String { scratch.path("\(name).py") }
  var solution: String { scratch.path("solution") }
}
