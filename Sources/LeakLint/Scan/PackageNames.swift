/// The names that a Go file calls packages by, and which of them it also gives to variables: `store *store.Store`.
struct PackageNames {
  let imports: [GoImportScan.Import]
  private let names: [UsedName.Word]
  private var isVariable: [Bool]
  /// By the low bits of names: whether there may be one.
  private var bits: UInt64 = 0

  /// None.
  init() {
    imports = []
    names = []
    isVariable = []
  }

  init(_ scan: GoImportScan) {
    imports = scan.imports
    names = scan.names
    isVariable = Array(repeating: false, count: names.count)
    for name in names { bits |= Self.bit(name) }
  }

  private static func bit(_ name: UsedName.Word) -> UInt64 { 1 << UInt64((name >> 2) & 63) }

  /// Those that are no variable's as well.
  var plainNames: [UsedName.Word] { names.indices.filter { !isVariable[$0] }.map { names[$0] } }

  /// A package's name stands before a dot, or inside an import path.
  mutating func note(_ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) {
    guard bits != 0 else { return }
    let name = UsedName.word(hash)
    guard bits & Self.bit(name) != 0, let index = names.firstIndex(of: name), end < text.count else { return }
    switch text[end] {
    case UInt8(ascii: "."), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "-"): break
    case UInt8(ascii: " ") where end + 1 < text.count && text[end + 1] == UInt8(ascii: "\""): break
    default: isVariable[index] = true
    }
  }
}
