import LeakLint

@main
struct Main {
  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let mode = arguments.first ?? ""
    arguments.removeFirst()
    var settings = Settings()
    settings.jobs = 2
    settings.confidence = .low
    do {
      let directory = FileSystem.currentDirectory()
      let targets = try ScanTargets(arguments: arguments, in: directory)
      if mode == "--dump" { return print(Analyzer.dumpGraphs(targets, settings)) }
      let result = try Analyzer.scan(targets, settings)
      print(String(decoding: result.render(mode == "full" ? OutputFormat.text : OutputFormat.concise, in: directory), as: UTF8.self))
      if mode == "stat" { print(result.statistics) }
    } catch { print("\(error)") }
  }
}
