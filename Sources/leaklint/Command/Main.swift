import FoundationEssentials
import LeakLint

@main
struct Main {
  static func main() {
    let path = CommandLine.arguments.last ?? ""
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return print("leaklint \(Analyzer.version)") }
    print(Analyzer.dumpGraphs(of: Array(data), path: path))
  }
}
