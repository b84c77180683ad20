/// The `examples` of a model file.
extension ModelDecoder {
  private enum Field: String, CaseIterable { case leak, clean, rule, code }

  mutating func examples(_ node: YAMLNode) -> [ModelExample] {
    guard case .sequence(let nodes) = node.content else {
      expected("a list of examples", at: node)
      return []
    }
    return nodes.compactMap { example($0) }
  }

  private mutating func example(_ node: YAMLNode) -> ModelExample? {
    var leak: String?
    var clean: String?
    var rules: [String] = []
    var code: String?
    fields(of: node, Field.self) { decoder, field, value in
      switch field {
      case .leak: leak = decoder.text(value, "what the example shows")
      case .clean: clean = decoder.text(value, "what the example shows")
      case .rule: rules = decoder.texts(value, "the id of a rule")
      case .code: code = decoder.text(value, "source text")
      }
    }
    guard let code else {
      report("`code` is missing", at: node.line)
      return nil
    }
    switch (leak, clean) {
    case (let name?, nil):
      if rules.isEmpty { report("a leaking example names the `rule` that reports it", at: node.line) }
      return ModelExample(name: name, rules: rules, code: code, line: node.line)
    case (nil, let name?):
      if !rules.isEmpty { report("a clean example has no `rule`", at: node.line) }
      return ModelExample(name: name, rules: [], code: code, line: node.line)
    default:
      report("an example says either `leak: what it shows` or `clean: what it shows`", at: node.line)
      return nil
    }
  }
}
