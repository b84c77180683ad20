import LeakLint

/// `leaklint check-models`.
enum CheckModelsCommand {
  /// - Parameter paths: none for the models that leaklint comes with.
  static func run(_ paths: [String], _ console: Console) throws(CommandFailure) -> ExitStatus {
    let check: ModelCheck
    do {
      check = try paths.isEmpty ? ModelCheck() : ModelCheck(paths, in: FileSystem.currentDirectory())
    } catch {
      throw .messages(error.messages)
    }
    for failure in check.failures + check.unexercised { console.error(failure) }
    console.say(
      "\(counted(check.models, "model")) with \(counted(check.examples, "example")), \(check.failures.count) of them "
        + "wrong, and \(counted(check.calls, "call")), \(check.unexercised.count) of them in no example")
    return check.failures.isEmpty && check.unexercised.isEmpty ? .clean : .findings
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
