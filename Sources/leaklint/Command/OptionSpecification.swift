/// An option of a command: the one source of its parsing, its help and its completion.
struct OptionSpecification {
  /// Without the dashes.
  var name: String
  /// One letter that stands for it behind a single dash.
  var letter: Character?
  /// What the value is called in the help; nil for an option without a value.
  var value: String?
  /// One line.
  var help: String
  /// The words that the value may be, for completion; a value may go on behind one.
  var choices: [String] = []
  /// The value is a path.
  var isPath = false
  /// For developers of leaklint: left out of the help.
  var isHidden = false
}

/// The options of one command.
protocol CommandOption: CaseIterable, Hashable {
  var specification: OptionSpecification { get }
}

/// The options of commands that have none but `--help` and `--version`, which every command understands.
enum NoOption: CommandOption {
  var specification: OptionSpecification {
    switch self {}
  }
}
