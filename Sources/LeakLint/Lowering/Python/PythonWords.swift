/// Names that lowering compares with or writes itself, interned once a file.
struct PythonWords: Sendable {
  let anyElement, returnValue, completion, handled, saved: NameID
  let enter, exit, asyncEnter, asyncExit: NameID
  let initializer, deinitializer, new, initSubclass, classGetItem: NameID
  let superName, typeChecking, debug, format: NameID
  let systemExit, assertionError: NameID
  let isLess, isIn: NameID
  let lambda: NameID
  private let elements: [NameID]
  /// Last components of functions that end the process by raising SystemExit, without raising, …
  let exitNames: Set<NameID>
  let killNames: Set<NameID>
  /// … that await what they are given, and that run it concurrently.
  let awaitingNames: Set<NameID>
  let spawningNames: Set<NameID>
  /// Functions that, awaited, call the argument at this position in a thread, with the arguments behind it.
  let threadingNames: [NameID: Int]

  init(_ names: inout NameTable) {
    anyElement = names.intern("[*]")
    returnValue = names.intern("return")
    completion = names.intern("completion")
    handled = names.intern("handled")
    saved = names.intern("saved")
    enter = names.intern("__enter__")
    exit = names.intern("__exit__")
    asyncEnter = names.intern("__aenter__")
    asyncExit = names.intern("__aexit__")
    initializer = names.intern("__init__")
    deinitializer = names.intern("__del__")
    new = names.intern("__new__")
    initSubclass = names.intern("__init_subclass__")
    classGetItem = names.intern("__class_getitem__")
    superName = names.intern("super")
    typeChecking = names.intern("TYPE_CHECKING")
    debug = names.intern("__debug__")
    format = names.intern("format")
    systemExit = names.intern("builtins.SystemExit")
    assertionError = names.intern("builtins.AssertionError")
    isLess = names.intern("<")
    isIn = names.intern("in")
    lambda = names.intern("<lambda>")
    elements = (0..<16).map { names.intern("[\($0)]") }
    exitNames = Self.intern(["exit", "quit"], &names)
    killNames = Self.intern(["_exit", "abort"], &names)
    awaitingNames = Self.intern(["wait_for", "gather", "shield"], &names)
    threadingNames = [
      names.intern("to_thread"): 0, names.intern("run_in_threadpool"): 0, names.intern("run_in_executor"): 1,
    ]
    spawningNames = Self.intern(
      [
        "create_task", "ensure_future", "start_soon", "run_coroutine_threadsafe", "Thread", "Process", "Timer",
        "submit",
      ],
      &names)
  }

  private static func intern(_ words: [String], _ names: inout NameTable) -> Set<NameID> {
    Set(words.map { names.intern($0) })
  }

  /// The field name of the element at a literal index.
  func element(_ index: Int, _ names: inout NameTable) -> NameID {
    index < elements.count ? elements[index] : names.intern("[\(index)]")
  }
}
