import LeakLint

/// `leaklint check-models`.
enum CheckModelsCommand {
  static func run(_ paths: [String], _ console: Console) throws(CommandFailure) -> ExitStatus {
    let check: ModelCheck
    do {
      check = try ModelCheck(paths, in: FileSystem.currentDirectory())
    } catch {
      throw .messages(error.messages)
    }
    for failure in check.failures { console.error(failure) }
    console.say(
      "\(check.models) model\(check.models == 1 ? "" : "s") with \(check.examples) "
        + "example\(check.examples == 1 ? "" : "s"), \(check.failures.count) of them wrong")
    return check.failures.isEmpty ? .clean : .findings
  }
}
