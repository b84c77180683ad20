/// What stands outside types and functions: imports, statements of a script, initial values of globals, comments.
extension SwiftLowerer {
  mutating func collectImports(_ children: [SwiftNode]) {
    for node in children {
      if node.isError { collectImports(node.children.filter { $0.kind == .importDeclaration }) }
      guard node.kind == .importDeclaration, let path = node.firstChild(.identifier) else { continue }
      // `import struct Foundation.URL` imports a module all the same; its name is the first.
      let module = path.children.first { $0.kind == .simpleIdentifier }.map { identifierText($0) } ?? ""
      if importedModules.insert(module).inserted { file.imports.append(names.intern(module)) }
    }
  }

  /// One graph for the statements of a script and for the initial values of globals, which run at most once and whose
  /// end is the end of the process.
  mutating func lowerScript(_ children: [SwiftNode]) {
    let hasStatements = children.contains { isScriptStatement($0) }
    let list = children.filter { node in
      if node.kind == .propertyDeclaration { return hasStatements || containsCall(node) && !hasAccessors(node) }
      return isScriptStatement(node) || node.kind == .directive
        || (hasStatements && (node.kind == .statementLabel || node.isError))
    }
    guard list.contains(where: { $0.kind != .directive }), let first = children.first, let last = children.last else {
      return
    }
    isScript = true
    let range = first.range.extended(to: last.endByte)
    withFunction(
      reserveFunction(), name: "main", qualifiedName: file.path, kind: .module, range: range, end: last.range,
      seesParent: false
    ) { lowerer in
      lowerer.current.builder.withHeader { $0.traits = [.entryPoint] }
      lowerer.lowerStatements(list)
    }
    isScript = false
  }

  private func hasAccessors(_ node: SwiftNode) -> Bool { node.hasChild(.computedProperty) }

  private func isScriptStatement(_ node: SwiftNode) -> Bool {
    guard let kind = node.kind, node.isNamed, !node.isExtra else { return false }
    switch kind {
    case .importDeclaration, .propertyDeclaration, .typealiasDeclaration, .functionDeclaration, .initDeclaration,
      .classDeclaration, .protocolDeclaration, .operatorDeclaration, .precedenceGroupDeclaration,
      .associatedtypeDeclaration, .macroDeclaration, .deinitDeclaration, .subscriptDeclaration, .directive,
      .diagnostic, .statementLabel, .comment, .multilineComment, .modifiers, .attribute:
      return false
    // `#Preview { … }`
    case .macroInvocation: return false
    default: return true
    }
  }

  // MARK: Comments

  /// Comments that speak to leaklint. Most files have none, which a search of the bytes finds out.
  mutating func collectComments(_ root: SwiftNode) {
    guard Self.contains(source.bytes, Array("leaklint:".utf8)) else { return }
    var stack = [root]
    while let node = stack.popLast() {
      if node.kind == .comment || node.kind == .multilineComment {
        let text = source.text(of: node)
        guard Self.contains(Array(text.utf8), Array("leaklint:".utf8)) else { continue }
        file.comments.append(
          LoweredFile.Comment(text: text, range: node.range, isAlone: isAlone(node.startByte)))
      } else {
        stack += node.children.reversed()
      }
    }
  }

  private func isAlone(_ start: Int) -> Bool {
    for byte in source.bytes[..<start].reversed() {
      if byte == UInt8(ascii: "\n") { return true }
      if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") { return false }
    }
    return true
  }

  private static func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index <= buffer.count - pattern.count {
        if buffer[index] == first, (1..<pattern.count).allSatisfy({ buffer[index + $0] == pattern[$0] }) { return true }
        index += 1
      }
      return false
    }
  }
}
