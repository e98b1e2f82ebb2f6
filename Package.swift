// swift-tools-version: 6.1
import PackageDescription

// The arrows of the house. Every target names all it imports; the build is run with
// `--explicit-target-dependency-import-check error`, so an import that is not listed here fails.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "berth",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "BerthKit", targets: ["BerthKit"]),
    .executable(name: "berth", targets: ["berth"]),
    .executable(name: "berth-bench", targets: ["berth-bench"]),
  ],
  dependencies: [
    // Pinned: what is built is what was tested. `berth --version --verbose` tells it, with its licence.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Floor 0: C, mathematics and domain know nothing of each other.
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    .target(name: "CDense"),
    .target(name: "LinearProgramming", swiftSettings: strict),
    .target(name: "PlacementModel", swiftSettings: strict),

    // Floor 1: each meets what it translates between, and nothing else.
    .target(name: "GLPKBackend", dependencies: ["CGLPK", "LinearProgramming"], swiftSettings: strict),
    .target(name: "Decomposition", dependencies: ["CDense", "LinearProgramming"], swiftSettings: strict),
    .target(
      name: "Formulation", dependencies: ["LinearProgramming", "PlacementModel"], swiftSettings: strict),
    .target(name: "Catalogs", dependencies: ["PlacementModel"], swiftSettings: strict),
    .target(
      name: "Reporting", dependencies: ["PlacementModel"],
      // The style and the script of the page are files of their own, and stand inside the program, so that it runs anywhere.
      resources: [.embedInCode("Page/Assets")],
      swiftSettings: strict),
    // The independent check of plans: it must never see what makes them.
    .target(name: "Verification", dependencies: ["PlacementModel"], swiftSettings: strict),

    // Floor 2: plans; the solver is injected.
    .target(
      name: "Planning", dependencies: ["Formulation", "LinearProgramming", "PlacementModel"],
      swiftSettings: strict),

    // Floor 3: the library and the command line over it.
    .target(
      name: "BerthKit",
      dependencies: [
        "Catalogs", "Decomposition", "Formulation", "GLPKBackend", "LinearProgramming", "PlacementModel",
        "Planning", "Reporting", "Verification",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "berth",
      dependencies: [
        "BerthKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "berth-bench",
      dependencies: [
        "BerthKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // The models of the peers are Python as a user would write it; inside the program, so that it runs anywhere.
      resources: [.embedInCode("Peers/Models")],
      swiftSettings: strict),

    // Tests. `SolverConformance` is a library of checks that any solver can be put through.
    .target(
      name: "SolverConformance", dependencies: ["LinearProgramming"], path: "Tests/SolverConformance",
      swiftSettings: strict),
    // Problem files from a seed, for the tests of several rooms.
    .target(
      name: "RandomProblems", dependencies: ["PlacementModel"], path: "Tests/RandomProblems",
      swiftSettings: strict),
    .testTarget(
      name: "LinearProgrammingTests", dependencies: ["LinearProgramming"], swiftSettings: strict),
    .testTarget(
      name: "GLPKBackendTests",
      dependencies: ["CGLPK", "GLPKBackend", "LinearProgramming", "SolverConformance"],
      exclude: ["Published"],
      swiftSettings: strict),
    .testTarget(
      name: "DecompositionTests",
      dependencies: ["Decomposition", "GLPKBackend", "LinearProgramming", "SolverConformance"],
      swiftSettings: strict),
    .testTarget(
      name: "PlacementModelTests", dependencies: ["PlacementModel", "RandomProblems"], swiftSettings: strict),
    .testTarget(
      name: "FormulationTests",
      dependencies: [
        "CGLPK", "Decomposition", "Formulation", "GLPKBackend", "LinearProgramming", "PlacementModel",
        "RandomProblems", "Verification",
      ],
      swiftSettings: strict),
    .testTarget(name: "CatalogsTests", dependencies: ["Catalogs", "PlacementModel"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["PlacementModel", "Reporting"], swiftSettings: strict),
    .testTarget(
      name: "PlanningTests",
      dependencies: [
        "Decomposition", "Formulation", "GLPKBackend", "LinearProgramming", "PlacementModel", "Planning",
        "RandomProblems",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "Decomposition", "Formulation", "GLPKBackend", "LinearProgramming", "PlacementModel", "Planning",
        "RandomProblems", "Verification",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["BerthKit", "RandomProblems", "berth"], swiftSettings: strict),
    // The doors by which bytes come in, for libFuzzer (`.ci/fuzz`) and, with all that it ever found, for the tests.
    .target(
      name: "Fuzzing",
      dependencies: [
        "Catalogs", "Formulation", "LinearProgramming", "PlacementModel", "Reporting", "Verification",
      ],
      path: "Tests/Fuzzing", swiftSettings: strict),
    .testTarget(
      name: "FuzzingTests", dependencies: ["Fuzzing"], exclude: ["Corpus"], swiftSettings: strict),
    .testTarget(name: "BenchTests", dependencies: ["BerthKit", "berth-bench"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// libFuzzer brings its own `main`, so the program that it drives links only under `--sanitize fuzzer`.
if Context.environment["BERTH_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "berth-fuzzer", dependencies: ["Fuzzing"], path: "Tests/Fuzzer", swiftSettings: strict))
}
