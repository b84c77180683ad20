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
  /// Indexed by the field's ordinal.
  private let fieldIDs: [TSFieldId]

  init(language: OpaquePointer) {
    self.language = language
    kinds = (0..<ts_language_symbol_count(language)).map { symbol in
      guard let name = ts_language_symbol_name(language, TSSymbol(symbol)) else { return nil }
      return G.Kind(rawValue: String(cString: name))
    }
    var ids = [TSFieldId](repeating: 0, count: 256)
    for field in G.Field.allCases {
      let name = field.rawValue
      ids[Self.ordinal(of: field)] = ts_language_field_id_for_name(language, name, UInt32(name.utf8.count))
    }
    fieldIDs = ids
  }

  func kind(of symbol: TSSymbol) -> G.Kind? {
    // The error symbol is 0xFFFF and lies outside the table.
    Int(symbol) < kinds.count ? kinds[Int(symbol)] : nil
  }

  /// 0, which no child has, where the grammar lacks the field.
  func id(of field: G.Field) -> TSFieldId { fieldIDs[Self.ordinal(of: field)] }

  /// An enumeration without payloads and with fewer than 256 cases is its ordinal in one byte (none, if it has a single
  /// case). Lowering asks for fields all the time: hashing them took a tenth of it.
  private static func ordinal(of field: G.Field) -> Int {
    withUnsafeBytes(of: field) { Int($0.first ?? 0) }
  }
}
