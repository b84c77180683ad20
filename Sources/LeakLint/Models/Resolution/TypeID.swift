/// A type of a library model or of the project: an index into the types of a ``SymbolIndex``, and a form.
///
/// The form keeps collections out of the table: `[]T` is the id of `T` in another form.
struct TypeID: Hashable, Comparable, Sendable {
  enum Form: UInt32, Sendable {
    case instance
    /// A sequence, mapping or generator whose elements or values are instances.
    case collection
    case nestedCollection
    /// A key or index, and the instance.
    case pair
    case pairs
  }

  private static let formBits: UInt32 = 3

  let rawValue: UInt32

  init(index: Int, form: Form = .instance) {
    rawValue = UInt32(truncatingIfNeeded: index) << Self.formBits | form.rawValue
  }

  var index: Int { Int(rawValue >> Self.formBits) }
  var form: Form { Form(rawValue: rawValue & (1 << Self.formBits - 1)) ?? .instance }

  /// What iterating over it or a subscript gives; nil where it is no collection.
  var element: TypeID? {
    switch form {
    case .instance, .pair: nil
    case .collection: TypeID(index: index)
    case .nestedCollection: TypeID(index: index, form: .collection)
    case .pairs: TypeID(index: index, form: .pair)
    }
  }

  /// The type of what a subscript or a destructuring gives.
  ///
  /// - Parameter name: spelled as in ``Place/name``.
  func subscripted(_ name: String) -> TypeID? {
    form == .pair ? (name == "[1]" ? TypeID(index: index) : nil) : element
  }

  /// The type of a dictionary's items, and of an enumerated list; nil where it is no collection of instances.
  var paired: TypeID? { form == .collection ? TypeID(index: index, form: .pairs) : nil }

  /// The type of a collection of these; nil past two levels.
  var collected: TypeID? {
    switch form {
    case .instance: TypeID(index: index, form: .collection)
    case .collection: TypeID(index: index, form: .nestedCollection)
    case .pair: TypeID(index: index, form: .pairs)
    case .nestedCollection, .pairs: nil
    }
  }

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
