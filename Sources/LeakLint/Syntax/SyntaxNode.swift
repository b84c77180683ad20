import CTreeSitter

/// A node of a syntax tree. Valid as long as the ``SyntaxTree`` that it came from.
struct SyntaxNode<G: Grammar> {
  let raw: TSNode

  init?(_ raw: TSNode) {
    guard !ts_node_is_null(raw) else { return nil }
    self.raw = raw
  }

  /// nil for error nodes and for kinds that the grammar's enumeration does not list.
  var kind: G.Kind? { G.tables.kind(of: ts_node_symbol(raw)) }

  /// The grammar's name of the kind, for messages and statistics; slow.
  var kindName: String { String(cString: ts_node_type(raw)) }

  var isNamed: Bool { ts_node_is_named(raw) }
  var isError: Bool { ts_node_symbol(raw) == TSSymbol.max }
  /// The parser made it up to go on.
  var isMissing: Bool { ts_node_is_missing(raw) }
  /// This node or one below it is an error or missing.
  var hasError: Bool { ts_node_has_error(raw) }
  /// Comments and the like, which may stand anywhere.
  var isExtra: Bool { ts_node_is_extra(raw) }

  /// Byte offsets.
  var startByte: Int { Int(ts_node_start_byte(raw)) }
  var endByte: Int { Int(ts_node_end_byte(raw)) }

  var range: SourceRange {
    let start = ts_node_start_point(raw)
    return SourceRange(
      start: ts_node_start_byte(raw), end: ts_node_end_byte(raw), line: start.row + 1, column: start.column + 1)
  }

  /// 1-based line of the last byte.
  var endLine: Int { Int(ts_node_end_point(raw).row) + 1 }

  /// The first child in the field.
  subscript(field: G.Field) -> SyntaxNode? {
    SyntaxNode(ts_node_child_by_field_id(raw, G.tables.id(of: field)))
  }

  /// All children, tokens and comments included, each with its field, in linear time (tree-sitter's own indexing and
  /// sibling functions are linear a call).
  var fieldedChildren: [(field: G.Field?, node: SyntaxNode)] {
    var result: [(G.Field?, SyntaxNode)] = []
    forEachChild { cursor, node in
      result.append((G.tables.field(of: ts_tree_cursor_current_field_id(&cursor)), node))
    }
    return result
  }

  /// All children, tokens and comments included.
  var children: [SyntaxNode] {
    var result: [SyntaxNode] = []
    result.reserveCapacity(Int(ts_node_child_count(raw)))
    forEachChild { _, node in result.append(node) }
    return result
  }

  /// The children that are neither tokens nor comments.
  var namedChildren: [SyntaxNode] {
    let count = Int(ts_node_named_child_count(raw))
    guard count > 0 else { return [] }
    var result: [SyntaxNode] = []
    result.reserveCapacity(count)
    forEachChild { _, node in if node.isNamed && !node.isExtra { result.append(node) } }
    return result
  }

  /// The children in the field, of which a grammar may have several.
  func children(in field: G.Field) -> [SyntaxNode] {
    let wanted = G.tables.id(of: field)
    var result: [SyntaxNode] = []
    forEachChild { cursor, node in
      if ts_tree_cursor_current_field_id(&cursor) == wanted { result.append(node) }
    }
    return result
  }

  func firstChild(_ kind: G.Kind) -> SyntaxNode? { children.first { $0.kind == kind } }

  func hasChild(_ kind: G.Kind) -> Bool { firstChild(kind) != nil }

  /// Visits the nodes below this one in source order, tokens and comments included, without recursion. Where `visit`
  /// answers false, what is below that node is left out.
  func forEachDescendant(_ visit: (SyntaxNode) -> Bool) {
    var cursor = ts_tree_cursor_new(raw)
    defer { ts_tree_cursor_delete(&cursor) }
    guard ts_tree_cursor_goto_first_child(&cursor) else { return }
    var depth = 1
    while true {
      let descends = SyntaxNode(ts_tree_cursor_current_node(&cursor)).map(visit) ?? false
      if descends && ts_tree_cursor_goto_first_child(&cursor) {
        depth += 1
        continue
      }
      while !ts_tree_cursor_goto_next_sibling(&cursor) {
        depth -= 1
        guard depth > 0, ts_tree_cursor_goto_parent(&cursor) else { return }
      }
    }
  }

  private func forEachChild(_ body: (inout TSTreeCursor, SyntaxNode) -> Void) {
    var cursor = ts_tree_cursor_new(raw)
    defer { ts_tree_cursor_delete(&cursor) }
    guard ts_tree_cursor_goto_first_child(&cursor) else { return }
    repeat {
      if let node = SyntaxNode(ts_tree_cursor_current_node(&cursor)) { body(&cursor, node) }
    } while ts_tree_cursor_goto_next_sibling(&cursor)
  }
}
