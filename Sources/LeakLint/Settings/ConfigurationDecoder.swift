/// Turns the YAML of a configuration file into a ``Configuration``; the first problem ends it.
struct ConfigurationDecoder {
  /// How messages name the file.
  let path: String
  /// What the paths of models are relative to.
  let directory: AbsolutePath
  /// From the root of the run to the file's directory, with a slash at the end, or empty.
  let patternPrefix: String
  let knownRules: [String]

  private enum Key: String, CaseIterable {
    case select, ignore, exclude, severity, confidence, models
    case failOn = "fail-on"
    case perPathIgnores = "per-path-ignores"
  }

  typealias Failure = ConfigurationFile.Failure

  mutating func decode(_ node: YAMLNode?) throws(Failure) -> Configuration {
    var result = Configuration()
    guard let node, !node.isNull else { return result }
    for entry in try entries(of: node, "the file", expected: "settings as `key: value`") {
      guard let key = Key(rawValue: entry.key) else {
        let known = Key.allCases.map(\.rawValue)
        throw problem(
          "unknown setting `\(entry.key)`\(Spelling.hint(for: entry.key, among: known)); there are "
            + known.map { "`\($0)`" }.joined(separator: ", "), at: entry.line)
      }
      try set(key, entry.value, in: &result)
    }
    return result
  }

  private func set(_ key: Key, _ node: YAMLNode, in result: inout Configuration) throws(Failure) {
    switch key {
    case .select: result.select = try rules(node, key.rawValue)
    case .ignore: result.ignore = try rules(node, key.rawValue)
    case .exclude:
      result.exclude = []
      for item in try texts(node, key.rawValue, expected: "a pattern or a list of patterns") {
        result.exclude.append(try glob(item.text, key.rawValue, at: item.line))
      }
    case .severity: result.severity = try word(node, key.rawValue)
    case .failOn: result.failOn = try word(node, key.rawValue)
    case .confidence: result.confidence = try word(node, key.rawValue)
    case .models:
      result.models = try texts(node, key.rawValue, expected: "a path or a list of paths")
        .map { AbsolutePath($0.text, in: directory) }
    case .perPathIgnores:
      for entry in try entries(of: node, key.rawValue, expected: "`pattern: [rule]` pairs") {
        let glob = try glob(entry.key, key.rawValue, at: entry.line)
        let rules = try rules(entry.value, "\(key.rawValue) > \(entry.key)")
        result.perPathIgnores.append(
          Settings.PathIgnores(glob: glob, rules: rules.contains("all") ? knownRules : rules))
      }
    }
  }

  // MARK: Values

  private func rules(_ node: YAMLNode, _ field: String) throws(Failure) -> [String] {
    var result: [String] = []
    for item in try texts(node, field, expected: "the name of a rule or a list of names") {
      guard item.text == "all" || knownRules.contains(item.text) else {
        throw problem(
          "`\(field)`: there is no rule `\(item.text)`\(Spelling.hint(for: item.text, among: knownRules)); "
            + "`leaklint rules` lists them", at: item.line)
      }
      result.append(item.text)
    }
    return result
  }

  private func glob(_ pattern: String, _ field: String, at line: Int) throws(Failure) -> Glob {
    // A pattern that is anchored to the file's directory has to be anchored to the root instead.
    var body = pattern[...]
    while body.hasPrefix("./") { body = body.dropFirst(2) }
    let isAnchored = body.dropLast().contains("/")
    guard let glob = Glob(isAnchored ? patternPrefix + body.drop { $0 == "/" } : String(body)) else {
      throw problem("`\(field)`: `\(pattern)` is not a pattern: expected one such as `migrations/*.py`", at: line)
    }
    return glob
  }

  private func word<Word: SettingWord>(_ node: YAMLNode, _ field: String) throws(Failure) -> Word {
    let expected = Word.words.map { "`\($0)`" }.joined(separator: ", ")
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      throw problem("`\(field)`: expected one of \(expected), found \(node.summary)", at: node.line)
    }
    guard let word = Word(word: text) else {
      throw problem("`\(field)`: \(Word.expectation(insteadOf: text))", at: node.line)
    }
    return word
  }

  private func texts(
    _ node: YAMLNode, _ field: String, expected: String
  ) throws(Failure) -> [(text: String, line: Int)] {
    let nodes: [YAMLNode]
    switch node.content {
    case .sequence(let items): nodes = items
    case .scalar where node.isNull: return []
    default: nodes = [node]
    }
    var result: [(text: String, line: Int)] = []
    for node in nodes {
      guard case .scalar(let text, _) = node.content, !node.isNull else {
        throw problem("`\(field)`: expected \(expected), found \(node.summary)", at: node.line)
      }
      result.append((text, node.line))
    }
    return result
  }

  private func entries(
    of node: YAMLNode, _ field: String, expected: String
  ) throws(Failure) -> [YAMLNode.Entry] {
    switch node.content {
    case .mapping(let entries): return entries
    case .scalar where node.isNull: return []
    default: throw problem("`\(field)`: expected \(expected), found \(node.summary)", at: node.line)
    }
  }

  private func problem(_ text: String, at line: Int) -> Failure {
    Failure(message: "\(path):\(line): \(text)")
  }
}
