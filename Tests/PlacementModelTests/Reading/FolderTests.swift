import Foundation
import PlacementModel
import Testing

/// The real folder: what lies in it is read, what leads out of it is not.
@Suite struct FolderTests {
  private let root: URL
  private let folder: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("berth-\(UUID().uuidString)")
    folder = root.appendingPathComponent("problem")
    let inner = folder.appendingPathComponent("inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    for file in [root, folder, inner].map({ $0.appendingPathComponent("a.csv") }) {
      try Data("chat\n1\n2\n3\n4\n".utf8).write(to: file)
    }
    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
    }
    try link("out.csv", to: "../a.csv")
    try link("absolute.csv", to: root.appendingPathComponent("a.csv").path)
    try link("up", to: "..")
    try link("same.csv", to: "inner/a.csv")
    try link("device.csv", to: "/dev/zero")
  }

  private func isRead(_ name: String) -> Bool {
    let text = smallest.replacing(
      "\"capacity\": 10", with: "\"capacity\": { \"csv\": \"\(name)\", \"column\": \"chat\" }")
    return (try? ProblemFile(reading: Array(text.utf8), folder: folder.path)) != nil
  }

  @Test func whatIsInsideIsRead() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    for name in ["a.csv", "inner/a.csv", "same.csv"] { #expect(isRead(name), "\(name)") }
  }

  @Test func whatLeadsOutIsNot() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    for name in ["../a.csv", "out.csv", "absolute.csv", "up/a.csv", "device.csv", "inner", "none.csv"] {
      #expect(!isRead(name), "\(name)")
    }
  }
}
