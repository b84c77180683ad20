/// Blocks and jumps. Lowering goes through these so that code nothing leads to gets no block of its own: a statement
/// behind `return` is skipped, and the join behind an `if` whose branches all return stays unreachable.
extension GoFileLowering {
  var isReachable: Bool { function.builder.isReachable }

  mutating func makeBlock() -> BlockID { function.builder.makeBlock() }

  mutating func jump(to block: BlockID, at range: SourceRange = .none) {
    markReached(block)
    function.builder.terminate(.jump(block), at: range)
  }

  mutating func branch(_ condition: Condition, then: BlockID, else otherwise: BlockID, at range: SourceRange) {
    markReached(then)
    markReached(otherwise)
    function.builder.terminate(.branch(condition, then: then, else: otherwise), at: range)
  }

  mutating func choose(_ blocks: [BlockID], at range: SourceRange) {
    if blocks.count == 1 { return jump(to: blocks[0], at: range) }
    for block in blocks { markReached(block) }
    function.builder.terminate(.choose(blocks), at: range)
  }

  /// Goes on with `block`: falls into it where control is, or starts it if some jump leads there.
  mutating func enter(_ block: BlockID, always: Bool = false) {
    jump(to: block)
    if always || isReached(block) { function.builder.begin(block) }
  }

  func isReached(_ block: BlockID) -> Bool {
    block.index < function.isReached.count && function.isReached[block.index]
  }

  private mutating func markReached(_ block: BlockID) {
    guard isReachable else { return }
    while function.isReached.count <= block.index { function.isReached.append(false) }
    function.isReached[block.index] = true
  }
}
