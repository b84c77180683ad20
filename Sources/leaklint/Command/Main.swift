import LeakLint

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
struct Main {
  static func main() {
    // A reader that goes away shows as a failed write, which ``Console`` takes for the end.
    signal(SIGPIPE, SIG_IGN)
    let console = Console()
    let status: ExitStatus
    do {
      status = try run(arguments(), console)
    } catch {
      status = .failure
      switch error {
      case .usage(let usage):
        console.error(usage.message)
        console.say("`leaklint \(usage.command.map { $0.rawValue + " " } ?? "")--help` tells more")
      case .messages(let messages):
        for message in messages { console.error(message) }
      }
    }
    exit(status.rawValue)
  }

  /// Without the program's name. `CommandLine.arguments` would repair what is not UTF-8, and paths may be that.
  private static func arguments() -> [String] {
    CommandLine.unsafeArgv.advanced(by: 1).withMemoryRebound(
      to: UnsafeMutablePointer<CChar>?.self, capacity: Int(max(CommandLine.argc, 1))
    ) { pointers in
      (0..<max(0, Int(CommandLine.argc) - 1)).compactMap { index in
        pointers[index].map { PathText.string(cString: $0) }
      }
    }
  }

  private static func run(_ arguments: [String], _ console: Console) throws(CommandFailure) -> ExitStatus {
    // `--help` and `--version` answer wherever they stand, before anything else is judged.
    let options = arguments.prefix { $0 != "--" }
    let command = arguments.first.flatMap(Command.init(rawValue:))
    if options.contains("--help") || options.contains("-h") || arguments.isEmpty {
      try console.print(command.map(HelpText.of) ?? HelpText.general)
      return .clean
    }
    if options.contains("--version") || options.contains("-V") {
      try console.print("leaklint \(Analyzer.version)\n")
      return .clean
    }
    let rest = arguments.dropFirst()
    guard let command else {
      if arguments[0] == "help" {
        try console.print(rest.first.flatMap(Command.init(rawValue:)).map(HelpText.of) ?? HelpText.general)
        return .clean
      }
      throw .usage(unknownCommand(arguments[0]))
    }
    switch command {
    case .scan: return try ScanCommand.run(rest, console)
    case .rules:
      _ = try positionals(rest, of: command, count: 0...0)
      try console.print(RuleListing.table(console.style))
    case .explain: try explain(try positionals(rest, of: command, count: 1...1)[0], console)
    case .checkModels:
      return try CheckModelsCommand.run(try positionals(rest, of: command, count: 0...Int.max), console)
    case .completions: try completions(try positionals(rest, of: command, count: 1...1)[0], console)
    }
    return .clean
  }

  private static func unknownCommand(_ word: String) -> UsageError {
    if word.hasPrefix("-") { return UsageError(message: "unknown option `\(word)`: a command comes first") }
    let hint = Spelling.hint(for: word, among: Command.allCases.map(\.rawValue))
    return UsageError(
      message: "unknown command `\(word)`"
        + (hint.isEmpty && word.contains { ".:/".contains($0) } ? "; did you mean `leaklint scan \(word)`?" : hint))
  }

  private static func positionals(
    _ arguments: some Sequence<String>, of command: Command, count: ClosedRange<Int>
  ) throws(CommandFailure) -> [String] {
    do throws(UsageError) {
      let positionals = try ParsedArguments<NoOption>(arguments, of: command).positionals
      guard count.contains(positionals.count) else {
        throw UsageError(
          message: "expected `leaklint \(command.rawValue)\(command.usage.isEmpty ? "" : " ")\(command.usage)`",
          command: command)
      }
      return positionals
    } catch {
      throw .usage(error)
    }
  }

  private static func explain(_ rule: String, _ console: Console) throws(CommandFailure) {
    guard let text = RuleListing.explanation(of: rule, console.style) else {
      let hint = Spelling.hint(for: rule, among: RuleCatalog.ids)
      throw .usage(
        UsageError(
          message: "there is no rule `\(rule)`\(hint.isEmpty ? "; `leaklint rules` lists them" : hint)",
          command: .explain))
    }
    try console.print(text)
  }

  private static func completions(_ shell: String, _ console: Console) throws(CommandFailure) {
    guard let script = CompletionScript(word: shell) else {
      throw .usage(UsageError(message: CompletionScript.expectation(insteadOf: shell), command: .completions))
    }
    try console.print(script.text)
  }
}
