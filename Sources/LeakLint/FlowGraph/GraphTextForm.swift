/// The words that ``GraphPrinter`` and ``GraphParser`` share.
enum GraphTextForm {
  static let functionTraits: [(FlowGraph.Traits, String)] = [
    (.generator, "generator"), (.async, "async"), (.entryPoint, "entrypoint"), (.nonThrowing, "nonthrowing"),
    (.static, "static"), (.spawned, "spawned"), (.test, "test"), (.incomplete, "incomplete"),
  ]

  static let callTraits: [(Call.Traits, String)] = [
    (.mayThrow, "throws"), (.awaited, "awaited"), (.spawned, "spawned"), (.optionalChain, "optional"),
    (.implicit, "implicit"), (.constructor, "constructor"), (.deferred, "deferred"),
  ]

  static let argumentModes: [Call.Argument.Mode: String] = [
    .value: "", .address: "&", .spread: "*", .keywordSpread: "**", .trailingClosure: "trailing ",
  ]

  /// In double quotes, on one line.
  static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
