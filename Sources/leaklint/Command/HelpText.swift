import LeakLint

/// What `--help` prints.
enum HelpText {
  static let general = """
    leaklint \(Analyzer.version): finds database connections, transactions, sessions, cursors and statements
    that some path through the code leaves open, in Python, Go and Swift

    usage: leaklint COMMAND [ARGUMENT...]

    \(commands)
    `leaklint COMMAND --help` tells more, `leaklint --version` prints the version.

    """

  static func of(_ command: Command) -> String {
    let usage = "usage: leaklint \(command.rawValue)\(command.usage.isEmpty ? "" : " " + command.usage)"
    var text = "\(usage)\n\n\(sentence(command.summary))\n"
    if let details = details(command) { text += "\n\(details)\n" }
    let options = command.options.filter { !$0.isHidden }
    guard !options.isEmpty else { return text }
    text += "\noptions:\n"
    for option in options {
      var head = option.letter.map { "-\($0), " } ?? "    "
      head += "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
      text += row(head, option.help, width: 30)
    }
    return text
  }

  private static var commands: String {
    Command.allCases.map { row($0.rawValue, $0.summary, width: 14) }.joined()
  }

  private static func details(_ command: Command) -> String? {
    switch command {
    case .scan:
      """
      Paths default to the current directory; `-` is standard input. Findings are reported
      in the paths; the rest of their repository tells what the calls in them do.
      A report goes to standard output, or to PATH in `--output-format FORMAT=PATH`.
      Exit status: 0 nothing found, 1 findings, 2 wrong usage, configuration or input/output.
      """
    case .explain: "`leaklint rules` lists the rules."
    case .completions:
      """
      bash:  leaklint completions bash > ~/.local/share/bash-completion/completions/leaklint
      zsh:   leaklint completions zsh > DIRECTORY_OF_FPATH/_leaklint
      fish:  leaklint completions fish > ~/.config/fish/completions/leaklint.fish
      """
    case .checkModels:
      """
      Paths are model files, or directories of them; without any the models that leaklint
      comes with are checked. Names that a model lists as `plain` or `nothrow` need no example.
      Exit status: 0 all is well, 1 an example is wrong or a call is in none, 2 no valid model.
      """
    case .rules: nil
    }
  }

  /// The explanation starts a line of its own where the head is too long for its column.
  private static func row(_ head: String, _ text: String, width: Int) -> String {
    let gap =
      head.count < width
      ? String(repeating: " ", count: width - head.count) : "\n" + String(repeating: " ", count: width + 2)
    return "  \(head)\(gap)\(text)\n"
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
