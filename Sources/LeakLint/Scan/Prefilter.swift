/// Decides from a file's bytes whether it can matter, so that the others need not be parsed.
///
/// A file matters when it names a modelled library's module, calls something by the name of an acquisition of a library
/// that some file of the run names, or holds SQL that begins a transaction; and, in turn, when it calls something by the
/// name of a function or type that a file which matters declares around such a call.
struct Prefilter: Sendable {
  /// One bit a library; those past the last bit share it.
  typealias Libraries = UInt64

  /// What one pass over a file tells.
  struct Look: Sendable {
    /// Libraries whose modules the file names.
    var named: Libraries = 0
    /// Libraries of whose acquisitions something is called by the name.
    var called: Libraries = 0
    /// The same for names that are only mentioned.
    var mentioned: Libraries = 0
    /// Holds SQL that begins a transaction.
    var beginsTransaction = false
    /// Holds a comment for leaklint, which must be read to be obeyed.
    var isAddressed = false
  }

  private struct Module: Sendable {
    var pattern: BytePattern
    var libraries: Libraries
  }

  /// Of libraries that acquire something.
  private var modules: [Module] = []
  /// An identifier of each module's name; the masks are bits of ``modules``, the last of which is shared as well.
  private var gates = WordTable()
  /// A collision only lets a file through.
  private var words = WordTable()
  /// By library: itself, and those whose types its calls give.
  private var reached: [Libraries] = []
  private var active: Libraries = 0

  /// - Parameter models: of one language.
  init(models: [LibraryModel]) {
    let acquiring = models.filter { !$0.acquiringNames.isEmpty }
    for (index, model) in acquiring.enumerated() {
      let library = Self.bit(index)
      for name in model.acquiringNames { words.add(IdentifierHash.of(name.utf8), mask: library) }
      for module in model.modules {
        gates.add(IdentifierHash.of(Self.gate(of: module).utf8), mask: Self.bit(modules.count))
        modules.append(Module(pattern: BytePattern(Array(module.utf8)), libraries: library))
      }
      let given = model.givenTypes
      let others = acquiring.indices.filter { other in given.contains { acquiring[other].types[$0] != nil } }
      reached.append(others.reduce(library) { $0 | Self.bit($1) })
    }
  }

  private static func bit(_ index: Int) -> UInt64 { 1 << UInt64(min(index, 63)) }

  /// The identifier of a module's name that fewest files mention: of the last component that is no version.
  private static func gate(of module: String) -> Substring {
    let components = module.split(separator: "/").filter {
      !($0.hasPrefix("v") && $0.dropFirst().allSatisfy(\.isNumber))
    }
    let pieces = (components.last ?? Substring(module)).split { !IdentifierHash.isPart($0.utf8.first ?? 0) }
    return pieces.max { $0.count < $1.count } ?? Substring(module)
  }

  /// Words of a library count once some file has named it, or another whose calls give its types.
  mutating func activate(_ named: Libraries) {
    guard named & ~active != 0 else { return }
    for (index, libraries) in reached.enumerated() where named & Self.bit(index) != 0 { active |= libraries }
  }

  /// - Parameter handsOnNames: whether other files import from this one what it only mentions.
  func matters(_ look: Look, handsOnNames: Bool) -> Bool {
    if look.isAddressed || look.named != 0 { return true }
    return look.called & active != 0 || look.beginsTransaction && active != 0
      || handsOnNames && look.mentioned & active != 0
  }

  // MARK: Looking

  func look(at bytes: [UInt8]) -> Look {
    var look = Look()
    var candidates: UInt64 = 0
    IdentifierHash.forEach(in: bytes) { text, range, hash in
      candidates |= gates[hash]
      if let word = SQLOpening(hash), !look.beginsTransaction { look.beginsTransaction = word.begins(text, range) }
      if hash == Self.address {
        look.isAddressed =
          look.isAddressed || range.upperBound < text.count && text[range.upperBound] == UInt8(ascii: ":")
      }
      let mask = words[hash]
      guard mask != 0 else { return true }
      look.mentioned |= mask
      if IdentifierHash.isUse(text, range.upperBound) { look.called |= mask }
      return true
    }
    for (index, module) in modules.enumerated() where candidates & Self.bit(index) != 0 {
      if look.named & module.libraries == 0, module.pattern.occurs(in: bytes) { look.named |= module.libraries }
    }
    return look
  }

  private static let address = IdentifierHash.of("leaklint".utf8)

  // MARK: Wrappers

  /// The names that files which call into this one are to be looked for by: functions around calls of acquisitions, the
  /// types of initializers around them, and variables and fields that hold what such a call gave (`Session =
  /// sessionmaker()`).
  func wrapperNames(in file: LoweredFile) -> Set<UInt64> {
    var names: Set<UInt64> = []
    for graph in file.functions {
      let results = Set(
        graph.calls.lazy.filter { isWord(file.names[graph[$0.callee].name]) }.map(\.result))
      guard !results.isEmpty else { continue }
      for block in graph.blocks {
        for case .assign(let place, .place(let source)) in block.instructions.lazy.map(\.operation)
        where results.contains(source) && (graph[place].root == .global || graph[place].root == .field) {
          names.insert(IdentifierHash.ofLast(file.names[graph[place].name]))
        }
      }
      guard graph.kind != .module else { continue }
      names.insert(IdentifierHash.of(file.names[graph.name].utf8))
      if graph.kind == .initializer, let type = graph.enclosingType {
        names.insert(IdentifierHash.ofLast(file.names[type]))
      }
    }
    for alias in file.aliases where isWord(file.names[alias.target]) {
      names.insert(IdentifierHash.ofLast(file.names[alias.name]))
    }
    return names.filter { words[$0] & active == 0 }
  }

  private func isWord(_ name: String) -> Bool { words[IdentifierHash.ofLast(name)] & active != 0 }

  mutating func add(_ names: Set<UInt64>) {
    for name in names { words.add(name, mask: .max) }
  }

  /// Whether one of the identifiers is called, or imported under another name.
  static func hasCalled(_ words: WordTable, in bytes: [UInt8]) -> Bool {
    var found = false
    IdentifierHash.forEach(in: bytes) { text, range, hash in
      found = words[hash] != 0 && IdentifierHash.isUse(text, range.upperBound)
      return !found
    }
    return found
  }

  /// Whether a file that other files import names from mentions one of the identifiers (`__init__.py`).
  static func mentions(_ words: WordTable, in bytes: [UInt8]) -> Bool {
    var found = false
    IdentifierHash.forEach(in: bytes) { _, _, hash in
      found = words[hash] != 0
      return !found
    }
    return found
  }
}

/// The first word of SQL that begins a transaction, at the start of a string literal.
private enum SQLOpening {
  case begin, start, savepoint

  private static let hashes: [(UInt64, SQLOpening)] = [
    ("BEGIN", begin), ("begin", begin), ("START", start), ("start", start), ("SAVEPOINT", savepoint),
    ("savepoint", savepoint),
  ].map { (IdentifierHash.of($0.utf8), $1) }

  init?(_ hash: UInt64) {
    guard let found = Self.hashes.first(where: { $0.0 == hash }) else { return nil }
    self = found.1
  }

  func begins(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0 else { return false }
    switch text[range.lowerBound - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): break
    default: return false
    }
    guard case .start = self else { return true }
    let next = text[range.upperBound...].prefix(12).map { $0 | 0x20 }
    return next.elementsEqual(" transaction".utf8)
  }
}
