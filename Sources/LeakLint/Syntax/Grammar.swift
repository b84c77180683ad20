import CTreeSitter

/// A tree-sitter grammar as Swift sees it: its node kinds and field names as enumerations.
///
/// The raw values of `Kind` and `Field` are spelled as in the grammar. An enumeration lists only the kinds that its
/// lowering distinguishes; every other node has no kind (nil), which lowering treats as syntax it does not know.
protocol Grammar {
  associatedtype Kind: RawRepresentable & CaseIterable & Hashable & Sendable where Kind.RawValue == String
  associatedtype Field: RawRepresentable & CaseIterable & Hashable & Sendable where Field.RawValue == String

  static var tables: GrammarTables<Self> { get }
}

/// The language object of a grammar with its symbol numbers resolved to `Kind` and its field numbers to `Field`, once.
struct GrammarTables<G: Grammar>: @unchecked Sendable {
  /// Immutable for the life of the process, hence safe to share.
  let language: OpaquePointer
  /// Indexed by tree-sitter's symbol number.
  private let kinds: [G.Kind?]
  /// Indexed by ``number(of:)``.
  private let fieldIDs: [TSFieldId]
  /// Indexed by tree-sitter's field number.
  private let fields: [G.Field?]

  init(language: OpaquePointer) {
    self.language = language
    kinds = (0..<ts_language_symbol_count(language)).map { symbol in
      guard let name = ts_language_symbol_name(language, TSSymbol(symbol)) else { return nil }
      return G.Kind(rawValue: String(cString: name))
    }
    var ids = [TSFieldId](repeating: 0, count: 256)
    var fields = [G.Field?](repeating: nil, count: Int(ts_language_field_count(language)) + 1)
    for field in G.Field.allCases {
      let name = field.rawValue
      let id = ts_language_field_id_for_name(language, name, UInt32(name.utf8.count))
      ids[Self.number(of: field)] = id
      if id != 0 { fields[Int(id)] = field }
    }
    fieldIDs = ids
    self.fields = fields
  }

  /// A number of its own for each field. Hashing the case instead shows in profiles: lowering asks for a field or two a
  /// node.
  private static func number(of field: G.Field) -> Int {
    precondition(MemoryLayout<G.Field>.size == 1, "an enumeration of 2 to 256 cases without payload")
    return withUnsafeBytes(of: field) { Int($0[0]) }
  }

  func kind(of symbol: TSSymbol) -> G.Kind? {
    // The error symbol is 0xFFFF and lies outside the table.
    Int(symbol) < kinds.count ? kinds[Int(symbol)] : nil
  }

  /// 0, which no child has, where the grammar lacks the field.
  func id(of field: G.Field) -> TSFieldId { fieldIDs[Self.number(of: field)] }

  func field(of id: TSFieldId) -> G.Field? { Int(id) < fields.count ? fields[Int(id)] : nil }
}
