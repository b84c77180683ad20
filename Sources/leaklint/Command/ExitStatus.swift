/// What the shell gets to know.
enum ExitStatus: Int32 {
  case clean = 0
  /// Findings at or above `--fail-on`.
  case findings = 1
  /// The command line or the configuration is wrong, or something could not be read or written.
  case failure = 2
}
