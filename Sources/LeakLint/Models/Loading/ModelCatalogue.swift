/// The libraries that a run may need: those that leaklint comes with, which are decoded when something in the run names
/// them, and the user's own.
struct ModelCatalogue: Sendable {
  /// Libraries of one language, a bit each by their place in the catalogue. Those past the last bit share it.
  typealias Libraries = UInt64

  private enum Library: Sendable {
    case builtin(BuiltinModelFiles.Entry)
    case own(LibraryModel)
  }

  private var libraries: [Language: [Library]] = [:]

  /// - Parameter own: the user's models, of any language. They come last: they may add to a library and change what is
  ///   said of it.
  init(_ languages: Set<Language>, own: [LibraryModel] = []) {
    for language in languages {
      libraries[language] =
        BuiltinModelFiles.entries(for: language).map(Library.builtin)
        + own.filter { $0.language == language }.map(Library.own)
    }
  }

  static func bit(_ index: Int) -> Libraries { 1 << Libraries(min(index, 63)) }

  /// By library.
  func modules(of language: Language) -> [[String]] {
    (libraries[language] ?? []).map { library in
      switch library {
      case .builtin(let entry): entry.modules
      case .own(let model): model.modules
      }
    }
  }

  /// The libraries that acquire something: a file that names one of these matters.
  func acquiring(_ language: Language) -> Libraries {
    var acquiring: Libraries = 0
    for (index, library) in (libraries[language] ?? []).enumerated() {
      let acquires =
        switch library {
        case .builtin(let entry): entry.acquires
        case .own(let model): !model.acquiringNames.isEmpty
        }
      if acquires { acquiring |= Self.bit(index) }
    }
    return acquiring
  }

  /// The models of the libraries that are named, of those that have no modules, the user's own, and the models of the
  /// libraries whose types these speak of.
  func models(of language: Language, named: Libraries) throws(InvalidModel) -> [LibraryModel] {
    let libraries = libraries[language] ?? []
    let modules = modules(of: language)
    let own = libraries.indices.filter { if case .own = libraries[$0] { true } else { false } }
    // Nothing need name the user's own: a package's files import from each other by relative names. And in Swift, names
    // of types that they speak of do not tell the module.
    let needsAll = language == .swift && !own.isEmpty
    var pending = own + libraries.indices.filter { needsAll || modules[$0].isEmpty || named & Self.bit($0) != 0 }
    var decoded: [Int: LibraryModel] = [:]
    while let index = pending.popLast() {
      guard decoded[index] == nil else { continue }
      let model: LibraryModel
      switch libraries[index] {
      case .builtin(let entry): model = try entry.model()
      case .own(let own): model = own
      }
      decoded[index] = model
      for name in model.modulesSpokenOf {
        pending += libraries.indices.filter { decoded[$0] == nil && modules[$0].contains { name.hasPrefix($0) } }
      }
    }
    return decoded.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension LibraryModel {
  /// The names of its types and of those that it names, without their last components.
  fileprivate var modulesSpokenOf: Set<String> {
    var names = Set(variables.values).union(aliases.values).union(types.keys).union(functions.keys)
    for call in Array(functions.values) + types.values.flatMap(\.methods.values) {
      for variant in call.variants {
        names.formUnion(variant.effects.resultTypes)
        names.formUnion(variant.closureParameterTypes ?? [])
      }
    }
    for type in types.values { names.formUnion(type.bases + type.fields.values) }
    for bases in exceptions.values { names.formUnion(bases) }
    return Set(names.compactMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } })
  }
}
