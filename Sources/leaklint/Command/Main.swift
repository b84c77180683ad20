import LeakLint

@main
struct Main {
  static func main() {
    print("leaklint \(Analyzer.version)")
  }
}
