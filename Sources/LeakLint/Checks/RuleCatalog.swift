/// All rules, in the order of their ids.
package enum RuleCatalog {
  static let rules: [Rule] = [
    .commitOnError, .connectionLeak, .cursorLeak, .deferInLoop, .externalCallInTransaction, .implicitTransaction,
    .missingIdleTimeout, .nestedAcquire, .releaseBeforeCheck, .sessionLeak, .statementLeak, .suppressionUnused,
    .transactionLeak,
    .useAfterRelease, .yieldInsideWith, .yieldWithoutFinally,
  ]

  static func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

  package static var ids: [String] { rules.map(\.id) }

  /// Rules that must be selected by name.
  package static var optInIDs: Set<String> { Set(rules.filter(\.isOptIn).map(\.id)) }
}
