// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Debian's static archives keep the release binary free of libraries to install. Where there are none (other systems,
// other packagings) the libraries are found through pkg-config and linked dynamically.
let libraryFolders =
  ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu" } + ["/usr/lib64", "/usr/lib", "/usr/local/lib"]

func hasStaticArchive(_ name: String) -> Bool {
  libraryFolders.contains { FileManager.default.fileExists(atPath: "\($0)/lib\(name).a") }
}

/// A C library of the system: its headers as a module, and what the linker needs.
func systemLibrary(_ module: String, library: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: module,
    path: "Sources/\(module)",
    pkgConfig: hasStaticArchive(library) ? nil : pkgConfig,
    providers: [.apt([apt]), .brew([brew])]
  )
}

let staticArchives = ["tree-sitter", "yaml"].filter(hasStaticArchive).map { "-l:lib\($0).a" }

/// A tree-sitter grammar. Its generated parser is fetched into `src/` by Scripts/leaklint and Scripts/test; what is
/// committed beside it includes those files and says what to run when they are missing.
func grammar(_ language: String, files: [String]) -> Target {
  .target(
    name: "Grammar\(language)",
    path: "Sources/Grammars/\(language)",
    sources: files,
    cSettings: [
      .headerSearchPath("src"),
      // Generated tables and lexers: nobody debugs them, and tests parse a lot.
      .unsafeFlags(["-O2"]),
    ]
  )
}

/// Asked for by Scripts/leaklint: a release binary that needs no shared library at all, starts twice as fast and runs on
/// any distribution. Only together with `--static-swift-stdlib`; a plain `swift build -c release` links as usual.
let isStaticExecutable = Context.environment["LEAKLINT_STATIC_EXECUTABLE"] == "1" && hasStaticArchive("c")

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "leaklint",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "LeakLint", targets: ["LeakLint"]),
    .executable(name: "leaklint", targets: ["LeakLintCLI"]),
  ],
  targets: [
    systemLibrary(
      "CTreeSitter", library: "tree-sitter", pkgConfig: "tree-sitter", apt: "libtree-sitter-dev", brew: "tree-sitter"),
    systemLibrary("CYAML", library: "yaml", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    grammar("Python", files: ["parser.c", "scanner.c"]),
    grammar("Go", files: ["parser.c"]),
    grammar("Swift", files: ["parser.c", "scanner.c", "adapter.c"]),

    // Sources/LeakLint and Sources/leaklint are one folder on a disk that ignores case: both targets list their sources.
    .target(
      name: "LeakLint",
      dependencies: ["BuiltinModels", "CTreeSitter", "CYAML", "GrammarPython", "GrammarGo", "GrammarSwift"],
      path: "Sources/LeakLint",
      sources: [
        "Analyzer.swift", "Scan", "Syntax", "FlowGraph", "Lowering", "Models", "Dataflow", "Resources", "Project",
        "Checks", "Findings", "Reporting", "Files", "Settings",
      ],
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(staticArchives)]
    ),

    // The library models, compiled in: a resource bundle would have to stay where it was built.
    .target(
      name: "BuiltinModels",
      exclude: ["Rules/schema.json"],
      swiftSettings: strict,
      plugins: ["EmbedModels"]
    ),
    .plugin(name: "EmbedModels", capability: .buildTool()),

    .executableTarget(
      name: "LeakLintCLI",
      dependencies: ["LeakLint"],
      path: "Sources/leaklint",
      sources: ["Command"],
      swiftSettings: strict,
      linkerSettings: isStaticExecutable ? [.unsafeFlags(["-static-executable"], .when(platforms: [.linux]))] : []
    ),
    // What leaklint says, compared with what running random functions shows. Knows leaklint only by its command line.
    .target(
      name: "Oracle",
      path: "Tests/Oracle",
      exclude: [
        "Python/lab.py", "Python/lab.yaml", "Go/lab.go", "Go/lab.yaml", "Swift/lab.swift", "Swift/lab.yaml",
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "OracleCommand",
      dependencies: ["Oracle"],
      path: "Tests/OracleCommand",
      swiftSettings: strict
    ),
    .testTarget(
      name: "LeakLintTests",
      dependencies: ["LeakLint", "Oracle", "CTreeSitter", "GrammarPython", "GrammarGo", "GrammarSwift"],
      path: "Tests/LeakLintTests",
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu11
)
