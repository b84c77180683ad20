/// What the solver moves along paths: one disjunct.
///
/// Property simulation (Das, Lerner, Seigle: "ESP: Path-Sensitive Program Verification in Polynomial Time", PLDI 2002):
/// states that agree in their `key`, the property of interest, are joined at merge points; states that differ stay
/// apart, and with them the facts that tell them apart.
protocol FlowState: Sendable {
  associatedtype Key: Hashable

  /// The property that keeps states apart.
  var key: Key { get }

  /// Whether facts that are lost by joining may still decide over something.
  var isWorthKeepingApart: Bool { get }

  /// How this state came here; kept by the solver.
  var path: PathTree.NodeID { get set }

  /// Weakens this state to what both know. The keys are equal.
  /// - Returns: whether this state changed.
  mutating func join(_ other: Self) -> Bool
}

/// How states change along a graph. The solver calls it in the order of the instructions of a path.
protocol FlowDomain {
  associatedtype State: FlowState

  /// Executes one instruction.
  ///
  /// - Parameter raised: receives the states in which the instruction raises.
  /// - Returns: false when control does not go on behind it.
  mutating func execute(
    _ instruction: Instruction, at position: InstructionPosition, _ state: inout State, raised: inout [State]
  ) -> Bool

  /// Whether a path should show that it went through the instruction.
  func marks(_ instruction: Instruction) -> Bool

  /// Learns that the condition has the given outcome.
  /// - Returns: false when the state contradicts it.
  mutating func assume(_ condition: Condition, isTrue: Bool, _ state: inout State) -> Bool

  /// The terminator raises: puts the exception in flight.
  mutating func raise(_ exception: Terminator.Exception, at range: SourceRange, _ state: inout State)

  /// Pops the innermost deferred site, binds its parameters, and answers its body's entry; nil when none is left.
  mutating func popDeferred(_ state: inout State) -> BlockID?

  /// The state leaves the block normally: what only this block uses can be forgotten.
  mutating func leaveBlock(_ block: BlockID, _ state: inout State)

  /// The state leaves the function.
  mutating func exit(_ exit: FlowExit, _ state: State)
}

struct InstructionPosition: Hashable, Sendable {
  var block: BlockID
  var index: Int
}

/// A way out of a function.
enum FlowExit: Sendable {
  case returned([Operand], SourceRange)
  /// Raised at the range and caught nowhere.
  case raised(SourceRange)
}
