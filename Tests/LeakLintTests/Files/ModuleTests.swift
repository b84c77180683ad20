import Testing

@testable import LeakLint

@Suite struct ModuleTests {
  @Test(arguments: [
    ("app/db/session.py", "app.db.session"), ("app/__init__.py", "app"), ("app/db/__init__.py", "app.db"),
    ("src/lib/core.py", "lib.core"), ("src/plain/x.py", "plain.x"), ("tools/run.py", "tools.run"), ("main.py", "main"),
    ("services/api/handlers/x.py", "handlers.x"), ("services/api/src/api/y.py", "api.y"),
  ])
  func python(_ path: String, _ expected: String) {
    let modules = PythonModules(packages: ["app", "app/db", "src/lib"], projects: ["services/api"])
    #expect(modules.module(of: path) == expected)
  }

  @Test func pythonPackageAtTheRoot() {
    let modules = PythonModules(packages: ["", "db"], projects: [])
    #expect(modules.module(of: "db/x.py") == "db.x")
    #expect(modules.module(of: "x.py") == "x")
  }

  @Test(arguments: [
    ("main.go", "example.com/m"), ("store/sql/x.go", "example.com/m/store/sql"),
    ("tools/gen/x.go", "example.com/tools/gen"),
    ("tools/x.go", "example.com/tools"),
  ])
  func go(_ path: String, _ expected: String) {
    let modules = GoModules(modulePaths: ["": "example.com/m", "tools": "example.com/tools"])
    #expect(modules.importPath(of: path) == expected)
  }

  @Test func goOutsideAnyModule() {
    #expect(GoModules(modulePaths: ["b": "example.com/b"]).importPath(of: "a/x.go") == "a")
    #expect(GoModules(modulePaths: [:]).importPath(of: "x.go") == "_")
  }

  @Test(arguments: [
    ("module example.com/m\n\ngo 1.22\n", "example.com/m"),
    ("// module no\nmodule \"example.com/q\" // yes\n", "example.com/q"),
    ("module (\n\texample.com/p\n)\n", "example.com/p"), ("go 1.22\r\nmodule example.com/crlf\r\n", "example.com/crlf"),
  ])
  func goModulePaths(_ text: String, _ expected: String) {
    #expect(GoModules.modulePath(in: text) == expected)
  }

  @Test func noGoModulePath() { #expect(GoModules.modulePath(in: "go 1.22\n") == nil) }

  @Test(arguments: [
    ("Sources/Store/A/B.swift", "Store"), ("Sources/main.swift", ""), ("pkg/Sources/Inner/X.swift", "Inner"),
    ("App/Models/X.swift", ""), ("Tests/StoreTests/T.swift", "StoreTests"),
  ])
  func swift(_ path: String, _ expected: String) {
    #expect(SwiftTargets(packages: ["", "pkg"]).target(of: path) == expected)
  }

  @Test func swiftOutsideAnyPackage() {
    #expect(SwiftTargets(packages: ["pkg"]).target(of: "Sources/Store/A.swift") == "")
  }
}
