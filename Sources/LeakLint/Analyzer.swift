/// The whole analysis.
public enum Analyzer {
  /// The version that `leaklint --version` prints.
  public static let version = "0.1.0"

  /// The flow graphs of one source, in the text form.
  public static func dumpGraphs(of bytes: [UInt8], path: String) -> String {
    let language: Language = path.hasSuffix(".py") ? .python : path.hasSuffix(".go") ? .go : .swift
    return GraphPrinter.print(language.lowering.lower(SourceText(bytes: bytes), path: path, module: "m"))
  }
}
