/// One reached `defer` statement whose scope is still open.
///
/// Its body is lowered once. Every way into it first assigns the number of the way to `completion`; behind the body a
/// chain of tests on `completion` goes on to where each way was heading.
struct SwiftCleanup {
  enum Destination: Hashable {
    /// Behind the scope.
    case next
    case block(BlockID, cleanupDepth: Int)
    /// Leaves the function; one for each `return` statement, so that each exit keeps its line.
    case `return`(SourceRange, hasValue: Bool)
  }

  let body: SwiftNode
  let completion: PlaceID
  /// Where the body starts.
  let entry: BlockID
  /// Where exceptions of the scope arrive.
  let handler: BlockID
  let outerUnwind: BlockID?
  var destinations: [Destination] = []

  /// The number that stands for the destination.
  mutating func code(for destination: Destination) -> Int64 {
    if let index = destinations.firstIndex(of: destination) { return Int64(index) }
    destinations.append(destination)
    return Int64(destinations.count - 1)
  }
}
