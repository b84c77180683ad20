/// What `--dump summaries` prints: what callers know of each function in which something is acquired or released.
///
/// ```
/// app.db.connect  app/db.py:4
///   acquires connection: result, when returned
/// app.db.close  app/db.py:9
///   releases all: argument 0 or conn, when called
/// ```
struct SummaryListing {
  private var out = ""

  static func text(_ project: ProjectAnalysis) -> String {
    var listing = SummaryListing()
    for function in project.functions {
      let name = function.context.names[function.context.graph.qualifiedName]
      listing.out += "\(name)  \(function.context.path):\(function.context.graph.range.line)\n"
      listing.add(function.analysis.summary.effects)
    }
    return listing.out
  }

  private mutating func add(_ effects: CallEffects) {
    if effects.isUnknown { line("unknown") }
    for acquisition in effects.acquisitions {
      let missing = acquisition.missing.map { " and \(Self.text($0)) is missing" } ?? ""
      line(
        "acquires \(acquisition.kind.name): \(Self.place(acquisition)), \(Self.text(acquisition.condition))\(missing)")
      for companion in acquisition.companions {
        line(
          "  \(companion.isReleaser ? "released by calling" : "also"): \(Self.text(Slot(base: .result, path: companion.path)))"
        )
      }
    }
    for output in effects.outputs {
      let what = output.acquisition.map { "acquires \($0.kind.name), \(Self.text($0.condition))" }
      line(
        "leaves in \(Self.text(output.slot)): \(what ?? (output.isNull ? "null" : "unknown"))"
          + (output.mayKeep ? ", or what it held" : "") + (output.onRaise ? ", when it raises" : ""))
    }
    for slot in effects.takes { line("takes a connection of: \(Self.text(slot))") }
    if effects.isExternalWait { line("waits for something outside the database") }
    for acquisition in effects.yields { line("yields \(acquisition.kind.name): \(Self.place(acquisition))") }
    for release in effects.releases {
      let owner = release.onConnection ? "connection of " : ""
      line("releases \(Self.text(release.kinds)): \(owner)\(Self.text(release.slot)), \(Self.text(release.condition))")
    }
    for transfer in effects.transfers {
      line("transfers: \(Self.text(transfer.slot))\(transfer.evenOnRaise ? "" : ", when returned")")
    }
    for wrap in effects.resultWraps {
      line("wraps: \(Self.text(wrap.slot)) in \((wrap.result + [wrap.field]).joined(separator: "."))")
    }
    if let slot = effects.resultAlias { line("returns: \(Self.text(slot))") }
    for alias in effects.partAliases { line("returns in \(alias.part.joined()): \(Self.text(alias.slot))") }
    for flag in effects.flags { line("returns in \(flag.path.joined()): \(flag.value)") }
    if let slot = effects.resultParent { line("belongs to: \(Self.text(slot))") }
    switch effects.resultNullness {
    case .unknown: break
    case .null: line("result: null")
    case .nonNull: line("result: not null")
    case .isTrue: line("result: true")
    }
    if effects.neverReturns { line("never returns") }
    switch effects.exceptions {
    case .any: if !effects.handles.isEmpty { line("handles: \(effects.handles.joined(separator: ", "))") }
    case .none: line("raises nothing")
    case .types(let types): line("raises: \(types.joined(separator: ", "))")
    }
  }

  private mutating func line(_ text: String) { out += "  \(text)\n" }

  // MARK: Words

  private static func place(_ acquisition: CallEffects.Acquisition) -> String {
    (acquisition.onConnection ? "connection of " : "") + text(acquisition.slot)
      + (acquisition.confidence == .high ? "" : " (\(acquisition.confidence.word) confidence)")
      + (acquisition.isLongLived ? " (long-lived)" : "")
  }

  private static func text(_ slot: Slot) -> String {
    let base =
      switch slot.base {
      case .receiver: "receiver"
      case .result: "result"
      case .capture(let index): "capture \(index)"
      case .arguments(let index): "arguments from \(index)"
      case .argument(let index, nil): "argument \(index)"
      case .argument(Slot.noPosition, let label?): "argument \(label)"
      case .argument(let index, let label?): "argument \(index) or \(label)"
      }
    return base + slot.path.map { $0.hasPrefix("[") ? $0 : ".\($0)" }.joined()
  }

  private static func text(_ kinds: ResourceKindSet) -> String {
    kinds == .all ? "all" : ResourceKind.allCases.filter { kinds.contains($0) }.map(\.name).joined(separator: ", ")
  }

  private static func text(_ condition: CallEffects.Acquisition.Condition) -> String {
    switch condition {
    case .returned: "when returned"
    case .errorIsNull(let slot): "when \(text(slot)) is null"
    case .handleIsNonNull: "when it is not null"
    case .statusEquals(let constants): "when the status of the result is \(constants.joined(separator: " or "))"
    case .resultEquals(let constants): "when the result is \(constants.joined(separator: " or "))"
    case .isTrue(let slot): "when \(text(slot)) is true"
    }
  }

  private static func text(_ condition: CallEffects.Release.Condition) -> String {
    switch condition {
    case .called: "when called"
    case .returned: "when returned"
    case .raised: "when raised"
    case .sometimesRaised: "sometimes when raised"
    case .resultIsFalse: "when the result is false"
    case .failed(let slot): "when \(text(slot)) is not null"
    case .untilUsed: "until it is used again"
    case .sometimes: "sometimes"
    }
  }
}
