/// Names that lowering compares with or writes itself, interned once a file.
struct PythonWords: Sendable {
  let anyElement, returnValue, completion, handled, saved: NameID
  let enter, exit, asyncEnter, asyncExit: NameID
  let initializer, deinitializer, new, initSubclass, classGetItem: NameID
  let typeChecking, debug, format: NameID
  let systemExit, assertionError: NameID
  let isLess, isIn: NameID
  let lambda: NameID
  private let elements: [NameID]
  let roles: [NameID: PythonCallRole]

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
    typeChecking = names.intern("TYPE_CHECKING")
    debug = names.intern("__debug__")
    format = names.intern("format")
    systemExit = names.intern("builtins.SystemExit")
    assertionError = names.intern("builtins.AssertionError")
    isLess = names.intern("<")
    isIn = names.intern("in")
    lambda = names.intern("<lambda>")
    elements = (0..<16).map { names.intern("[\($0)]") }
    roles = Dictionary(uniqueKeysWithValues: PythonCallRole.names.map { (names.intern($0.key), $0.value) })
  }

  /// The field name of the element at a literal index.
  func element(_ index: Int, _ names: inout NameTable) -> NameID {
    index < elements.count ? elements[index] : names.intern("[\(index)]")
  }
}
