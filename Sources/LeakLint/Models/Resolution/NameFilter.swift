/// Tells cheaply which functions of a file can matter: those that mention one of the interesting names or declare a
/// variable of a type of that name.
///
/// The comparison of strings is made once for each name of the file, not for each place of each function.
struct NameFilter {
  private let isInteresting: [Bool]
  private let hasAny: Bool

  private static let longestName = 200

  /// - Parameter names: last components, such as ``SymbolIndex/interestingNames``.
  init(_ file: LoweredFile, names: Set<String>) {
    isInteresting = file.names.strings.map { string in
      // SQL and other long literals are no names.
      string.utf8.count <= Self.longestName
        && (names.contains(string) || names.contains(string.lastNameComponent))
    }
    hasAny = isInteresting.contains(true)
  }

  func mayMatter(_ graph: FlowGraph) -> Bool {
    hasAny
      && (graph.places.contains { isInteresting[$0.name.index] }
        || graph.attributes.contains { $0.declaredType.map { isInteresting[$0.index] } ?? false })
  }
}
