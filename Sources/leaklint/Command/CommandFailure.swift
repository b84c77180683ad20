/// Why a command ends with status 2.
enum CommandFailure: Error {
  case usage(UsageError)
  /// One line each.
  case messages([String])
}
