/// A position in a call, seen from outside: what an effect applies to.
struct Slot: Hashable, Sendable {
  enum Base: Hashable, Sendable {
    case receiver
    /// The n-th positional argument (receiver not counted), or the one with this label where the call labels it. The
    /// position is ``Slot/noPosition`` where only the label counts.
    case argument(Int, label: String?)
    /// The n-th positional argument and all behind it, which a variadic parameter collects.
    case arguments(from: Int)
    case result
    /// The n-th captured variable of a closure.
    case capture(Int)
  }

  var isVariadic: Bool {
    if case .arguments = base { true } else { false }
  }

  var isArgument: Bool {
    if case .argument = base { true } else { false }
  }

  var base: Base
  /// Field names below it, spelled as in ``Place/name``: the error of a Go call is `result[1]`.
  var path: [String] = []

  /// Larger than any call has arguments.
  static let noPosition = Int.max
  /// The path component of what a wrapper wraps.
  static let wrapped = "[wrapped]"
  /// The path component of an element of a collection, nobody knows which.
  static let element = "[*]"

  static let receiver = Slot(base: .receiver)
  static let result = Slot(base: .result)
  static func result(_ index: Int) -> Slot { Slot(base: .result, path: ["[\(index)]"]) }
  static func argument(_ index: Int, label: String? = nil) -> Slot { Slot(base: .argument(index, label: label)) }
}
