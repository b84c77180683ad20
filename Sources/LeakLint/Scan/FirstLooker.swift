/// Looks at files: knows by what words libraries are named.
struct FirstLooker: Sendable {
  /// One whose name is more than an identifier.
  private struct Module: Sendable {
    var pattern: BytePattern
    var library: ModelCatalogue.Libraries
  }

  private let language: Language
  private let acquiring: ModelCatalogue.Libraries
  private var modules: [Module] = []
  /// What is to be looked up of all identifiers.
  private var notable = NotableNames()
  /// Modules' names that are identifiers; the masks are those of the libraries.
  private var names = WordTable()
  /// An identifier of each other module's name.
  private var gates = WordTable()

  init(_ catalogue: ModelCatalogue, language: Language) {
    self.language = language
    acquiring = catalogue.acquiring(language)
    for (index, names) in catalogue.modules(of: language).enumerated() {
      let library = ModelCatalogue.bit(index)
      for name in names {
        let gate = Self.gate(of: name)
        let hash = IdentifierHash.of(gate.utf8)
        notable.insert(hash)
        if gate.utf8.count == name.utf8.count {
          self.names.add(hash, mask: library)
        } else {
          gates.add(hash, mask: library)
          modules.append(Module(pattern: BytePattern(Array(name.utf8)), library: library))
        }
      }
    }
    for hash in SQLOpening.hashes + [Self.address] { notable.insert(hash) }
  }

  /// The identifier of a module's name that fewest files mention: of the last component that is no version.
  private static func gate(of module: String) -> Substring {
    let components = module.split(separator: "/").filter {
      !($0.hasPrefix("v") && $0.dropFirst().allSatisfy(\.isNumber))
    }
    let pieces = (components.last ?? Substring(module)).split { !IdentifierHash.isPart($0.utf8.first ?? 0) }
    return pieces.max { $0.count < $1.count } ?? Substring(module)
  }

  func look(at bytes: [UInt8]) -> FirstLook {
    var look = FirstLook()
    /// By a comment, which must be read to be obeyed.
    var isAddressed = false
    var candidates: ModelCatalogue.Libraries = 0
    var uses = UsedNameCollector()
    var packages = language == .go ? PackageNames(GoImportScan(bytes)) : PackageNames()
    var previous = (end: -1, hash: UInt64(0))
    IdentifierHash.forEach(in: bytes) { text, range, hash in
      defer { previous = (range.upperBound, hash) }
      if IdentifierHash.isUse(text, range.upperBound) {
        let qualifier = Self.qualifier(text, range.lowerBound, previous)
        uses.add(UsedName(name: UsedName.word(hash), qualifier: qualifier))
      } else if range.lowerBound > 0, text[range.lowerBound - 1] == UInt8(ascii: ".") {
        uses.add(UsedName(name: UsedName.word(hash), qualifier: UsedName.read))
      } else if language != .go, range.lowerBound > 1, text[range.lowerBound - 1] == UInt8(ascii: " "),
        text[range.lowerBound - 2] == UInt8(ascii: ":")
      {
        uses.add(UsedName(name: UsedName.word(hash), qualifier: UsedName.annotation))
      }
      packages.note(hash, text, range.upperBound)
      guard notable.mayContain(hash) else { return true }
      look.named |= names[hash]
      candidates |= gates[hash]
      if !look.beginsTransaction, SQLOpening.hashes.contains(hash) {
        look.beginsTransaction = SQLOpening.begins(text, range, hash)
      }
      if hash == Self.address {
        isAddressed =
          isAddressed || range.upperBound < text.count && text[range.upperBound] == UInt8(ascii: ":")
      }
      return true
    }
    for module in modules where candidates & module.library != 0 && look.named & module.library == 0 {
      if bytes.withUnsafeBufferPointer(module.pattern.occurs) { look.named |= module.library }
    }
    look.matters = look.named & acquiring != 0 || isAddressed
    // Nothing more is to be decided of it.
    if look.matters { return look }
    look.uses = uses.names
    look.imports = packages.imports
    look.packages = packages.plainNames
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
}
