/// What the name of a function that nobody knows tells of its arguments. Used only to be silent: a name never makes a
/// finding.
enum CallNames {
  enum Verb: Sendable {
    /// `close_quietly(conn)`, `pool.give_back(conn)`: takes the resource off our hands.
    case release
    /// `handles.append(conn)`, `registry.register(conn)`: keeps it.
    case store
  }

  private static let releasing: Set<String> = [
    "close", "aclose", "release", "dispose", "shutdown", "stop", "finish", "finalize", "disconnect", "terminate",
    "cleanup", "teardown", "rollback", "commit", "abort", "free", "destroy", "discard", "drain", "end", "exit", "aexit",
    "cancel",
    "return", "giveback", "putconn", "checkin", "remove", "recycle", "invalidate", "reset",
  ]
  private static let storing: Set<String> = [
    "append", "add", "insert", "push", "put", "enqueue", "offer", "register", "set", "store", "save", "attach",
    "submit",
    "send", "enter", "setdefault", "track", "defer", "callback", "schedule", "spawn",
  ]

  private static let quiet: Set<String> = [
    "close", "aclose", "release", "dispose", "shutdown", "stop", "disconnect", "terminate", "cleanup", "teardown",
    "rollback", "abort", "free", "destroy", "discard", "cancel",
  ]

  /// Names of methods that release what they are called on, as languages spell them.
  static var plainReleases: [String] { releasing.flatMap { [$0, $0.prefix(1).uppercased() + $0.dropFirst()] } }

  /// Whether the method's name promises that it releases and does not fail.
  static func isQuietRelease(_ name: String) -> Bool { words(of: name).first.map(quiet.contains) ?? false }

  /// What a field or method of the name says of an object that has been released (`conn.closed`, `is_connected()`), and
  /// of one that has not been the contrary; nil where the name tells neither.
  static func releasedFlag(_ name: String) -> Bool? {
    switch name {
    case "closed", "is_closed", "isClosed", "IsClosed", "Closed", "is_closing": true
    case "open", "is_open", "isOpen", "is_connected", "isConnected", "connected": false
    default: nil
    }
  }

  /// Whether a field or method of the name tells that a transaction is open on the object.
  static func isTransactionFlag(_ name: String) -> Bool {
    ["in_transaction", "isInTransaction", "inTransaction", "isInsideTransaction", "isInWriteTransaction"].contains(name)
  }

  /// Whether the name says that the process ends (`Fatalf`, `fatalOnError`). Asked of every call that nobody knows.
  static func endsProcess(_ name: String) -> Bool {
    (name.hasPrefix("Fatal") || name.hasPrefix("fatal")) && words(of: name).first.map(fatal.contains) == true
  }

  /// Whether a decorator of the name keeps what the function gives, to give it again (`@lru_cache`, `@st.cache_resource`,
  /// `@memoize`, `@singleton`).
  static func isMemoizing(_ name: String) -> Bool {
    words(of: String(name.lastNameComponent)).contains(where: memoizing.contains)
  }

  private static let memoizing: Set<String> = ["cache", "cached", "memo", "memoize", "memoized", "once", "singleton"]

  private static let fatal: Set<String> = ["fatal", "fatalf", "fatalln", "fatalw"]

  /// Whether the name says that what it does depends on an error that the function is given.
  static func isConditional(_ name: String) -> Bool { words(of: name).contains { $0 == "on" || $0 == "if" } }

  /// The verb among the words of an identifier (`closeRows`, `close_quietly`, `__exit__`), or nil. Asked of every call.
  static func verb(of name: String) -> Verb? {
    var found: Verb?
    var hash = seed
    var isEmpty = true
    func end() -> Bool {
      defer {
        hash = seed
        isEmpty = true
      }
      if isEmpty { return false }
      found = verbs[hash]
      return found != nil
    }
    for byte in name.utf8 {
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      let isSeparator = byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      if isSeparator || isUpper, end() { return found }
      if !isSeparator {
        hash = mix(hash, isUpper ? byte | 0x20 : byte)
        isEmpty = false
      }
    }
    return end() ? found : nil
  }

  /// By the FNV-1a hashes of words.
  private static let verbs: [UInt64: Verb] = {
    var verbs: [UInt64: Verb] = [:]
    for word in storing { verbs[word.utf8.reduce(seed, mix)] = .store }
    for word in releasing { verbs[word.utf8.reduce(seed, mix)] = .release }
    return verbs
  }()

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// The words of an identifier in camel case or snake case, lower-cased.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in name.unicodeScalars {
      let isUpper = character.value >= 65 && character.value <= 90
      let isSeparator = character == "_" || character == "."
      if isSeparator || isUpper, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if !isSeparator {
        word.unicodeScalars.append(isUpper ? Unicode.Scalar(character.value + 32) ?? character : character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
