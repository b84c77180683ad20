/// The paths of all states of one solver run, as a tree: a node an edge that was followed, sharing prefixes.
struct PathTree: Sendable {
  typealias NodeID = Int32

  /// Before the first edge.
  static let root: NodeID = -1

  struct Node: Sendable {
    var parent: NodeID
    var step: Step
  }

  enum Step: Sendable {
    /// The branch at the end of the block went the way of its condition (true) or the other.
    case branch(BlockID, taken: Bool)
    /// The instruction raised; for a terminator, the index is the number of instructions.
    case raise(InstructionPosition)
    /// A back edge: the loop whose head is the block goes round again.
    case again(BlockID)
    /// The instruction did something that the domain wants on record.
    case mark(InstructionPosition)
  }

  private(set) var nodes: [Node] = []

  mutating func append(_ step: Step, after parent: NodeID) -> NodeID {
    nodes.append(Node(parent: parent, step: step))
    return NodeID(nodes.count - 1)
  }

  /// The steps behind `start` up to `end`, oldest first. `start` must be an ancestor of `end` or the root.
  func steps(after start: NodeID, to end: NodeID) -> [Step] {
    var steps: [Step] = []
    var current = end
    while current != start, current >= 0 {
      steps.append(nodes[Int(current)].step)
      current = nodes[Int(current)].parent
    }
    return steps.reversed()
  }
}
