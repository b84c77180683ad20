import CTreeSitter
import GrammarGo
import GrammarPython
import GrammarSwift
import Testing

/// The fetched grammars, the adapter for Swift's and the installed libtree-sitter fit together.
@Suite struct GrammarTests {
  @Test func pythonParses() throws {
    let tree = try parse("def f(c):\n    with c.cursor() as k:\n        yield k\n", tree_sitter_python())
    #expect(tree.hasPrefix("(module (function_definition name: (identifier)"))
  }

  @Test func goParses() throws {
    let tree = try parse("package p\nfunc f() error { defer g(); return nil }\n", tree_sitter_go())
    #expect(tree.hasPrefix("(source_file (package_clause"))
  }

  @Test func swiftParses() throws {
    let source = "func f() async throws -> Int? { defer { g() }\n return try? await h(1) }\n"
    let tree = try parse(source, tree_sitter_swift())
    #expect(tree.hasPrefix("(source_file (function_declaration name: (simple_identifier)"))
  }

  /// Parses `source` and returns the tree as tree-sitter prints it.
  private func parse(_ source: String, _ language: OpaquePointer?) throws -> String {
    let grammar = try #require(language)
    let parser = try #require(ts_parser_new())
    defer { ts_parser_delete(parser) }
    #expect(ts_parser_set_language(parser, grammar))
    let tree = try #require(ts_parser_parse_string(parser, nil, source, UInt32(source.utf8.count)))
    defer { ts_tree_delete(tree) }
    let root = ts_tree_root_node(tree)
    #expect(!ts_node_has_error(root))
    let text = try #require(ts_node_string(root))
    defer { free(text) }
    return String(cString: text)
  }
}
