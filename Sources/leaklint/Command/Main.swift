import FoundationEssentials
import LeakLint

@main
struct Main {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let dump = arguments.first == "--dump"
    if dump { arguments.removeFirst() }
    let inputs = arguments.compactMap { path in
      (try? Data(contentsOf: URL(filePath: path))).map { (path: path, bytes: Array($0)) }
    }
    if dump {
      for input in inputs { print(Analyzer.dumpGraphs(of: input.bytes, path: input.path)) }
    } else {
      for line in Analyzer.findingLines(of: inputs) { print(line) }
    }
  }
}
