/// The exceptions of Python and of its standard library that programs catch, with their superclasses.
///
/// Source: the "Exception hierarchy" of the Python library reference.
enum BuiltinExceptions {
  /// Absolute name -> absolute names.
  static let superclasses: [String: [String]] = {
    var table: [String: [String]] = ["builtins.BaseException": []]
    for (bases, names) in families {
      for name in names.split(separator: " ") {
        table["builtins.\(name)"] = bases.map { "builtins.\($0)" }
      }
    }
    for (name, base) in library { table[name] = [base] }
    return table
  }()

  /// Superclasses and the names of the classes right below them.
  private static let families: [(bases: [String], names: String)] = [
    (["ArithmeticError"], "FloatingPointError OverflowError ZeroDivisionError"),
    (["BaseException"], "BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit"),
    (["BaseExceptionGroup", "Exception"], "ExceptionGroup"),
    (["ConnectionError"], "BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError"),
    (
      ["Exception"],
      "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError "
        + "MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration "
        + "SyntaxError SystemError TypeError ValueError Warning"
    ),
    (["ImportError"], "ModuleNotFoundError"),
    (["IndentationError"], "TabError"),
    (["LookupError"], "IndexError KeyError"),
    (["NameError"], "UnboundLocalError"),
    (
      ["OSError"],
      "BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError "
        + "IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError"
    ),
    (["RuntimeError"], "NotImplementedError PythonFinalizationError RecursionError"),
    (["SyntaxError"], "IndentationError"),
    (["UnicodeError"], "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError"),
    (["ValueError"], "UnicodeError"),
    (
      ["Warning"],
      "BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning "
        + "PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"
    ),
  ]

  private static let library: [String: String] = [
    "asyncio.CancelledError": "builtins.BaseException", "asyncio.InvalidStateError": "builtins.Exception",
    "asyncio.IncompleteReadError": "builtins.EOFError", "asyncio.QueueEmpty": "builtins.Exception",
    "asyncio.QueueFull": "builtins.Exception", "queue.Empty": "builtins.Exception",
    "queue.Full": "builtins.Exception", "json.JSONDecodeError": "builtins.ValueError",
    "subprocess.SubprocessError": "builtins.Exception",
    "subprocess.CalledProcessError": "subprocess.SubprocessError",
    "subprocess.TimeoutExpired": "subprocess.SubprocessError", "socket.gaierror": "builtins.OSError",
    "socket.herror": "builtins.OSError", "ssl.SSLError": "builtins.OSError", "struct.error": "builtins.Exception",
    "binascii.Error": "builtins.ValueError", "pickle.PickleError": "builtins.Exception",
    "pickle.PicklingError": "pickle.PickleError", "pickle.UnpicklingError": "pickle.PickleError",
    "urllib.error.URLError": "builtins.OSError", "urllib.error.HTTPError": "urllib.error.URLError",
    "http.client.HTTPException": "builtins.Exception", "configparser.Error": "builtins.Exception",
    "csv.Error": "builtins.Exception", "re.error": "builtins.Exception", "shutil.Error": "builtins.OSError",
    "zipfile.BadZipFile": "builtins.Exception", "tarfile.TarError": "builtins.Exception",
    "decimal.InvalidOperation": "builtins.ArithmeticError", "unittest.SkipTest": "builtins.Exception",
    "concurrent.futures.CancelledError": "builtins.Exception",
    "concurrent.futures.BrokenExecutor": "builtins.RuntimeError",
  ]

  /// Other absolute names of the same classes.
  static let aliases: [String: String] = [
    "builtins.IOError": "builtins.OSError", "builtins.EnvironmentError": "builtins.OSError",
    "builtins.WindowsError": "builtins.OSError", "socket.error": "builtins.OSError",
    "select.error": "builtins.OSError", "os.error": "builtins.OSError",
    "socket.timeout": "builtins.TimeoutError", "asyncio.TimeoutError": "builtins.TimeoutError",
    "asyncio.exceptions.TimeoutError": "builtins.TimeoutError",
    "concurrent.futures.TimeoutError": "builtins.TimeoutError",
    "asyncio.exceptions.CancelledError": "asyncio.CancelledError",
    "json.decoder.JSONDecodeError": "json.JSONDecodeError",
    "exceptiongroup.ExceptionGroup": "builtins.ExceptionGroup",
  ]
}
