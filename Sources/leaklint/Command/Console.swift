import LeakLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output for what was asked for, standard error for all else.
struct Console {
  /// For text on standard output.
  var style: TerminalStyle { TerminalStyle(isColored: Self.isTerminal(STDOUT_FILENO)) }

  func print(_ text: String) throws(CommandFailure) { try write(PathText.bytes(text)) }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try AtomicFile.writeAll(bytes, to: STDOUT_FILENO)
    } catch {
      // The reader has seen enough (`leaklint scan | head`): nothing to complain about.
      guard error.isBrokenPipe else { throw .messages(["standard output cannot be written: \(error.description)"]) }
    }
  }

  func error(_ message: String) { line("error: ", message, .error) }
  func warn(_ message: String) { line("warning: ", message, .warning) }

  func say(_ message: String, unless isQuiet: Bool = false) {
    if !isQuiet { line("", message, .note) }
  }

  func sayLines(_ text: String) { try? AtomicFile.writeAll(PathText.bytes(text), to: STDERR_FILENO) }

  func isColored(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: true
    case .never: false
    case .auto: Self.isTerminal(STDOUT_FILENO)
    }
  }

  private func line(_ label: String, _ message: String, _ severity: Severity) {
    let style = TerminalStyle(isColored: Self.isTerminal(STDERR_FILENO))
    // Nobody can be told that standard error is closed.
    try? AtomicFile.writeAll(
      PathText.bytes("leaklint: \(style.color(severity, label))\(message)\n"), to: STDERR_FILENO)
  }

  /// A terminal that wants colours: https://no-color.org, and none for terminals that call themselves dumb.
  private static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"
  }

  private static func environment(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
}
