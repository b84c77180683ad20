import LeakLint

/// The options of `leaklint scan`.
enum ScanOption: CommandOption {
  case outputFormat, select, ignore, severity, failOn, exitZero, confidence
  case baseline, writeBaseline, diffBase
  case config, isolated, exclude, forceExclude, noGitignore, stdinFilename
  case jobs, noCache, cacheDirectory, color, quiet, verbose
  case statistics, showFiles, showSettings
  case dump, parseOnly

  var specification: OptionSpecification {
    switch self {
    case .outputFormat:
      OptionSpecification(
        name: "output-format", value: "FORMAT[=PATH]",
        help: "\(OutputFormat.words.joined(separator: ", ")); repeatable",
        choices: OutputFormat.words)
    case .select:
      OptionSpecification(
        name: "select", value: "RULES", help: "report these rules only, separated by commas; `all` for every rule",
        choices: RuleCatalog.ids)
    case .ignore:
      OptionSpecification(
        name: "ignore", value: "RULES", help: "do not report these rules", choices: RuleCatalog.ids)
    case .severity:
      OptionSpecification(
        name: "severity", value: "LEVEL", help: "what is shown to people: error, warning (default) or note",
        choices: Severity.words)
    case .failOn:
      OptionSpecification(
        name: "fail-on", value: "LEVEL", help: "what makes the exit status 1: error, warning (default) or note",
        choices: Severity.words)
    case .exitZero:
      OptionSpecification(name: "exit-zero", help: "exit with status 0 whatever is found")
    case .confidence:
      OptionSpecification(
        name: "confidence", value: "LEVEL", help: "drop findings that are less sure: low, medium (default) or high",
        choices: Confidence.words)
    case .baseline:
      OptionSpecification(
        name: "baseline", value: "PATH", help: "do not report the findings that this file holds", isPath: true)
    case .writeBaseline:
      OptionSpecification(
        name: "write-baseline", value: "PATH", help: "store today's findings in this file and report nothing",
        isPath: true)
    case .diffBase:
      OptionSpecification(
        name: "diff-base", value: "REV", help: "report only what the changes since this git revision touch")
    case .config:
      OptionSpecification(
        name: "config", value: "PATH", help: "read this file instead of the nearest leaklint.yml", isPath: true)
    case .isolated:
      OptionSpecification(name: "isolated", help: "read no configuration file")
    case .exclude:
      OptionSpecification(
        name: "exclude", value: "GLOBS", help: "report nothing in files or directories that match, separated by commas")
    case .forceExclude:
      OptionSpecification(name: "force-exclude", help: "exclude also files that are named as arguments")
    case .noGitignore:
      OptionSpecification(name: "no-gitignore", help: "scan also what git ignores")
    case .stdinFilename:
      OptionSpecification(
        name: "stdin-filename", value: "PATH", help: "the file that standard input (the path `-`) stands in for",
        isPath: true)
    case .jobs:
      OptionSpecification(
        name: "jobs", letter: "j", value: "N", help: "how many files to work on at once; by default one a processor")
    case .noCache:
      OptionSpecification(name: "no-cache", help: "neither use nor keep what was found out about unchanged files")
    case .cacheDirectory:
      OptionSpecification(
        name: "cache-dir", value: "PATH",
        help: "where that is kept; by default $XDG_CACHE_HOME/leaklint or ~/.cache/leaklint", isPath: true)
    case .color:
      OptionSpecification(
        name: "color", value: "WHEN", help: "auto (default: on a terminal, unless NO_COLOR is set), always or never",
        choices: ColorChoice.words)
    case .quiet:
      OptionSpecification(name: "quiet", letter: "q", help: "print the report and errors only")
    case .verbose:
      OptionSpecification(name: "verbose", letter: "v", help: "say more on standard error")
    case .statistics:
      OptionSpecification(name: "statistics", help: "print numbers about the run on standard error")
    case .showFiles:
      OptionSpecification(name: "show-files", help: "list the files that would be reported, and stop")
    case .showSettings:
      OptionSpecification(name: "show-settings", help: "print the settings in force, and stop")
    case .dump:
      OptionSpecification(
        name: "dump", value: "WHAT", help: "print what is made of every function, and stop: graph or summaries",
        choices: DumpKind.words)
    case .parseOnly:
      OptionSpecification(name: "parse-only", help: "read and lower the files, and stop", isHidden: true)
    }
  }
}

/// When colours are used.
enum ColorChoice: String, SettingWord {
  case auto, always, never

  var word: String { rawValue }
}

/// What `--dump` prints.
enum DumpKind: String, SettingWord {
  case graph, summaries

  var word: String { rawValue }
}
