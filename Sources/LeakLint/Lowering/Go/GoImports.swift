/// Import declarations: which local name stands for which import path.
extension GoFileLowering {
  mutating func declareImports(_ declaration: Node) {
    for child in declaration.namedChildren {
      switch child.kind {
      case .importSpec: declareImport(child)
      case .importSpecList:
        for spec in child.namedChildren where spec.kind == .importSpec { declareImport(spec) }
      default: break
      }
    }
  }

  private mutating func declareImport(_ spec: Node) {
    guard let pathNode = spec[.path], let path = stringValue(pathNode) else { return }
    let symbol = file.names.intern(path)
    file.imports.append(symbol)
    if let name = spec[.name] {
      switch name.kind {
      case .dot: file.starImports.append(symbol)
      case .blankIdentifier: break
      default: scopes.declare(self.name(name), .package(symbol), depth: 0)
      }
      return
    }
    for guess in Self.packageNames(ofPath: path) {
      let name = file.names.intern(guess)
      if scopes.lookup(name) == nil { scopes.declare(name, .package(symbol), depth: 0) }
    }
  }

  /// What a package that is imported without a name of its own may be called, likeliest first. The source tells only
  /// the path; the package clause it leads to is out of view. A wrong guess costs nothing as long as the file does not
  /// use that name for something else.
  static func packageNames(ofPath path: String) -> [String] {
    var components = path.split(separator: "/", omittingEmptySubsequences: true)
    if components.count > 1, let last = components.last, isMajorVersion(last) { components.removeLast() }
    guard var last = components.last else { return [] }
    if let dot = last.lastIndex(of: "."), isMajorVersion(last[last.index(after: dot)...]) { last = last[..<dot] }
    var names = [String(last)]
    func add(_ name: some StringProtocol) {
      let name = String(name)
      if !name.isEmpty && !names.contains(name) { names.append(name) }
    }
    if last.hasSuffix(".go") { add(last.dropLast(3)) }
    guard last.contains("-") else { return names }
    if let dash = last.lastIndex(of: "-"), isMajorVersion(last[last.index(after: dash)...]) { add(last[..<dash]) }
    if last.hasPrefix("go-") { add(last.dropFirst(3).filter { $0 != "-" }) }
    if last.hasSuffix("-go") { add(last.dropLast(3).filter { $0 != "-" }) }
    add(last.filter { $0 != "-" })
    add(String(last.map { $0 == "-" ? "_" : $0 }))
    return names
  }

  /// `v2`, `v10`
  private static func isMajorVersion(_ text: Substring) -> Bool {
    text.count > 1 && text.first == "v" && text.dropFirst().allSatisfy(\.isNumber)
  }
}
