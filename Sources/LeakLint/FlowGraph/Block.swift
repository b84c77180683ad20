/// A basic block: straight-line instructions, one terminator, and where an exception raised in it goes.
struct Block: Sendable {
  var instructions: [Instruction] = []
  var terminator: Terminator = .unreachable
  var terminatorRange: SourceRange = .none
  /// Where control goes when an instruction or the terminator raises; nil leaves the function. The exception in flight
  /// is in the graph's exception place on arrival.
  var unwind: BlockID?
}

enum Terminator: Sendable {
  case jump(BlockID)
  case branch(Condition, then: BlockID, else: BlockID)
  /// One of several ways, none of which tells anything (a `select`, a `switch` whose cases are not followed).
  case choose([BlockID])
  /// Leaves the function normally. Several operands are several results (Go).
  case `return`([Operand])
  /// Raises; goes to the block's unwind target.
  case raise(Exception)
  /// Pops the innermost deferred site and enters its body, which comes back to this block; goes on to `done` when none
  /// is left.
  case runDeferred(done: BlockID)
  /// Never reached: the process or the thread has ended (`os.Exit`, `fatalError`), or an endless wait.
  case unreachable

  enum Exception: Hashable, Sendable {
    /// An instance of this absolute type name.
    case type(NameID)
    /// An expression of unknown type.
    case unknown
    /// What is already in the exception place (`raise` alone, the end of a `finally`).
    case inFlight
  }
}
