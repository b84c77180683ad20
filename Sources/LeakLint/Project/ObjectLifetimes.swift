/// How long the objects of a project live: those that are made when the program starts, that a global keeps, or that an
/// object keeps which lives as long, live as long as the process.
struct ObjectLifetimes {
  private let project: ResolvedProject
  private let language: Language
  /// What calls of constructors make.
  private var constructed: [(type: TypeID, site: Site)] = []
  /// What is made without a call (Go's `store{}` and `var s store`), by the absolute name of its type.
  private var literals: [String: [Site]] = [:]
  /// By node: the results of its calls.
  private var results: [Int32: [Site]] = [:]
  private var known: [String: Lifetime] = [:]

  enum Lifetime: UInt8, Comparable {
    case short
    /// Made by a framework, or by users of a library.
    case unknown
    case process

    static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// A place of a function that holds a new object.
  private struct Site {
    var node: Int32
    var place: PlaceID
  }

  /// Ways through more functions and objects than this are nothing that people write.
  private static let maximumDepth = 8

  init(_ project: ResolvedProject, _ language: Language) {
    self.project = project
    self.language = language
    for (index, function) in project.functions.enumerated() {
      let node = Int32(index)
      let file = project.file(of: node)
      // Tests make for a moment what the program keeps.
      guard file.language == language, !project.isTest(node), !project.isInTestFile(node) else { continue }
      let graph = project.graph(node)
      for (position, call) in function.calls.enumerated() {
        let site = Site(node: node, place: graph.calls[position].result)
        if let type = call.constructedType { constructed.append((type, site)) }
        if let target = call.target.flatMap(project.node) {
          results[target, default: []].append(site)
        }
      }
      guard language == .go else { continue }
      for (position, place) in graph.places.enumerated() where place.root == .local || place.root == .temporary {
        guard let type = graph.attributes[position].declaredType else { continue }
        literals[file.names[type], default: []].append(Site(node: node, place: PlaceID(position)))
      }
    }
  }

  /// Of all objects of a type.
  ///
  /// - Parameter maker: a function that is known to make them; what is asked is what becomes of its result.
  mutating func ofObjects(of name: String, madeBy maker: Int32? = nil) -> Lifetime {
    lifetime(ofType: name, madeBy: maker, depth: 0)
  }

  private mutating func lifetime(ofType name: String, madeBy maker: Int32?, depth: Int) -> Lifetime {
    if maker == nil, let known = known[name] { return known }
    guard depth < Self.maximumDepth, let index = project.index(language), let type = index.declarations.typeID(name)
    else { return .unknown }
    // An object that keeps itself does not decide how long it lives.
    if maker == nil { known[name] = .process }
    var sites = constructed.filter { index.isSubtype($0.type, of: type) }.map(\.site)
    sites += (literals[name] ?? []).filter { $0.node != maker }
    if let maker, project.graph(maker).kind == .function { sites += results[maker] ?? [] }
    let lifetime = shortest(sites, depth: depth)
    if maker == nil { known[name] = lifetime }
    return lifetime
  }

  private mutating func shortest(_ sites: [Site], depth: Int) -> Lifetime {
    var shortest: Lifetime?
    for site in sites {
      shortest = min(shortest ?? .process, lifetime(of: site, depth: depth + 1))
      if shortest == .short { break }
    }
    return shortest ?? .unknown
  }

  /// The longest that anything keeps it which its function puts it into.
  private mutating func lifetime(of site: Site, depth: Int) -> Lifetime {
    let graph = project.graph(site.node)
    if graph.kind == .module || graph.traits.contains(.entryPoint) || project.isCommand(site.node) { return .process }
    guard depth < Self.maximumDepth else { return .unknown }
    var names: Set<PlaceID> = [site.place]
    var longest = Lifetime.short
    var isReturned = false
    for block in graph.blocks {
      for operation in block.instructions.lazy.map(\.operation) {
        switch operation {
        case .assign(let place, .place(let source)) where names.contains(source) || isFirst(source, of: site, graph):
          if graph[graph.root(of: place)].root == .global { return .process }
          guard graph[place].root == .field else {
            names.insert(place)
            continue
          }
          if let owner = graph[place].parent.flatMap({ typeName(of: $0, in: site.node, graph) }) {
            longest = max(longest, lifetime(ofType: owner, madeBy: nil, depth: depth + 1))
          }
        case .aggregate(let place, let members) where members.contains(where: { holds($0.value, names) }):
          guard let type = graph.attributes[place.index].declaredType else {
            names.insert(place)
            continue
          }
          let owner = project.file(of: site.node).names[type]
          longest = max(longest, lifetime(ofType: owner, madeBy: nil, depth: depth + 1))
        default: break
        }
      }
      if case .return(let values) = block.terminator, values.contains(where: { holds($0, names) }) { isReturned = true }
    }
    if isReturned { longest = max(longest, shortest(results[site.node] ?? [], depth: depth)) }
    return longest
  }

  /// Of several results the object is the first.
  private func isFirst(_ part: PlaceID, of site: Site, _ graph: FlowGraph) -> Bool {
    graph[part].parent == site.place && project.file(of: site.node).names[graph[part].name] == "[0]"
  }

  private func holds(_ value: Operand, _ names: Set<PlaceID>) -> Bool {
    guard case .place(let place) = value else { return false }
    return names.contains(place)
  }

  private func typeName(of owner: PlaceID, in node: Int32, _ graph: FlowGraph) -> String? {
    let names = project.file(of: node).names
    if graph[owner].root == .receiver { return graph.enclosingType.map { names[$0] } }
    guard let type = project.functions[Int(node)].fieldOwners[owner] else {
      return graph.attributes[owner.index].declaredType.map { names[$0] }
    }
    return project.index(language)?.name(of: type)
  }
}
