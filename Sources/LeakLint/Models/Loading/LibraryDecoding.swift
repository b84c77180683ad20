/// The top level of a model file.
extension ModelDecoder {
  private enum Field: String, CaseIterable {
    case library, language, version, documentation, modules, raises, exceptions, aliases, functions, types, plain
    case variables
    case nothrow, examples
    case frameworkDecorators = "framework-decorators"
    case commandDecorators = "command-decorators"
    case requiresOpen = "requires-open"
    case savepointsStandAlone = "savepoints-stand-alone"
  }

  mutating func document(_ node: YAMLNode?) -> ModelDocument? {
    guard let node else {
      report("expected a model, found nothing", at: 1)
      return nil
    }
    // Everything below depends on these two, wherever they stand.
    guard let language = language(in: node) else { return nil }
    self.language = language
    var model = LibraryModel(library: libraryName, language: language, modules: [])
    savepointsStandAlone = savepointsStandAlone(in: node)
    let raises = self.raises(in: node)
    var document = ModelDocument(model: model, documentation: [], examples: [])
    var modules: [String]?
    var requiresOpen: YAMLNode?
    fields(of: node, Field.self) { decoder, field, value in
      switch field {
      case .language, .raises, .savepointsStandAlone: break
      case .library: model.library = decoder.text(value, "a name") ?? model.library
      case .version: document.version = decoder.text(value, "a version")
      case .documentation: document.documentation = decoder.texts(value, "an address")
      case .modules: modules = decoder.texts(value, "the name of a module")
      case .requiresOpen: requiresOpen = value
      case .exceptions: model.exceptions = decoder.exceptions(value)
      case .aliases: model.aliases = decoder.aliases(value)
      case .variables: model.variables = decoder.variables(value)
      case .functions: decoder.functions(value, raises: raises, into: &model.functions)
      case .plain: decoder.plain(value, exceptions: raises, isAbsolute: true, into: &model.functions)
      case .nothrow: decoder.plain(value, exceptions: .none, isAbsolute: true, into: &model.functions)
      case .types: decoder.types(value, raises: raises, into: &model.types)
      case .frameworkDecorators: model.frameworkDecorators = decoder.texts(value, "a decorator's absolute name")
      case .commandDecorators: model.commandDecorators = decoder.texts(value, "a decorator's absolute name")
      case .examples: document.examples = decoder.examples(value)
      }
    }
    if let requiresOpen {
      within(Field.requiresOpen.rawValue) {
        $0.mark(requiresOpen, [.requiresOpen, .onArgument], exceptions: raises, in: &model.functions)
      }
    }
    model.modules = modules ?? Self.modules(of: model)
    document.model = model
    document.calls = calls
    return document
  }

  /// The file's name without folder and ending.
  private var libraryName: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".").first.map(String.init) ?? file
  }

  private mutating func language(in node: YAMLNode) -> Language? {
    guard case .mapping(let entries) = node.content else {
      expected("a mapping with `language`", at: node)
      return nil
    }
    guard let entry = entries.first(where: { $0.key == Field.language.rawValue }) else {
      let known = Language.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      report("`language` is missing (\(known))", at: node.line)
      return nil
    }
    return within(entry.key) { $0.word(entry.value, Language.self) }
  }

  private mutating func raises(in node: YAMLNode) -> CallEffects.Exceptions {
    guard let entry = entries(of: node).first(where: { $0.key == Field.raises.rawValue }) else { return .any }
    return within(entry.key) { $0.raises(entry.value, inherited: .any) }
  }

  private mutating func savepointsStandAlone(in node: YAMLNode) -> Bool {
    guard let entry = entries(of: node).first(where: { $0.key == Field.savepointsStandAlone.rawValue }) else {
      return false
    }
    return within(entry.key) { $0.bool(entry.value) }
  }

  private mutating func exceptions(_ node: YAMLNode) -> [String: [String]] {
    var exceptions: [String: [String]] = [:]
    for entry in entries(of: node) {
      exceptions[entry.key] = within(entry.key) { $0.texts(entry.value, "the absolute name of a superclass") }
    }
    return exceptions
  }

  private mutating func aliases(_ node: YAMLNode) -> [String: String] {
    var aliases: [String: String] = [:]
    for entry in entries(of: node) {
      aliases[entry.key] = within(entry.key) { $0.text(entry.value, "the absolute name that it stands for") }
    }
    return aliases
  }

  private mutating func variables(_ node: YAMLNode) -> [String: String] {
    var variables: [String: String] = [:]
    for entry in entries(of: node) {
      variables[entry.key] = within(entry.key) { $0.text(entry.value, "the absolute name of a type") }
    }
    return variables
  }

  /// Where no modules are listed: those that the names are members of. Swift's names have none, so that such a model
  /// applies to every file.
  private static func modules(of model: LibraryModel) -> [String] {
    guard model.language != .swift else { return [] }
    let modules = (Array(model.functions.keys) + Array(model.types.keys)).compactMap { name in
      name.lastIndex(of: ".").map { String(name[..<$0]) }
    }
    return Set(modules).sorted()
  }
}
