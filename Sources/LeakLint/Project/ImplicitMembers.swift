/// Swift's implicit `self` across files.
///
/// An extension may name members that another file of the project declares, or a library. Its lowering, which sees one file, took them
/// for globals; here they become what they are: fields of the receiver. A member hides a global of its name, as in the
/// language.
struct ImplicitMembers {
  private var members: [String: Set<String>] = [:]
  private var bases: [String: [String]] = [:]

  static func bind(_ files: [LoweredFile], models: [LibraryModel]) -> [LoweredFile] {
    let extended = typesOfLibraries(files)
    guard !extended.isEmpty || files.lazy.filter({ $0.language == .swift }).prefix(2).count > 1 else { return files }
    var implicit = ImplicitMembers()
    for file in files where file.language == .swift { implicit.collect(from: file) }
    if !extended.isEmpty {
      for model in models where model.language == .swift { implicit.collect(from: model, extended) }
    }
    return files.map { file in
      guard file.language == .swift else { return file }
      var file = file
      for index in file.functions.indices { implicit.bind(FunctionID(index), in: &file) }
      return file
    }
  }

  // MARK: Members

  /// Names of types that the project extends and does not declare.
  private static func typesOfLibraries(_ files: [LoweredFile]) -> Set<String> {
    var extended: Set<String> = []
    var declared: Set<String> = []
    for file in files where file.language == .swift {
      for type in file.types {
        if type.isExtension { extended.insert(file.names[type.name]) } else { declared.insert(file.names[type.name]) }
      }
    }
    return extended.subtracting(declared)
  }

  private mutating func collect(from model: LibraryModel, _ extended: Set<String>) {
    for (name, type) in model.types where extended.contains(name.lastNameComponent) {
      var pending = [type]
      var seen: Set<String> = [name]
      while let next = pending.popLast() {
        members[name.lastNameComponent, default: []].formUnion(next.methods.keys)
        for base in next.bases where seen.insert(base).inserted {
          if let found = model.types[base] { pending.append(found) }
        }
      }
    }
  }

  private mutating func collect(from file: LoweredFile) {
    for type in file.types {
      let name = file.names[type.name]
      bases[name, default: []] += type.bases.map { file.names[$0] }
      members[name, default: []].formUnion(type.fields.map { file.names[$0.name] })
    }
    for graph in file.functions {
      guard let type = graph.enclosingType, !graph.traits.contains(.static) else { continue }
      var names: Set<String> = graph.kind == .method || graph.kind == .accessor ? [file.names[graph.name]] : []
      // What an initializer assigns need not have a type that is written.
      for place in graph.places where place.root == .field {
        if let parent = place.parent, graph[parent].root == .receiver { names.insert(file.names[place.name]) }
      }
      members[file.names[type], default: []].formUnion(names)
    }
  }

  private func isMember(_ name: String, of type: String) -> Bool {
    var types = [type]
    var next = 0
    while next < types.count, types.count < 16 {
      if members[types[next]]?.contains(name) == true { return true }
      for base in bases[types[next]] ?? [] where !types.contains(base) { types.append(base) }
      next += 1
    }
    return false
  }

  // MARK: Binding

  private func bind(_ id: FunctionID, in file: inout LoweredFile) {
    let graph = file.functions[id.index]
    guard let type = graph.enclosingType.map({ file.names[$0] }) else { return }
    let hidden = graph.places.indices.filter {
      let place = graph.places[$0]
      return place.root == .global && isMember(file.names[place.name], of: type)
    }
    guard !hidden.isEmpty, let receiver = receiver(in: id, &file) else { return }
    for index in hidden {
      file.functions[id.index].places[index].root = .field
      file.functions[id.index].places[index].parent = receiver
    }
  }

  /// The place of `self` in a function or, captured from the function around it, in a closure.
  private func receiver(in id: FunctionID, _ file: inout LoweredFile) -> PlaceID? {
    let graph = file.functions[id.index]
    guard !graph.traits.contains(.static), let name = file.names.lookup("self") else { return nil }
    if let known = graph.places.firstIndex(where: { $0.root == .receiver || $0.root == .captured && $0.name == name }) {
      return PlaceID(known)
    }
    guard let parent = graph.parent, let outer = receiver(in: parent, &file) else { return nil }
    let inner = PlaceID(graph.places.count)
    file.functions[id.index].places.append(Place(root: .captured, name: name, parent: nil))
    file.functions[id.index].attributes.append(PlaceAttributes(declaredType: graph.enclosingType))
    file.functions[id.index].captures.append(.init(inner: inner, outer: outer))
    return inner
  }
}
