/// One mistake is told once: a transaction that is left open on a connection which is left open, too, ends with that one,
/// and so do rows that nobody read.
extension ResourceDomain {
  /// Whether the report of what the obligation is on, at the same way out, speaks for it.
  func isToldByHolder(_ obligation: ObligationState, _ state: ResourceState) -> Bool {
    let acquisition = obligations[obligation.obligation.index].acquisition
    guard acquisition.kind == .transaction || acquisition.kind == .savepoint || acquisition.endsWithLastRow else {
      return false
    }
    return state.obligations.contains { other in
      guard other.phase == .open, other.obligation != obligation.obligation else { return false }
      let told = obligations[other.obligation.index]
      switch told.acquisition.kind {
      case .connection, .session, .lease: break
      case .transaction, .savepoint, .cursor, .statement: return false
      }
      // What is shown on request only speaks for nobody.
      return told.probe == nil && !told.acquisition.isLongLived
        && told.acquisition.confidence >= acquisition.confidence && !objects.isExternal(other.holder)
        && isOn(obligation.holder, other.holder, state)
    }
  }

  private func isOn(_ object: ObjectID, _ holder: ObjectID, _ state: ResourceState) -> Bool {
    object == holder || state.isAncestor(holder, of: object)
  }
}
