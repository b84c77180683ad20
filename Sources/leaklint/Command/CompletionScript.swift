import LeakLint

/// Completion scripts, made from the tables of commands and options.
enum CompletionScript: String, SettingWord {
  case bash, zsh, fish

  var word: String { rawValue }

  var text: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  private static var options: [OptionSpecification] { Command.scan.options.filter { !$0.isHidden } }

  private static var commandNames: String { Command.allCases.map(\.rawValue).joined(separator: " ") }

  private static var bashScript: String {
    let choices = options.filter { !$0.choices.isEmpty }.map {
      "    --\($0.name)) COMPREPLY=($(compgen -W '\($0.choices.joined(separator: " "))' -- \"$word\")); return ;;\n"
    }.joined()
    let paths = options.filter(\.isPath).map { "--\($0.name)" }.joined(separator: "|")
    let words = (options.map { "--\($0.name)" } + ["--help", "--version"]).joined(separator: " ")
    return """
      # Completion of leaklint for bash.
      _leaklint() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W '\(commandNames) --help --version' -- "$word"))
          return
        fi
        case $previous in
      \(choices)    explain) COMPREPLY=($(compgen -W '\(RuleCatalog.ids.joined(separator: " "))' -- "$word")); return ;;
          completions) COMPREPLY=($(compgen -W '\(wordList(CompletionScript.self))' -- "$word")); return ;;
          \(paths)) COMPREPLY=($(compgen -f -- "$word")); return ;;
        esac
        if [ "${COMP_WORDS[1]}" = scan ] && [[ $word == -* ]]; then
          COMPREPLY=($(compgen -W '\(words)' -- "$word"))
        else
          COMPREPLY=($(compgen -f -- "$word"))
        fi
      }
      complete -o filenames -F _leaklint leaklint

      """
  }

  private static var zshScript: String {
    let commands = Command.allCases.map { "    '\($0.rawValue):\(quoted($0.summary))'\n" }.joined()
    let arguments = options.map { option in
      var action = ""
      if option.value != nil {
        action =
          option.isPath
          ? ":path:_files" : ":value:\(option.choices.isEmpty ? "" : "(\(option.choices.joined(separator: " ")))")"
      }
      return "        '*--\(option.name)\(option.value == nil ? "" : "=")[\(bracketed(option.help))]\(action)' \\\n"
    }.joined()
    return """
      #compdef leaklint
      # Completion of leaklint for zsh.
      _leaklint() {
        local -a commands=(
      \(commands)  )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        case $words[2] in
          scan)
            shift words
            (( CURRENT-- ))
            _arguments \\
      \(arguments)        '*:path:_files' ;;
          explain) _values rule \(RuleCatalog.ids.joined(separator: " ")) ;;
          completions) _values shell \(wordList(CompletionScript.self)) ;;
          check-models) _files ;;
        esac
      }
      _leaklint "$@"

      """
  }

  private static var fishScript: String {
    var text = "# Completion of leaklint for fish.\n"
    for command in Command.allCases {
      text +=
        "complete -c leaklint -f -n __fish_use_subcommand -a \(command.rawValue) -d '\(quoted(command.summary))'\n"
    }
    for option in options {
      text += "complete -c leaklint -n '__fish_seen_subcommand_from scan' -l \(option.name)"
      if let letter = option.letter { text += " -s \(letter)" }
      if option.value != nil { text += option.isPath ? " -r -F" : " -x" }
      if !option.choices.isEmpty { text += " -a '\(option.choices.joined(separator: " "))'" }
      text += " -d '\(quoted(option.help))'\n"
    }
    text +=
      "complete -c leaklint -f -n '__fish_seen_subcommand_from explain' -a '\(RuleCatalog.ids.joined(separator: " "))'\n"
    text +=
      "complete -c leaklint -f -n '__fish_seen_subcommand_from completions' -a '\(wordList(CompletionScript.self))'\n"
    return text
  }

  private static func wordList<Word: SettingWord>(_: Word.Type) -> String { Word.words.joined(separator: " ") }

  /// For a string in single quotes.
  private static func quoted(_ text: String) -> String { text.replacing("'", with: "’") }

  /// For a description in brackets of zsh's `_arguments`.
  private static func bracketed(_ text: String) -> String {
    quoted(text).replacing("[", with: "(").replacing("]", with: ")").replacing(":", with: "\\:")
  }
}
