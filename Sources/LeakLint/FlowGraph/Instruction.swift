/// One step of a block.
struct Instruction: Sendable {
  var operation: Operation
  var range: SourceRange
}

enum Operation: Sendable {
  /// Binds a value to a place. A store into a field or element is an assignment to a `.field` place.
  case assign(PlaceID, Operand)
  /// A tuple, list, dictionary or struct literal: each member is assigned to the named field of the place, which
  /// becomes a fresh, non-null value.
  case aggregate(PlaceID, [Member])
  case call(CallID)
  /// Takes the next element of `source` into the place (`for x in source`); which way the loop goes is the
  /// terminator's. May raise where `mayThrow`.
  case iterate(PlaceID, source: Operand, mayThrow: Bool)
  /// `yield value`, with what is sent in as `result`. Resumed, thrown into, or closed. `scopes` are the context
  /// managers whose `with` encloses the yield, outermost first.
  case yield(result: PlaceID, value: Operand, scopes: [PlaceID])
  /// `await` of something other than a call, `select`, a channel operation: others run; cancellation may be raised
  /// where `mayThrow`. The awaited value passes through to `result`.
  case suspend(result: PlaceID, value: Operand, mayThrow: Bool)
  /// The value is out of sight from here on.
  case escape(Operand, EscapeReason)
  /// `del x`: the place holds nothing any more.
  case forget(PlaceID)
  /// Go `defer`, and registrations that run at function exit: pushes a site; its operands are evaluated now.
  case pushDeferred(DeferSiteID)
  /// May raise, and does nothing else (`assert`, an import, an implicit conversion).
  case mayThrow
  /// Syntax that lowering does not know: whatever is open escapes. The name is the syntax's, for `--statistics`.
  case unknown(NameID)

  struct Member: Sendable {
    /// The field's name, spelled as in ``Place/name``.
    var field: NameID
    var value: Operand
  }
}

enum EscapeReason: UInt8, Sendable {
  /// Stored in something that outlives the function or whose elements are not followed.
  case stored
  /// Sent over a channel or queue.
  case sent
  /// Used by concurrently running code.
  case captured
  /// Nothing is known of what happens to it.
  case unknown
}

/// A deferred call or closure. Its body is part of the graph: the solver enters at `entry` when the site is popped, and
/// the body ends with a jump back to the block whose terminator is `runDeferred`.
struct DeferSite: Sendable {
  var entry: BlockID
  /// Evaluated when the site is pushed.
  var operands: [Operand]
  /// Assigned from the pushed values when the body is entered; as many as `operands`.
  var parameters: [PlaceID]
}
