/// What the names of one file were found to mean. Holds for the whole run, so it is handed from one resolver of the
/// file to the next.
struct FileSymbols: Sendable {
  /// By name: what a global of that name means.
  var meanings: [Meaning?]
  /// By name: the type of that name.
  var types: [TypeID??]
  var paths = PathTable()
  /// What a name means below a path of the table, or below a type.
  var belowPaths: [UInt64: Meaning] = [:]
  var belowTypes: [UInt64: Meaning] = [:]

  init(_ file: LoweredFile) {
    meanings = Array(repeating: nil, count: file.names.strings.count)
    types = Array(repeating: nil, count: file.names.strings.count)
  }

  static func key(_ parent: UInt32, _ name: NameID) -> UInt64 { UInt64(parent) << 32 | UInt64(name.rawValue) }
}
