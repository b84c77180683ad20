@testable import LeakLint

/// Source files of one language, lowered and resolved against models written for the tests.
struct ResolvedSources {
  let files: [LoweredFile]
  let resolution: Resolution
  let language: Language

  /// - Parameters:
  ///   - sources: path -> text. A Python file is the module of its path, a Go file belongs to the package
  ///     `example.com/app/` and its folder.
  ///   - models: in the YAML of model files, one library each.
  init(_ language: Language, _ sources: [String: String], models: [String]) throws {
    self.language = language
    files = sources.sorted { $0.key < $1.key }.map { path, text in
      language.lowering.lower(
        SourceText(bytes: Array(text.utf8)), path: path, module: Self.module(of: path, language))
    }
    let decoded = try models.map { try ModelDecoder.decode($0, path: "test.yaml").model }
    resolution = Resolution(files: files, models: decoded)
  }

  private static func module(of path: String, _ language: Language) -> String {
    let components = path.split(separator: "/").map(String.init)
    switch language {
    case .python:
      let module = components.joined(separator: ".").dropLast(3)
      return module.hasSuffix(".__init__") ? String(module.dropLast(9)) : String(module)
    case .go: return (["example.com", "app"] + components.dropLast()).joined(separator: "/")
    case .swift: return ""
    }
  }

  var index: SymbolIndex {
    get throws {
      guard let index = resolution.index(language) else { throw MissingInTest(what: "an index") }
      return index
    }
  }

  /// The calls of a file that were resolved, in the order of their lines: "`line` `what`". What a model describes has
  /// the model's name, a function of the project an arrow before its own.
  func calls(in path: String) throws -> [String] {
    var lines: [(line: UInt32, text: String)] = []
    try visit(path) { graph, function, ranges in
      for (number, call) in function.calls.enumerated() {
        guard let range = ranges[CallID(number)], let text = describe(call) else { continue }
        lines.append((range.line, "\(range.line) \(text)"))
      }
    }
    var seen: Set<String> = []
    return lines.sorted { $0.line < $1.line }.map(\.text).filter { seen.insert($0).inserted }
  }

  /// The resolved calls on a line, in the order of evaluation.
  func call(in path: String, line: UInt32) throws -> [ResolvedCall] {
    var found: [ResolvedCall] = []
    try visit(path) { _, function, ranges in
      for (number, call) in function.calls.enumerated() where ranges[CallID(number)]?.line == line {
        found.append(call)
      }
    }
    return found
  }

  /// The type of the first variable of that name, by the function's last name.
  func type(of variable: String, in function: String, _ path: String) throws -> String? {
    var found: String??
    let index = try index
    try visit(path) { graph, resolved, _ in
      let file = files[fileIndex(path) ?? 0]
      guard found == nil, file.names[graph.name] == function else { return }
      for (number, place) in graph.places.enumerated()
      where place.root != .field && place.root != .global && file.names[place.name] == variable {
        found = .some(resolved.types[number].map { index.name(of: $0) })
        return
      }
    }
    guard let found else { throw MissingInTest(what: "\(variable) in \(function)") }
    return found
  }

  private func fileIndex(_ path: String) -> Int? { files.firstIndex { $0.path == path } }

  private func visit(
    _ path: String, _ body: (FlowGraph, ResolvedFunction, [CallID: SourceRange]) -> Void
  ) throws {
    guard let index = fileIndex(path), let resolver = resolution.resolver(forFile: index) else {
      throw MissingInTest(what: path)
    }
    for (number, graph) in files[index].functions.enumerated() {
      var ranges: [CallID: SourceRange] = [:]
      for block in graph.blocks {
        for instruction in block.instructions {
          if case .call(let id) = instruction.operation { ranges[id] = instruction.range }
        }
      }
      body(graph, resolver.resolve(FunctionID(number)), ranges)
    }
  }

  private func describe(_ call: ResolvedCall) -> String? {
    if let name = call.modelName { return name }
    if let target = call.target {
      let file = files[Int(target.file)]
      let step = call.managerStep.map { " \($0)" } ?? ""
      return "-> " + file.names[file.functions[target.function.index].qualifiedName] + step
    }
    guard let type = call.constructedType, let index = resolution.index(language) else { return nil }
    return "new " + index.name(of: type)
  }
}

struct MissingInTest: Error {
  var what: String
}
