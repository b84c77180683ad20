/// Control flow inside the current graph. Lowering goes through these rather than the builder's own operations, so that
/// a block that nothing jumps to is not entered and the code after it is known to be dead.
extension PythonFileLowering {
  var isReachable: Bool { context.builder.isReachable }

  mutating func makeBlock() -> BlockID { context.builder.makeBlock() }

  mutating func terminate(_ terminator: Terminator, at range: SourceRange) {
    context.builder.terminate(terminator, at: range)
  }

  mutating func jump(_ block: BlockID, at range: SourceRange = .none) {
    guard isReachable else { return }
    context.markTarget(block)
    terminate(.jump(block), at: range)
  }

  mutating func branch(_ condition: Condition, _ then: BlockID, _ otherwise: BlockID, at range: SourceRange) {
    guard isReachable else { return }
    context.markTarget(then)
    context.markTarget(otherwise)
    terminate(.branch(condition, then: then, else: otherwise), at: range)
  }

  /// Goes on in `block`: from here if control reaches here, and from whatever has jumped there.
  mutating func enter(_ block: BlockID) {
    jump(block)
    if context.isTarget(block) { context.builder.begin(block) }
  }

  /// Goes on in `block`, where exceptions arrive.
  mutating func enterHandler(_ block: BlockID) {
    assert(!isReachable)
    context.builder.begin(block)
  }

  /// Lowers `body` with exceptions going to `target`.
  mutating func unwinding(to target: BlockID?, _ body: (inout Self) -> Void) {
    let saved = context.builder.unwind
    context.builder.unwind = target
    context.builder.split()
    body(&self)
    context.builder.unwind = saved
    context.builder.split()
  }

  mutating func assign(_ place: PlaceID, _ value: Operand, at range: SourceRange) {
    context.builder.assign(place, value, at: range)
  }

  mutating func constant(_ constant: Constant) -> Operand { context.builder.constant(constant) }

  /// The place that holds the operand: its own, or a fresh temporary.
  mutating func place(of operand: Operand, at range: SourceRange) -> PlaceID {
    if case .place(let place) = operand { return place }
    let place = context.builder.temporary()
    assign(place, operand, at: range)
    return place
  }

  mutating func field(_ name: NameID, of operand: Operand) -> Operand {
    guard case .place(let place) = operand else { return .unknown }
    return .place(context.builder.field(name, of: place))
  }
}
