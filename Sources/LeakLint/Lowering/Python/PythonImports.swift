/// Import statements.
extension PythonFileLowering {
  struct ImportedName {
    /// The name that is bound here.
    var local: NameID
    /// The absolute symbol that it stands for.
    var symbol: NameID
  }

  /// What an import statement binds, without a wildcard's names.
  mutating func importedNames(_ statement: PythonNode) -> [ImportedName] {
    var result: [ImportedName] = []
    switch statement.kind {
    case .importStatement:
      for item in statement.namedChildren {
        if item.kind == .aliasedImport, let path = item[.name], let alias = item[.alias] {
          result.append(ImportedName(local: name(alias), symbol: file.names.intern(dotted(path))))
        } else if item.kind == .dottedName, let first = item.namedChildren.first {
          // `import a.b` binds `a`; `a.b` is then a field of it.
          let local = name(first)
          result.append(ImportedName(local: local, symbol: local))
        }
      }
    case .importFromStatement, .futureImportStatement:
      guard let origin = importedModule(statement) else { return [] }
      for item in statement.children(in: .name) {
        let isAliased = item.kind == .aliasedImport
        guard let path = isAliased ? item[.name] : item else { continue }
        let symbol = file.names.intern(origin.isEmpty ? dotted(path) : origin + "." + dotted(path))
        let local = (isAliased ? item[.alias] : path).map { name($0) } ?? symbol
        result.append(ImportedName(local: local, symbol: symbol))
      }
    default: break
    }
    return result
  }

  /// The absolute name of the module that `from … import` names; nil where a relative import leaves the root.
  private func importedModule(_ statement: PythonNode) -> String? {
    if statement.kind == .futureImportStatement { return "__future__" }
    guard let origin = statement[.moduleName] else { return nil }
    guard origin.kind == .relativeImport else { return dotted(origin) }
    var components = file.names[module.symbol].split(separator: ".")
    var levels = module.isPackage ? 0 : 1
    var tail = ""
    for part in origin.namedChildren {
      if part.kind == .importPrefix {
        levels += part.children.count { !$0.isNamed } - 1
      } else {
        tail = dotted(part)
      }
    }
    guard levels <= components.count else { return nil }
    components.removeLast(levels)
    let base = components.joined(separator: ".")
    return base.isEmpty || tail.isEmpty ? base + tail : base + "." + tail
  }

  /// A dotted name without the white space that may stand in it.
  func dotted(_ node: PythonNode) -> String {
    node.kind == .dottedName ? node.namedChildren.map { text($0) }.joined(separator: ".") : text(node)
  }

  mutating func lowerImport(_ statement: PythonNode) {
    switch statement.kind {
    case .futureImportStatement: return
    case .importStatement:
      for item in statement.namedChildren {
        guard let path = item.kind == .aliasedImport ? item[.name] : item else { continue }
        addImport(dotted(path))
      }
    default:
      guard let origin = importedModule(statement) else { break }
      addImport(origin)
      if statement.hasChild(.wildcardImport) { file.starImports.append(file.names.intern(origin)) }
    }
    recordAliases(of: statement)
    context.builder.append(.mayThrow, at: statement.range)
  }

  private mutating func addImport(_ name: String) {
    let id = file.names.intern(name)
    if !name.isEmpty && module.imports.insert(id).inserted { file.imports.append(id) }
  }

  /// What a module imports can be imported from it.
  private mutating func recordAliases(of statement: PythonNode) {
    guard outer.isEmpty, context.frames.isEmpty else { return }
    for item in importedNames(statement) {
      let local = join(module.symbol, item.local)
      if local != item.symbol { file.aliases.append(.init(name: local, target: item.symbol)) }
    }
  }
}
