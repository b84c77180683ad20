import LeakLint

/// The arguments of a command, taken apart.
struct ParsedArguments<Option: CommandOption> {
  /// In the order of the command line.
  private(set) var options: [(option: Option, value: String)] = []
  private(set) var positionals: [String] = []

  /// Understands `--name value`, `--name=value`, `-x value`, `-xvalue` and `--`; a lone `-` is a positional.
  init(_ arguments: some Sequence<String>, of command: Command) throws(UsageError) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        positionals += rest
        return
      } else if argument.hasPrefix("--") {
        try takeLong(argument.dropFirst(2), &rest, command)
      } else if argument.hasPrefix("-"), argument != "-" {
        try takeShort(argument.dropFirst(), &rest, command)
      } else {
        positionals.append(argument)
      }
    }
  }

  func has(_ option: Option) -> Bool { options.contains { $0.option == option } }

  /// The last value wins.
  func value(_ option: Option) -> String? { options.last { $0.option == option }?.value }

  func values(_ option: Option) -> [String] { options.filter { $0.option == option }.map(\.value) }

  /// Several values in one, separated by commas.
  func list(_ option: Option) -> [String] {
    values(option).flatMap { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } }
  }

  private mutating func takeLong(
    _ text: Substring, _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let option = Option.allCases.first(where: { $0.specification.name == name }) else {
      let known = Option.allCases.filter { !$0.specification.isHidden }.map(\.specification.name) + ["help", "version"]
      let hint = Spelling.match(for: name, among: known).map { "; did you mean `--\($0)`?" } ?? ""
      throw UsageError(message: "unknown option `--\(name)`\(hint)", command: command)
    }
    try take(option, parts.count > 1 ? String(parts[1]) : nil, "--\(name)", &rest, command)
  }

  private mutating func takeShort(
    _ text: Substring, _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(UsageError) {
    guard let letter = text.first, let option = Option.allCases.first(where: { $0.specification.letter == letter })
    else {
      throw UsageError(message: "unknown option `-\(text)`", command: command)
    }
    var value = text.dropFirst()
    if value.first == "=" { value = value.dropFirst() }
    try take(option, text.count > 1 ? String(value) : nil, "-\(letter)", &rest, command)
  }

  private mutating func take(
    _ option: Option, _ attached: String?, _ written: String, _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(UsageError) {
    guard let valueName = option.specification.value else {
      guard attached == nil else {
        throw UsageError(message: "the option `\(written)` takes no value", command: command)
      }
      options.append((option, ""))
      return
    }
    guard let value = attached ?? rest.popFirst() else {
      throw UsageError(message: "the option `\(written)` needs a value: \(written) \(valueName)", command: command)
    }
    options.append((option, value))
  }
}
