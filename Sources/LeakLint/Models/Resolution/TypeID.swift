/// A type of a library model or of the project: an index into the types of a ``SymbolIndex``, and a form.
///
/// The form keeps collections out of the table: `[]T` is the id of `T` in another form.
struct TypeID: Hashable, Comparable, Sendable {
  enum Form: UInt32, Sendable {
    case instance
    /// A sequence, mapping or generator whose elements or values are instances.
    case collection
    case nestedCollection
  }

  let rawValue: UInt32

  init(index: Int, form: Form = .instance) {
    rawValue = UInt32(truncatingIfNeeded: index) << 2 | form.rawValue
  }

  var index: Int { Int(rawValue >> 2) }
  var form: Form { Form(rawValue: rawValue & 3) ?? .instance }

  /// What iterating over it or a subscript gives; nil where it is no collection.
  var element: TypeID? {
    switch form {
    case .instance: nil
    case .collection: TypeID(index: index)
    case .nestedCollection: TypeID(index: index, form: .collection)
    }
  }

  /// The type of a collection of these; nil past two levels.
  var collected: TypeID? {
    switch form {
    case .instance: TypeID(index: index, form: .collection)
    case .collection: TypeID(index: index, form: .nestedCollection)
    case .nestedCollection: nil
    }
  }

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
