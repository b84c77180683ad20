/// Recognizes types that stand in for others in tests: they are not what runs.
enum TestDouble {
  private static let folders: Set<String> = [
    "test", "tests", "testing", "testdata", "testutil", "testutils", "mock", "mocks", "fake", "fakes", "stubs",
  ]
  private static let words = ["mock", "fake", "stub", "dummy"]

  /// Whether a file is a test that puts doubles behind interfaces: what functions of the project hand out there may come
  /// from one.
  static func usesDoubles(_ file: LoweredFile) -> Bool {
    guard isDouble("", path: file.path) else { return false }
    return file.imports.contains { name in
      let components = file.names[name].lowercased().split(whereSeparator: { $0 == "/" || $0 == "." })
      return components.suffix(2).contains { component in words.contains { component.contains($0) } }
    }
  }

  /// - Parameters:
  ///   - name: absolute.
  ///   - path: of the file that declares the type.
  static func isDouble(_ name: String, path: String) -> Bool {
    let components = path.lowercased().split(separator: "/")
    if components.dropLast().contains(where: { folders.contains(String($0)) }) { return true }
    let file = components.last.map(String.init) ?? ""
    if file.hasPrefix("test_") || file.hasSuffix("_test.go") || file.hasSuffix("_test.py") { return true }
    if file.hasSuffix("tests.swift") || file == "conftest.py" { return true }
    let simple = name.lastNameComponent.lowercased()
    return words.contains { file.contains($0) || simple.contains($0) }
  }
}
