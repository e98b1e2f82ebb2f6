// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "lock-in",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "berth", path: "../..")  // or .package(url: "https://HOST/PATH/berth", branch: "main")
  ],
  targets: [
    .executableTarget(name: "LockIn", dependencies: [.product(name: "BerthKit", package: "berth")])
  ]
)
