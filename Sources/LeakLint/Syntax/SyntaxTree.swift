import CTreeSitter

/// A parsed file. Lives in the task that parsed it and dies there: nothing of it is kept after lowering.
struct SyntaxTree<G: Grammar>: ~Copyable {
  private let tree: OpaquePointer

  /// - Returns: nil when the file is too large for tree-sitter's 32-bit offsets or memory is short.
  init?(parsing bytes: [UInt8]) {
    guard bytes.count < Int(UInt32.max), let parser = ts_parser_new() else { return nil }
    defer { ts_parser_delete(parser) }
    guard ts_parser_set_language(parser, G.tables.language) else { return nil }
    let tree = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        ts_parser_parse_string(parser, nil, $0.baseAddress, UInt32($0.count))
      }
    }
    guard let tree else { return nil }
    self.tree = tree
  }

  deinit { ts_tree_delete(tree) }

  var root: SyntaxNode<G> {
    guard let node = SyntaxNode<G>(ts_tree_root_node(tree)) else {
      preconditionFailure("tree-sitter gives every tree a root")
    }
    return node
  }

  /// The topmost error and missing nodes, in source order.
  func syntaxErrors() -> [SourceRange] {
    var found: [SourceRange] = []
    var stack = [root]
    while let node = stack.popLast() {
      guard node.hasError else { continue }
      if node.isError || node.isMissing {
        found.append(node.range)
      } else {
        stack.append(contentsOf: node.children.reversed())
      }
    }
    return found
  }
}
