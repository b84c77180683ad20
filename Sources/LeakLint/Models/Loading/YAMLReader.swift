import CYAML

/// Reads the first document of a YAML text with libyaml.
///
/// What model files have no use for is refused rather than guessed at: anchors and aliases, keys that are not plain
/// text, a key written twice, and nesting past any sensible depth.
struct YAMLReader {
  struct Failure: Error, Hashable {
    /// 1-based.
    var line: Int
    var message: String
  }

  /// Allocated because libyaml keeps a pointer to it inside of it.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private static let deepest = 32
  private static let smallMapping = 12

  /// - Parameter bytes: UTF-8.
  /// - Returns: nil for a text without any node.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> YAMLNode? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw Failure(line: 1, message: "out of memory") }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    return try YAMLReader(parser: parser).document()
  }

  private func document() throws(Failure) -> YAMLNode? {
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
      case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return nil
      default: return try node(event, depth: 0)
      }
    }
  }

  /// The caller deletes the event.
  private func next() throws(Failure) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let mark = parser.pointee.problem_mark
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
      throw Failure(line: Int(mark.line) + 1, message: problem)
    }
    return event
  }

  private func node(_ event: yaml_event_t, depth: Int) throws(Failure) -> YAMLNode {
    let line = Int(event.start_mark.line) + 1
    guard depth < Self.deepest else { throw Failure(line: line, message: "nested more than \(Self.deepest) levels") }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let isPlain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
      return YAMLNode(content: .scalar(Self.text(of: event), isPlain: isPlain), line: line)
    case YAML_SEQUENCE_START_EVENT:
      return YAMLNode(content: .sequence(try sequence(depth: depth)), line: line)
    case YAML_MAPPING_START_EVENT:
      return YAMLNode(content: .mapping(try mapping(depth: depth)), line: line)
    default:
      throw Failure(line: line, message: "anchors and aliases are not supported here")
    }
  }

  private func sequence(depth: Int) throws(Failure) -> [YAMLNode] {
    var nodes: [YAMLNode] = []
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT { return nodes }
      nodes.append(try node(event, depth: depth + 1))
    }
  }

  private func mapping(depth: Int) throws(Failure) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    // Most mappings are small: comparing is cheaper than hashing.
    var keys: Set<String> = []
    while true {
      var event = try next()
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT { return entries }
      let line = Int(event.start_mark.line) + 1
      guard event.type == YAML_SCALAR_EVENT else { throw Failure(line: line, message: "expected a name as the key") }
      let key = Self.text(of: event)
      if entries.count == Self.smallMapping { keys = Set(entries.map(\.key)) }
      let isNew =
        entries.count < Self.smallMapping ? !entries.contains { $0.key == key } : keys.insert(key).inserted
      guard isNew else { throw Failure(line: line, message: "`\(key)` is written twice") }
      var first = try next()
      defer { yaml_event_delete(&first) }
      entries.append(YAMLNode.Entry(key: key, line: line, value: try node(first, depth: depth + 1)))
    }
  }

  private static func text(of event: yaml_event_t) -> String {
    let scalar = event.data.scalar
    return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }
}
