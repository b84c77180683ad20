/// Recognizes types that stand in for others in tests: they are not what runs.
enum TestDouble {
  private static let folders: Set<String> = [
    "test", "tests", "testing", "testdata", "testutil", "testutils", "mock", "mocks", "fake", "fakes", "stubs",
  ]
  private static let words = ["mock", "fake", "stub", "dummy"]

  /// Whether a file is a test that puts doubles behind interfaces: what functions of the project hand out there may come
  /// from one.
  static func usesDoubles(_ file: LoweredFile) -> Bool {
    guard isTest(path: file.path) else { return false }
    return file.imports.contains { name in
      let components = file.names[name].lowercased().split(whereSeparator: { $0 == "/" || $0 == "." })
      return components.suffix(2).contains { component in words.contains { component.contains($0) } }
    }
  }

  /// Whether the name of a file, or of a folder around it, tells that it belongs to tests.
  static func isTest(path: String) -> Bool { isDouble("", path: path) }

  /// What a Python test replaces by doubles while it runs: the last components of `patch("app.db.connect")`,
  /// `patch.object(sqlite3, "connect")` and `monkeypatch.setattr(sqlite3, "connect", fake)`.
  static func replacedNames(in file: LoweredFile) -> Set<String> {
    guard file.language == .python, isTest(path: file.path) else { return [] }
    var result: Set<String> = []
    for graph in file.functions {
      for call in graph.calls {
        let position: Int
        switch file.names[graph[call.callee].name].lastNameComponent {
        case "patch": position = 0
        case "object": position = 1
        case "setattr": position = call.arguments.count > 2 ? 1 : 0
        default: continue
        }
        guard call.arguments.indices.contains(position), call.arguments[position].label == nil,
          case .constant(let id) = call.arguments[position].value, case .string(let text, false) = graph[id]
        else { continue }
        result.insert(file.names[text].lastNameComponent)
      }
    }
    return result
  }

  /// - Parameters:
  ///   - name: absolute.
  ///   - path: of the file that declares the type.
  static func isDouble(_ name: String, path: String) -> Bool {
    let components = path.lowercased().split(separator: "/")
    if components.dropLast().contains(where: { folders.contains(String($0)) }) { return true }
    let file = components.last.map(String.init) ?? ""
    if file.hasPrefix("test_") || file.hasSuffix("_test.go") || file.hasSuffix("_test.py") { return true }
    // Django's applications keep theirs in `tests.py`.
    if file.hasSuffix("tests.swift") || ["conftest.py", "test.py", "tests.py"].contains(file) { return true }
    let simple = name.lastNameComponent.lowercased()
    return words.contains { file.contains($0) || simple.contains($0) }
  }
}
