/// What the name of a function suggests that it means to control flow. Whether it really is that function is for
/// `lowerSpecialCall` to find out; several are methods of objects whose type lowering does not know.
enum PythonCallRole: Sendable {
  /// `"…".format(…)`
  case formats
  case superclass
  /// `typing.cast(T, x)`
  case casts
  /// Ends the process by raising SystemExit, and without raising.
  case exits, kills
  /// `asyncio.wait_for(f(), 3)`: awaits the coroutines that are its arguments.
  case awaits
  /// `asyncio.run(f())`: runs a coroutine to its end.
  case runs
  /// `asyncio.create_task(f())`: runs its argument concurrently.
  case startsCoroutine
  /// `threading.Thread(target=f)`: calls its argument concurrently.
  case startsFunction
  /// Awaited, calls its first or its second argument in a thread, with the arguments behind that.
  case threadsFirst, threadsSecond
  /// `functools.partial(f, x)`
  case binds
  /// `getattr(x, "name")`
  case getsAttribute
  /// Of the module `operator`, and `bool`.
  case isSame, isNotSame, isTrue, isFalse

  static let names: KeyValuePairs<String, PythonCallRole> = [
    "format": .formats, "super": .superclass, "cast": .casts,
    "exit": .exits, "quit": .exits,
    "_exit": .kills, "abort": .kills, "execv": .kills, "execve": .kills, "execvp": .kills, "execvpe": .kills,
    "execl": .kills, "execle": .kills, "execlp": .kills, "execlpe": .kills,
    "wait_for": .awaits, "gather": .awaits, "shield": .awaits,
    "run": .runs, "run_until_complete": .runs,
    "create_task": .startsCoroutine, "ensure_future": .startsCoroutine, "run_coroutine_threadsafe": .startsCoroutine,
    "start_soon": .startsFunction, "Thread": .startsFunction, "Process": .startsFunction, "Timer": .startsFunction,
    "submit": .startsFunction,
    "to_thread": .threadsFirst, "run_in_threadpool": .threadsFirst, "run_in_executor": .threadsSecond,
    "is_": .isSame, "is_not": .isNotSame, "truth": .isTrue, "bool": .isTrue, "not_": .isFalse,
    "partial": .binds, "getattr": .getsAttribute,
  ]

  /// Of calls that are themselves arguments.
  var traitsOfArguments: Call.Traits? {
    switch self {
    case .awaits, .runs: .awaited
    case .startsCoroutine: .spawned
    default: nil
    }
  }

  var threadedPosition: Int? {
    switch self {
    case .threadsFirst: 0
    case .threadsSecond: 1
    default: nil
    }
  }
}
