/// What `leaklint` can be told to do.
enum Command: String, CaseIterable {
  case scan, explain, rules
  case checkModels = "check-models"
  case completions

  /// One line.
  var summary: String {
    switch self {
    case .scan: "find leaks in files and directories"
    case .explain: "print the documentation of a rule"
    case .rules: "list all rules"
    case .checkModels: "check library models: their examples, and that these show every call"
    case .completions: "print a completion script for a shell"
    }
  }

  /// What follows the name.
  var usage: String {
    switch self {
    case .scan: "[OPTION...] [PATH...]"
    case .explain: "RULE"
    case .rules: ""
    case .checkModels: "[PATH...]"
    case .completions: "bash|zsh|fish"
    }
  }

  var options: [OptionSpecification] {
    switch self {
    case .scan: ScanOption.allCases.map(\.specification)
    case .explain, .rules, .checkModels, .completions: []
    }
  }
}
