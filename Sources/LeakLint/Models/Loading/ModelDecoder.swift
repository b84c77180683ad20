/// Turns the YAML of a model file into a ``LibraryModel``; docs/models.md describes the format.
///
/// It goes on after a problem, so that one run of `check-models` names them all. The extensions in this folder decode one
/// level of the file each.
struct ModelDecoder {
  let path: String
  var language = Language.python
  /// Of the whole file; what the SQL texts of its calls mean depends on it.
  var savepointsStandAlone = false
  /// Field names from the top of the file to where the decoder is.
  var trail: [String] = []
  var problems: [ModelProblem] = []
  /// What was described so far, in the order of the file.
  var calls: [DescribedCall] = []

  /// - Parameter bytes: UTF-8 text of a whole model file, or of its beginning up to `examples:`.
  /// - Parameter path: what errors name.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, path: String) throws(InvalidModel) -> ModelDocument {
    var decoder = ModelDecoder(path: path)
    let document: ModelDocument?
    do throws(YAMLReader.Failure) {
      document = decoder.document(try YAMLReader.read(bytes))
    } catch {
      throw InvalidModel(problems: [ModelProblem(path: path, line: error.line, field: [], message: error.message)])
    }
    guard let document, decoder.problems.isEmpty else { throw InvalidModel(problems: decoder.problems) }
    return document
  }

  static func decode(_ text: String, path: String) throws(InvalidModel) -> ModelDocument {
    let bytes = Array(text.utf8)
    let result: Result<ModelDocument, InvalidModel> = bytes.withUnsafeBufferPointer { bytes in
      do throws(InvalidModel) { return .success(try decode(bytes, path: path)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  // MARK: Problems

  mutating func report(_ message: String, at line: Int, suggestion: String? = nil) {
    problems.append(ModelProblem(path: path, line: line, field: trail, message: message, suggestion: suggestion))
  }

  mutating func expected(_ expectation: String, at node: YAMLNode, words: [String] = []) {
    var suggestion: String?
    if case .scalar(let text, _) = node.content { suggestion = NearestWord.to(text, among: words) }
    report("expected \(expectation), found \(node.summary)", at: node.line, suggestion: suggestion)
  }

  // MARK: Shapes

  /// Runs `body` with the name on the trail.
  mutating func within<T>(_ name: String, _ body: (inout Self) -> T) -> T {
    trail.append(name)
    defer { trail.removeLast() }
    return body(&self)
  }

  /// The entries of a mapping whose keys are the cases of `Field`; others are reported. Nothing written is an empty
  /// mapping.
  mutating func fields<Field: RawRepresentable & CaseIterable>(
    of node: YAMLNode, _: Field.Type, _ body: (inout Self, Field, YAMLNode) -> Void
  ) where Field.RawValue == String {
    for entry in entries(of: node) {
      if let field = Field(rawValue: entry.key) {
        within(entry.key) { body(&$0, field, entry.value) }
      } else {
        let known = Field.allCases.map(\.rawValue)
        let suggestion = NearestWord.to(entry.key, among: known)
        let hint = suggestion == nil ? "; known here: \(known.joined(separator: ", "))" : ""
        report("unknown field `\(entry.key)`\(hint)", at: entry.line, suggestion: suggestion)
      }
    }
  }

  mutating func entries(of node: YAMLNode) -> [YAMLNode.Entry] {
    if case .mapping(let entries) = node.content { return entries }
    if !node.isNull { expected("a mapping", at: node) }
    return []
  }

  mutating func text(_ node: YAMLNode, _ expectation: String) -> String? {
    if case .scalar(let text, _) = node.content, !node.isNull { return text }
    expected(expectation, at: node)
    return nil
  }

  /// One text, or a list of them.
  mutating func texts(_ node: YAMLNode, _ expectation: String) -> [String] {
    switch node.content {
    case .sequence(let nodes): return nodes.compactMap { text($0, expectation) }
    case .scalar(let text, _) where !node.isNull: return [text]
    default:
      expected("\(expectation) or a list of them", at: node)
      return []
    }
  }

  mutating func bool(_ node: YAMLNode) -> Bool {
    switch text(node, "`true` or `false`") {
    case "true": return true
    case "false": return false
    case nil: return false
    default:
      expected("`true` or `false`", at: node, words: ["true", "false"])
      return false
    }
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(_ node: YAMLNode, _: Word.Type) -> Word?
  where Word.RawValue == String {
    if case .scalar(let text, _) = node.content, let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    expected("one of " + words.map { "`\($0)`" }.joined(separator: ", "), at: node, words: words)
    return nil
  }

  mutating func slot(_ node: YAMLNode) -> Slot? {
    if case .scalar(let text, _) = node.content, let slot = Slot(notation: text) { return slot }
    expected(Slot.notations, at: node, words: ["receiver", "result"])
    return nil
  }

  mutating func slots(_ node: YAMLNode) -> [Slot] {
    guard case .sequence(let nodes) = node.content else { return slot(node).map { [$0] } ?? [] }
    return nodes.compactMap { slot($0) }
  }
}
