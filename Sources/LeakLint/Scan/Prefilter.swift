/// Decides from a file's bytes whether it can matter, so that the others need not be parsed.
///
/// A file matters when it names a modelled library's module, calls something by the name of an acquisition of a library
/// whose module some file of its language names, or holds SQL that begins a transaction where any is named; and, in turn,
/// when it calls something by the name of a function or type that a file which matters declares around such a call.
struct Prefilter: Sendable {
  /// A bit for each library; those past the last bit share it, which only lets files through.
  typealias Libraries = UInt64

  /// Of libraries that acquire something, with the libraries that have the module.
  private let modules: [(pattern: BytePattern, libraries: Libraries)]
  /// Hashes of identifiers. A collision only lets a file through.
  private var words: Set<UInt64>
  /// Go: hashes of names that only functions of packages have. They count where the package is named.
  private var functionWords: Set<UInt64> = []
  private let moduleNames: [String]
  /// By word: whose acquisitions have the name.
  private let libraries: [UInt64: Libraries]

  /// How SQL that begins a transaction starts, in quotes.
  private static let statements: [BytePattern] = ["BEGIN", "START TRANSACTION", "SAVEPOINT"].flatMap { statement in
    [statement, statement.lowercased()].flatMap { ["\"\($0)", "'\($0)"] }
  }.map { BytePattern(Array($0.utf8)) }

  /// - Parameter models: of one language.
  init(models: [LibraryModel]) {
    var modules: [String: Libraries] = [:]
    var libraries: [UInt64: Libraries] = [:]
    for (index, model) in models.filter({ !$0.acquiringNames.isEmpty }).enumerated() {
      // A model without modules holds for every file.
      let bit: Libraries = model.modules.isEmpty ? .max : 1 << Libraries(min(index, Libraries.bitWidth - 1))
      for module in model.modules { modules[module, default: 0] |= bit }
      let functions = model.language == .go ? model.acquiringFunctionNames : []
      functionWords.formUnion(functions.map { Self.hash($0.utf8) })
      for name in model.acquiringNames.subtracting(functions) { libraries[Self.hash(name.utf8), default: 0] |= bit }
    }
    moduleNames = modules.keys.sorted()
    self.modules = modules.sorted { $0.key < $1.key }.map { (BytePattern(Array($0.key.utf8)), $0.value) }
    self.libraries = libraries
    words = Set(libraries.keys)
  }

  /// The libraries whose modules the file names.
  func namedLibraries(_ bytes: [UInt8]) -> Libraries {
    modules.reduce(0) { named, module in
      // What is known already need not be looked for.
      named & module.libraries == module.libraries || !module.pattern.occurs(in: bytes)
        ? named : named | module.libraries
    }
  }

  /// The libraries of whose acquisitions something in the file is called by the name; all where SQL in it begins a
  /// transaction.
  func calledLibraries(_ bytes: [UInt8]) -> Libraries {
    var called: Libraries = 0
    _ = Self.hasCalled(words, in: bytes) { word in
      called |= libraries[word] ?? 0
      return called == .max
    }
    return called != .max && Self.statements.contains { $0.occurs(in: bytes) } ? .max : called
  }

  /// Of the names only those of these libraries count from here on.
  mutating func restrict(to named: Libraries) { words = words.filter { (libraries[$0] ?? 0) & named != 0 } }

  /// Whether one of the names occurs in the file at all.
  func mentionsWord(_ bytes: [UInt8]) -> Bool { Self.mentions(words, in: bytes) }

  /// Whether the file holds a comment for leaklint.
  static func isAddressed(_ bytes: [UInt8]) -> Bool { address.occurs(in: bytes) }

  private static let address = BytePattern(Array("leaklint:".utf8))

  /// The names that files which call into this one are to be looked for by: functions around calls of acquisitions, the
  /// types of initializers around them, and variables and fields that hold what such a call gave (`Session =
  /// sessionmaker()`).
  func wrapperNames(in file: LoweredFile) -> Set<UInt64> {
    var names: Set<UInt64> = []
    for graph in file.functions {
      let results = Set(
        graph.calls.lazy.filter { mayAcquire(graph[$0.callee], graph, file.names) }.map(\.result))
      guard !results.isEmpty else { continue }
      for block in graph.blocks {
        for case .assign(let place, .place(let source)) in block.instructions.lazy.map(\.operation)
        where results.contains(source) && (graph[place].root == .global || graph[place].root == .field) {
          names.insert(Self.hashOfLast(file.names[graph[place].name]))
        }
      }
      guard graph.kind != .module else { continue }
      names.insert(Self.hash(file.names[graph.name].utf8))
      if graph.kind == .initializer, let type = graph.enclosingType {
        names.insert(Self.hashOfLast(file.names[type]))
      }
    }
    for alias in file.aliases where words.contains(Self.hashOfLast(file.names[alias.target])) {
      names.insert(Self.hashOfLast(file.names[alias.name]))
    }
    return names.subtracting(words)
  }

  mutating func add(_ names: Set<UInt64>) { words.formUnion(names) }

  /// Whether what is called has the name of an acquisition.
  private func mayAcquire(_ callee: Place, _ graph: FlowGraph, _ names: NameTable) -> Bool {
    let word = Self.hashOfLast(names[callee.name])
    if words.contains(word) { return true }
    guard functionWords.contains(word), let package = callee.parent, graph[package].root == .global else {
      return false
    }
    return moduleNames.contains { names[graph[package].name].hasPrefix($0) }
  }

  /// Whether one of the identifiers is called, or imported under another name: followed by a parenthesis, a bracket of
  /// type arguments, or `as`.
  ///
  /// - Parameter isEnough: asked with each of them, until it says so.
  static func hasCalled(
    _ words: Set<UInt64>, in bytes: [UInt8], isEnough: (UInt64) -> Bool = { _ in true }
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      let count = bytes.count
      while index < count {
        guard isIdentifier(bytes[index]) else {
          index += 1
          continue
        }
        var hash = seed
        while index < count, isIdentifier(bytes[index]) {
          hash = mix(hash, bytes[index])
          index += 1
        }
        if index < count, isUse(bytes, index), words.contains(hash), isEnough(hash) { return true }
      }
      return false
    }
  }

  /// Whether a file that other files import names from mentions one of the identifiers (`__init__.py`).
  static func mentions(_ words: Set<UInt64>, in bytes: [UInt8]) -> Bool {
    var hash = seed
    var isInside = false
    for byte in bytes {
      if isIdentifier(byte) {
        hash = mix(hash, byte)
        isInside = true
      } else if isInside {
        if words.contains(hash) { return true }
        hash = seed
        isInside = false
      }
    }
    return isInside && words.contains(hash)
  }

  // MARK: Bytes

  /// Whether what follows an identifier calls it or gives it another name.
  private static func isUse(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "("), UInt8(ascii: "["): true
    case UInt8(ascii: " "):
      index + 3 < bytes.count && bytes[index + 1] == UInt8(ascii: "a") && bytes[index + 2] == UInt8(ascii: "s")
        && bytes[index + 3] == UInt8(ascii: " ")
    default: false
    }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// FNV-1a.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(seed, mix) }
  /// Of the last component of an absolute name.
  private static func hashOfLast(_ name: String) -> UInt64 {
    name.utf8.reduce(seed) { $1 == UInt8(ascii: ".") || $1 == UInt8(ascii: "/") ? seed : mix($0, $1) }
  }
}
