/// Decides from a file's bytes whether it can matter, so that the others need not be parsed.
///
/// A file matters when it names a modelled library's module, calls something by the name of an acquisition of a library
/// that some file of the run names, or holds SQL that begins a transaction; and, in turn, when it calls something by the
/// name of a function or type that a file which matters declares around such a call.
struct Prefilter: Sendable {
  /// One bit a library; those past the last bit share it.
  typealias Libraries = UInt64

  private struct Module: Sendable {
    var name: String
    var pattern: BytePattern
    var libraries: Libraries
  }

  private let language: Language
  /// Of libraries that acquire something.
  private var modules: [Module] = []
  /// What any of the tables below knows, and a few words besides.
  private var notable = NotableNames()
  /// An identifier of each module's name; the masks are bits of ``modules``, the last of which is shared as well.
  private var gates = WordTable()
  /// A collision only lets a file through.
  private var words = WordTable()
  /// Names of functions, which in Go are called through the name of their package: not among ``words`` there.
  private var functions: Set<String> = []
  /// Names of calls that give what they are called on or given, or something that belongs to it.
  private var passing: Set<String> = []
  /// By library: itself, and those whose types its calls give.
  private var reached: [Libraries] = []
  private var active: Libraries = 0
  private(set) var wrappers = WrapperTable()

  /// - Parameter models: of the language.
  init(models: [LibraryModel], language: Language) {
    self.language = language
    let acquiring = models.filter { !$0.acquiringNames.isEmpty }
    for (index, model) in acquiring.enumerated() {
      let library = Self.bit(index)
      let names = model.acquiringNames
      functions.formUnion(names.functions)
      for name in language == .go ? names.methods : names.methods.union(names.functions) {
        let hash = IdentifierHash.of(name.utf8)
        words.add(hash, mask: library)
        notable.insert(hash)
      }
      for module in model.modules {
        let hash = IdentifierHash.of(Self.gate(of: module).utf8)
        gates.add(hash, mask: Self.bit(modules.count))
        notable.insert(hash)
        modules.append(Module(name: module, pattern: BytePattern(Array(module.utf8)), libraries: library))
      }
      passing.formUnion(model.passingNames)
      let given = model.givenTypes
      let others = acquiring.indices.filter { other in given.contains { acquiring[other].types[$0] != nil } }
      reached.append(others.reduce(library) { $0 | Self.bit($1) })
    }
    for hash in SQLOpening.hashes + [Self.address] { notable.insert(hash) }
    // Nothing has to be imported for a team's own functions in Swift.
    for (index, model) in acquiring.enumerated() where model.modules.isEmpty { activate(Self.bit(index)) }
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
  func matters(_ look: FirstLook, handsOnNames: Bool) -> Bool {
    if look.isAddressed || look.named != 0 { return true }
    return look.called & active != 0 || look.beginsTransaction && active != 0
      || handsOnNames && look.mentioned & active != 0
  }

  // MARK: Looking

  func look(at bytes: [UInt8]) -> FirstLook {
    var look = FirstLook()
    var candidates: UInt64 = 0
    var names = UsedNameCollector()
    var packages = language == .go ? PackageNames(GoImportScan(bytes)) : PackageNames()
    // What is called through a package's name is no method, unless the name is a variable's as well.
    var calledInPackages: [(UsedName.Word, Libraries)] = []
    var previous = (end: -1, hash: UInt64(0))
    IdentifierHash.forEach(in: bytes) { text, range, hash in
      defer { previous = (range.upperBound, hash) }
      let isUse = IdentifierHash.isUse(text, range.upperBound)
      var qualifier: UsedName.Word = 0
      if isUse {
        qualifier = Self.qualifier(text, range.lowerBound, previous)
        names.add(UsedName(name: UsedName.word(hash), qualifier: qualifier))
      } else if range.lowerBound > 0, text[range.lowerBound - 1] == UInt8(ascii: ".") {
        names.add(UsedName(name: UsedName.word(hash), qualifier: UsedName.read))
      } else if language != .go, range.lowerBound > 1, text[range.lowerBound - 1] == UInt8(ascii: " "),
        text[range.lowerBound - 2] == UInt8(ascii: ":")
      {
        names.add(UsedName(name: UsedName.word(hash), qualifier: UsedName.annotation))
      }
      packages.note(hash, text, range.upperBound)
      guard notable.mayContain(hash) else { return true }
      candidates |= gates[hash]
      if !look.beginsTransaction, SQLOpening.hashes.contains(hash) {
        look.beginsTransaction = SQLOpening.begins(text, range, hash)
      }
      if hash == Self.address {
        look.isAddressed =
          look.isAddressed || range.upperBound < text.count && text[range.upperBound] == UInt8(ascii: ":")
      }
      let mask = words[hash]
      guard mask != 0 else { return true }
      look.mentioned |= mask
      guard isUse else { return true }
      if language != .go {
        look.called |= mask
      } else if packages.contains(qualifier) {
        calledInPackages.append((qualifier, mask))
      } else if qualifier != 0 {
        look.called |= mask
      }
      return true
    }
    for (qualifier, mask) in calledInPackages where packages.isVariable(qualifier) { look.called |= mask }
    for (index, module) in modules.enumerated() where candidates & Self.bit(index) != 0 {
      if look.named & module.libraries == 0, module.pattern.occurs(in: bytes) { look.named |= module.libraries }
    }
    look.uses = names.names
    look.imports = packages.imports
    return look
  }

  /// What stands before the dot before an identifier.
  private static func qualifier(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ previous: (end: Int, hash: UInt64)
  ) -> UsedName.Word {
    var index = start - 1
    // A chain may go on on the next line.
    while index >= 0, text[index] <= UInt8(ascii: " ") { index -= 1 }
    guard index >= 0 else { return 0 }
    if text[index] == UInt8(ascii: ".") {
      return previous.end == index ? UsedName.word(previous.hash) : UsedName.someValue
    }
    // `func (s *Store) Open(`, `def open(`
    let isDeclared =
      text[index] == UInt8(ascii: ")") && index + 2 == start
      || previous.end == index + 1 && declaring.contains(previous.hash)
    return isDeclared ? UsedName.declared : 0
  }

  private static let declaring = ["def", "func"].map { IdentifierHash.of($0.utf8) }

  private static let address = IdentifierHash.of("leaklint".utf8)

  // MARK: Wrappers

  /// Adds names of a module's file that others are to be looked for by.
  ///
  /// - Returns: whether any was new.
  mutating func add(_ names: Set<WrapperName>, of module: String) -> Bool {
    var isNew = false
    for name in names {
      if wrappers.add(name, package: module) { isNew = true }
    }
    return isNew
  }

  /// Whether the name is a library's for a call that acquires something.
  func isAcquisition(_ name: String) -> Bool { words[IdentifierHash.ofLast(name)] & active != 0 }

  /// Go: the same for a function of a package.
  func isAcquisition(_ name: String, inPackage path: String) -> Bool {
    functions.contains(name) && modules.contains { path.hasPrefix($0.name) }
  }

  /// Whether the result of a call of the name may be what it is called on or given, or hold it.
  func passesOn(_ name: String) -> Bool { passing.contains(name) || name.hasPrefix("__") }

  /// Whether a file that other files import names from mentions a wrapper (`__init__.py`).
  func mentionsWrapper(_ bytes: [UInt8]) -> Bool {
    var found = false
    IdentifierHash.forEach(in: bytes) { _, _, hash in
      found = wrappers.contains(UsedName(name: UsedName.word(hash), qualifier: 0), at: WrapperTable.Site())
      return !found
    }
    return found
  }
}
