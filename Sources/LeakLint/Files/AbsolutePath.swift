/// An absolute path without `.`, `..`, doubled or trailing slashes. Purely lexical: nothing here asks the file system.
package struct AbsolutePath: Hashable, Sendable {
  /// Begins with `/`.
  package let string: String

  static let root = AbsolutePath(components: [])

  /// - Parameter path: taken relative to `directory` unless it is absolute.
  package init(_ path: String, in directory: AbsolutePath = .root) {
    var components = path.utf8.first == UInt8(ascii: "/") ? [] : directory.components
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      switch Substring(part) {
      case ".": continue
      case "..": _ = components.popLast()
      case let name: components.append(name)
      }
    }
    self.init(components: components)
  }

  private init(components: [Substring]) {
    string = "/" + components.joined(separator: "/")
  }

  var components: [Substring] { string.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) } }

  /// The last component; empty for the root.
  var name: String { PathName.last(string) }

  var parent: AbsolutePath { AbsolutePath(components: components.dropLast()) }

  /// Itself, its parent and so on up to the root.
  var ancestors: [AbsolutePath] {
    var result = [self]
    var current = self
    while current != .root {
      current = current.parent
      result.append(current)
    }
    return result
  }

  func appending(_ relative: String) -> AbsolutePath { AbsolutePath(relative, in: self) }

  func isInside(_ directory: AbsolutePath) -> Bool {
    self == directory || directory == .root || string.utf8.starts(with: (directory.string + "/").utf8)
  }

  /// The path as seen from `directory`: `.` for the directory itself, with `..` where it lies outside.
  package func relative(to directory: AbsolutePath) -> String {
    let own = components
    let other = directory.components
    let shared = zip(own, other).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: other.count - shared) + own.dropFirst(shared)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The deepest directory that all of the paths are inside.
  static func commonAncestor(of paths: [AbsolutePath]) -> AbsolutePath? {
    guard var shared = paths.first?.components else { return nil }
    for path in paths.dropFirst() {
      shared = zip(shared, path.components).prefix { $0 == $1 }.map(\.0)
    }
    return AbsolutePath(components: shared)
  }
}
