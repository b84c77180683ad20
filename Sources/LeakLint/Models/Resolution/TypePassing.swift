/// Functions of the languages' own libraries whose result has the type of an argument, or a type made of it.
enum TypePassing: Sendable {
  case same
  case element
  /// An element with its key or index.
  case pair
  case pairs
  /// What entering the argument, a context manager, gives.
  case entered
  /// Go's `append(xs, x)`.
  case appended

  /// By absolute name.
  static func rule(for symbol: String, language: Language) -> TypePassing? {
    switch language {
    case .python: python[symbol]
    case .go: symbol == "builtins.append" ? .appended : nil
    case .swift: symbol == "Array" || symbol == "Optional" ? .same : nil
    }
  }

  private static let python: [String: TypePassing] = [
    "builtins.next": .element, "builtins.anext": .element,
    "builtins.iter": .same, "builtins.aiter": .same, "builtins.list": .same, "builtins.tuple": .same,
    "builtins.set": .same, "builtins.sorted": .same, "builtins.reversed": .same, "builtins.dict": .same,
    "builtins.enumerate": .pairs,
    "copy.copy": .same, "typing.no_type_check": .same, "asyncio.wait_for": .same, "asyncio.shield": .same,
    "asyncio.ensure_future": .same, "asyncio.create_task": .same, "weakref.proxy": .same,
  ]

  /// Methods of `contextlib.ExitStack`, `AsyncExitStack` and `unittest.TestCase`, whose names nothing else bears.
  static func exitStackMethod(_ name: String) -> TypePassing? {
    switch name {
    case "enter_context", "enter_async_context", "enterContext", "enterClassContext", "enterAsyncContext": .entered
    default: nil
    }
  }

  /// Methods of sequences, mappings and queues of the languages' own libraries, by what they give from a collection.
  static func collectionMethod(_ name: String) -> TypePassing? {
    switch name {
    case "get", "pop", "popleft", "setdefault", "get_nowait", "first", "last", "removeFirst", "removeLast",
      "popLast", "remove", "randomElement", "dequeue", "__next__", "__anext__", "next":
      .element
    case "popitem": .pair
    case "items", "enumerated": .pairs
    case "values", "copy", "__iter__", "__aiter__", "sorted", "reversed", "makeIterator": .same
    default: nil
    }
  }

  /// Methods that put their last positional argument into the collection that they are called on.
  static func isInsertion(_ name: String) -> Bool {
    switch name {
    case "append", "appendleft", "add", "insert", "put", "put_nowait", "push": true
    default: false
    }
  }
}
