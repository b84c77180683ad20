// `environ` is a global variable of C.
#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// Runs another program to its end and keeps what it wrote.
struct ChildProcess: Sendable {
  /// The exit status; 128 + n where signal n ended it.
  var status: Int32
  var output: [UInt8]
  var errors: [UInt8]

  /// - Parameter program: looked up in `PATH`.
  /// - Parameter removing: environment variables that the program must not inherit.
  static func run(
    _ program: String, _ arguments: [String], removing: Set<String> = []
  ) throws(FileSystem.Failure) -> ChildProcess {
    // Standard error goes to a file, so that one pipe is read at a time and no full pipe can block the child.
    let errorFile = tmpfile()
    defer { if let errorFile { fclose(errorFile) } }
    var pipeEnds: [Int32] = [-1, -1]
    guard pipe(&pipeEnds) == 0 else { throw .last }
    defer { close(pipeEnds[0]) }
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
    if let errorFile {
      posix_spawn_file_actions_adddup2(&actions, fileno(errorFile), 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }

    var pid = pid_t()
    let argv = cStrings([program] + arguments)
    let environment = inherited(removing: removing)
    defer {
      for string in argv { free(string) }
      for string in environment { free(string) }
    }
    let code = posix_spawnp(&pid, program, &actions, nil, argv, environment)
    close(pipeEnds[1])
    guard code == 0 else { throw FileSystem.Failure(code: code) }

    let output: [UInt8]
    var failure: FileSystem.Failure?
    do {
      output = try FileContents.bytes(from: pipeEnds[0], expecting: 1 << 16)
    } catch {
      output = []
      failure = error
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    if let failure { throw failure }
    var errors: [UInt8] = []
    if let errorFile {
      rewind(errorFile)
      errors = (try? FileContents.bytes(from: fileno(errorFile), expecting: 1 << 10)) ?? []
    }
    // WEXITSTATUS and WTERMSIG are macros that Swift does not import.
    let signal = status & 0x7F
    return ChildProcess(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output, errors: errors)
  }

  /// Terminated by nil; the caller frees the strings.
  private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { PathText.withCString($0) { strdup($0) } } + [nil]
  }

  private static func inherited(removing: Set<String>) -> [UnsafeMutablePointer<CChar>?] {
    var result: [UnsafeMutablePointer<CChar>?] = []
    // The program is single-threaded whenever it starts a child, so nobody changes the environment meanwhile.
    var next = environ
    while let entry = next.pointee {
      let name = String(cString: entry).prefix { $0 != "=" }
      if !removing.contains(String(name)) { result.append(strdup(entry)) }
      next += 1
    }
    return result + [nil]
  }
}
