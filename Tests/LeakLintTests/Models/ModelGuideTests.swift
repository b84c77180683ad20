import Foundation
import Testing

@testable import LeakLint

/// The library that docs/models.md adds from scratch, step by step, is a model that passes its own check.
@Suite struct ModelGuideTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/models.md")

  @Test func theLibraryFromScratchPasses() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let guide = try #require(text.range(of: "## A library from scratch"))
    let end = try #require(text.range(of: "\n## ", range: guide.upperBound..<text.endIndex))
    let blocks = text[guide.upperBound..<end.lowerBound].components(separatedBy: "```yaml\n").dropFirst()
    let model = blocks.map { $0.components(separatedBy: "```")[0] }.joined()
    let folder = FileManager.default.temporaryDirectory.appending(path: "model-guide-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(model.utf8).write(to: folder.appending(path: "warehouse.yaml"))
    let check = try ModelCheck(["warehouse.yaml"], in: AbsolutePath(folder.path(percentEncoded: false)))
    #expect(check.examples == 4)
    #expect(check.failures.isEmpty, "\(check.failures)")
    #expect(check.unexercised.isEmpty, "\(check.unexercised)")
  }
}
