import Foundation
import Testing

@testable import LeakLint

/// The library's folders use one another in one direction only.
@Suite struct FolderDependencyTests {
  /// A folder may use those before it.
  private static let order = [
    "Syntax", "FlowGraph", "Lowering", "Models", "Dataflow", "Resources", "Project", "Findings", "Checks", "Files",
    "Settings", "Reporting", "Scan",
  ]

  private static let library = AbsolutePath("../../../Sources/LeakLint", in: AbsolutePath(#filePath).parent)

  private struct Source {
    var path: String
    var folder: String
    /// Without comments and strings.
    var code: String
  }

  private static func sources() throws -> [Source] {
    try DirectoryWalk(below: library).files.filter { $0.hasSuffix(".swift") && $0.contains("/") }.map { path in
      let text = String(decoding: try FileContents.load(library.appending(path)), as: UTF8.self)
      let code = text.replacing(#/"""(?s:.*?)"""/#, with: "").replacing(#/\/\/[^\n]*/#, with: "")
        .replacing(#/"(?:\\.|[^"\\\n])*"/#, with: "")
      return Source(path: path, folder: String(path.prefix { $0 != "/" }), code: code)
    }
  }

  @Test func everyFolderHasItsPlace() throws {
    #expect(try Set(Self.sources().map(\.folder)) == Set(Self.order))
  }

  @Test func foldersUseOnlyThoseBeforeThem() throws {
    let sources = try Self.sources()
    let anywhere = #/(?m)^\s*(?:[a-z]+ )*?(?:struct|enum|class|protocol|typealias) (\w+)/#
    let atTheTop = #/(?m)^(?:package |public |final |indirect )*(?:struct|enum|class|protocol|typealias) (\w+)/#
    var home: [Substring: String] = [:]
    var declared: [String: Set<Substring>] = [:]
    for source in sources {
      for match in source.code.matches(of: atTheTop) { home[match.1] = source.folder }
      declared[source.folder, default: []].formUnion(source.code.matches(of: anywhere).map(\.1))
      for match in source.code.matches(of: #/(?:func|init|struct|enum|class)[ \w]*<([^>]*)>/#) {
        declared[source.folder, default: []].formUnion(match.1.split { $0 == "," || $0 == ":" || $0 == " " })
      }
    }
    #expect(home.count > 50)
    for source in sources {
      guard let own = Self.order.firstIndex(of: source.folder) else { continue }
      // Names behind a dot are members; names that the folder declares itself are its own.
      let names = Set(source.code.matches(of: #/(?:^|[^.\w])([A-Z]\w*)/#).map(\.1))
        .subtracting(declared[source.folder, default: []])
      for name in names.sorted() {
        guard let folder = home[name], let other = Self.order.firstIndex(of: folder) else { continue }
        #expect(other <= own, "\(source.path) uses \(name) of \(folder)")
      }
    }
  }
}
