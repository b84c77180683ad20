/// Calls that do not come back: they end the process, the goroutine, or panic. Known by the names of the standard
/// library and of common loggers; models may know more.
extension GoFileLowering {
  private enum Ending {
    case process, goroutine, panic
  }

  /// Terminates the block if the callee never returns.
  mutating func endAfterCall(of callee: PlaceID, at range: SourceRange) {
    switch ending(ofCallTo: callee) {
    case .process: function.builder.terminate(.unreachable, at: range)
    case .goroutine: raise("goexit", at: range)
    case .panic: raise("panic", at: range)
    case nil: break
    }
  }

  private func ending(ofCallTo callee: PlaceID) -> Ending? {
    let graph = function.builder.graph
    let place = graph[callee]
    guard place.root == .field, let receiver = place.parent else { return nil }
    let method = file.names[place.name]
    switch method.utf8.first {
    case UInt8(ascii: "E"), UInt8(ascii: "F"), UInt8(ascii: "G"), UInt8(ascii: "P"), UInt8(ascii: "S"): break
    default: return nil
    }
    if let type = graph.attributes[receiver.index].declaredType, isTesting(file.names[type]) {
      switch method {
      case "Fatal", "Fatalf", "FailNow", "Skip", "Skipf", "SkipNow": return .goroutine
      default: return nil
      }
    }
    guard graph[receiver].root == .global else { return nil }
    switch (file.names[graph[receiver].name], method) {
    case ("os", "Exit"), ("syscall", "Exit"), ("golang.org/x/sys/unix", "Exit"): return .process
    case ("runtime", "Goexit"): return .goroutine
    case ("log", "Fatal"), ("log", "Fatalf"), ("log", "Fatalln"): return .process
    case ("log", "Panic"), ("log", "Panicf"), ("log", "Panicln"): return .panic
    case ("github.com/sirupsen/logrus", "Exit"): return .process
    case ("github.com/sirupsen/logrus", "Panic"), ("github.com/sirupsen/logrus", "Panicf"),
      ("github.com/sirupsen/logrus", "Panicln"):
      return .panic
    case ("github.com/golang/glog", _), ("k8s.io/klog", _), ("k8s.io/klog/v2", _):
      return method.hasPrefix("Exit") ? .process : nil
    default: return nil
    }
  }

  /// The testing package's values and those modelled on them.
  private func isTesting(_ type: String) -> Bool {
    switch type {
    case "testing.T", "testing.B", "testing.F", "testing.TB", "testing.common", "gopkg.in/check.v1.C",
      "github.com/go-check/check.C", "github.com/frankban/quicktest.C":
      true
    default: false
    }
  }

  /// Whether an expression statement is a logger's fatal call, whatever the logger: `logger.Fatalf(…)`, and zerolog's
  /// `log.Fatal().Err(err).Msg(…)`. Elsewhere than in a statement `Fatal` may be a question (`if err.Fatal()`).
  func endsProcess(_ expression: Node) -> Bool {
    guard isReachable, expression.kind == .callExpression, let callee = expression[.function],
      callee.kind == .selectorExpression, let field = callee[.field]
    else { return false }
    switch source.bytes[field.startByte] {
    case UInt8(ascii: "F"): return Self.fatalMethods.contains(text(field))
    case UInt8(ascii: "M"), UInt8(ascii: "S"):
      guard ["Msg", "Msgf", "MsgFunc", "Send"].contains(text(field)) else { return false }
      return callee[.operand].map { hasFatalEvent($0) } ?? false
    default: return false
    }
  }

  private static let fatalMethods: Set<String> = [
    "Fatal", "Fatalf", "Fatalln", "Fatalw", "Fatalj", "FatalContext", "FatalContextf", "FatalfContext", "FatalCtx",
    "FatalDepth", "FatalDepthf", "FatalfDepth",
  ]

  private func hasFatalEvent(_ receiver: Node) -> Bool {
    var node = receiver
    while node.kind == .callExpression, let callee = node[.function], callee.kind == .selectorExpression,
      let field = callee[.field], let inner = callee[.operand]
    {
      if text(field) == "Fatal" { return true }
      node = inner
    }
    return false
  }
}
