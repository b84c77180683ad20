/// A member of a type.
struct MemberKey: Hashable, Sendable {
  private let rawValue: UInt64

  init(_ type: TypeID, _ name: WordID) {
    rawValue = UInt64(type.index) << 32 | UInt64(name.rawValue)
  }

  var name: WordID { WordID(Int(rawValue & 0xFFFF_FFFF)) }
}

/// What a type has under one name.
struct Member: Sendable {
  /// The project's methods and accessors.
  var functions: FunctionSetID?
  /// The model of the method.
  var model: CallModelID?
  /// The type of the field; only of fields whose types are known, the others matter to nobody.
  var field: TypeID?
  /// What an interface demands.
  var requirement: Identifier<MethodRequirement>?
  /// A subclass declares the method again.
  var isOverridden = false
}

/// What an interface or protocol demands of a method.
struct MethodRequirement: Sendable {
  var resultTypes: [TypeID?]
  /// The modelled method whose signature it repeats (`QueryContext(…) (*sql.Rows, error)`): what implements the
  /// interface outside the project is that method's type.
  var mirrored: CallModelID?
}
