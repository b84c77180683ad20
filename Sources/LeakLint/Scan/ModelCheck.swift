/// Runs the examples of library models, and tells which of the calls that the models describe no example shows.
package struct ModelCheck: Sendable {
  package private(set) var models = 0
  package private(set) var examples = 0
  /// What models say of calls.
  package private(set) var calls = 0
  /// Examples that are reported otherwise than they say, one line each.
  package private(set) var failures: [String] = []
  /// Calls that no example of their file makes, one line each.
  package private(set) var unexercised: [String] = []

  private var builtin: [Language: [LibraryModel]] = [:]

  /// - Parameter paths: model files, or directories of them, relative to `workingDirectory`.
  package init(_ paths: [String], in workingDirectory: AbsolutePath) throws(ScanFailure) {
    let files = paths.map { AbsolutePath($0, in: workingDirectory) }
    for file in try LibraryModels.documents(in: files, namedFrom: workingDirectory) {
      try check(file.document, named: file.name)
    }
  }

  /// Checks the models that leaklint comes with.
  package init() throws(ScanFailure) {
    for file in try LibraryModels.builtinDocuments() { try check(file.document, named: file.name) }
  }

  private mutating func check(_ document: ModelDocument, named name: String) throws(ScanFailure) {
    let language = document.model.language
    if builtin[language] == nil { builtin[language] = try LibraryModels.builtin(for: [language]) }
    // The file's own model comes last: where it is one of the built-in ones, changed perhaps, it holds.
    let models = (builtin[language] ?? []) + [document.model]
    self.models += 1
    calls += document.calls.count
    var made: Set<CallVariant> = []
    for example in document.examples {
      examples += 1
      let run = ExampleRun(example, language, models)
      made.formUnion(run.calls)
      guard run.found != run.expected else { continue }
      failures.append(
        "\(name):\(example.line): example `\(example.name)`: expected \(Self.list(run.expected)), found "
          + Self.list(run.found))
    }
    for call in document.calls where !made.contains(CallVariant(name: call.name, variant: call.variant)) {
      let ordinal = document.calls.contains { $0.name == call.name && $0.variant > 0 } ? call.variant + 1 : nil
      let variant = ordinal.map { ", variant \($0)" } ?? ""
      unexercised.append("\(name):\(call.line): no example calls `\(call.name)`\(variant)")
    }
  }

  private static func list(_ verdicts: [ExampleRun.Verdict]) -> String {
    verdicts.isEmpty ? "silence" : verdicts.map { "`\($0.rule)` on line \($0.line)" }.joined(separator: ", ")
  }
}

/// A modelled call by its absolute name, and the variant that its arguments choose.
struct CallVariant: Hashable, Sendable {
  var name: String
  var variant: Int
}
