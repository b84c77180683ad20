/// A call, as the source spells it. What it does is decided later, from models and summaries.
struct Call: Sendable {
  /// The place that is called. `conn.cursor()` calls the field `cursor` of the place `conn`; `psycopg2.connect()` calls
  /// the field `connect` of the global `psycopg2`; an imported name is one global place of its absolute symbol.
  var callee: PlaceID
  /// Set instead of looking at `callee` when the callee is a closure literal or a nested function of this file.
  var function: FunctionID?
  var arguments: [Argument]
  /// Always a temporary. A call with several results (Go) has them in the fields `[0]`, `[1]`, … of it.
  var result: PlaceID
  var traits: Traits

  struct Argument: Sendable {
    /// Keyword (Python) or label (Swift); nil where positional.
    var label: NameID?
    var value: Operand
    var mode: Mode

    enum Mode: UInt8, Sendable {
      case value
      /// `&x`: the callee may assign the place.
      case address
      /// `*args`, `xs...`
      case spread
      /// `**kwargs`
      case keywordSpread
      /// A trailing closure (Swift).
      case trailingClosure
    }
  }

  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    /// The language lets this call raise: every Python call, a Swift call under `try`; never a Go call.
    static let mayThrow = Traits(rawValue: 1 << 0)
    /// `await f()`: a suspension point, at which cancellation may be raised in place of the result.
    static let awaited = Traits(rawValue: 1 << 1)
    /// Started by `go`, `async let`, `Task { }`: runs concurrently, its result is not this call's.
    static let spawned = Traits(rawValue: 1 << 2)
    /// `x?.f()`: not made when the receiver is nil.
    static let optionalChain = Traits(rawValue: 1 << 3)
    /// Written by lowering for the protocol of a statement (`__enter__`, `__exit__`, `iter`), not by the programmer.
    static let implicit = Traits(rawValue: 1 << 4)
    /// A type's initializer, by the language's syntax or naming convention (`T(...)`, `&T{}`, `NewT`).
    static let constructor = Traits(rawValue: 1 << 5)
    /// Stands in a deferred position (Go `defer f()`), as the body of a ``DeferSite``.
    static let deferred = Traits(rawValue: 1 << 6)
    /// Reads a property that code computes: where nothing is known of that code, the property is a field.
    static let getter = Traits(rawValue: 1 << 7)
  }
}
