// What generated functions call, and what runs them under every schedule of outcomes.
import Foundation

// Bounds of the search: runs of a function, choices of a run, marks of a run, distinct leaking runs told of a line.
let runLimit = 3000
let choiceLimit = 14
let markLimit = 2000
let toldLimit = 200

/// How often a task that nobody waits for may wait for another before it ends.
let strayTurns = 8

final class Connection {
  /// Of the call that the function at hand has it from; 0 when it is somebody else's.
  var line: Int
  /// Of the function that acquired it or was handed it last.
  var depth: Int
  var isOpen = true

  init(line: Int, depth: Int) {
    self.line = line
    self.depth = depth
  }

  func close() { isOpen = false }

  func query(line: Int = #line) throws { try run.mayThrow("query", line) }

  func ping(line: Int = #line) -> Bool { run.flip("ping", line) }
}

final class Run {
  var given: [Int]
  var taken: [(made: Int, options: Int)] = []
  var notes: [String] = []
  var lines: [Int] = []
  var connections: [Connection] = []
  var again: [Int: Int] = [:]
  var errors: [any Error]
  var isCut = false
  /// How many helper functions are running.
  var depth = 0

  init(given: [Int], errors: [any Error]) {
    self.given = given
    self.errors = errors
  }

  func choose(_ options: Int) -> Int {
    guard taken.count < choiceLimit else {
      isCut = true
      return 0
    }
    let made = taken.count < given.count ? given[taken.count] : 0
    taken.append((made, options))
    return made
  }

  /// The choices of the next run; nil when this was the last.
  var following: [Int]? {
    guard let last = taken.lastIndex(where: { $0.made + 1 < $0.options }) else { return nil }
    return taken[..<last].map(\.made) + [taken[last].made + 1]
  }

  func mayThrow(_ what: String, _ line: Int) throws {
    let made = choose(1 + errors.count)
    guard made > 0 else { return }
    notes.append("line \(line) \(what) throws \(errors[made - 1])")
    throw errors[made - 1]
  }

  func flip(_ what: String, _ line: Int) -> Bool {
    let answer = choose(2) == 1
    notes.append("line \(line) \(what) is \(answer)")
    return answer
  }

  func acquired(_ line: Int) -> Connection {
    let connection = Connection(line: line, depth: depth)
    connections.append(connection)
    return connection
  }

  func enter() { depth += 1 }

  func leave() { depth -= 1 }
}

/// An object that keeps a connection.
protocol Owning {
  var owned: Connection? { get }
}

/// What a helper function acquired and hands over is acquired by the call of it.
@discardableResult func got<T>(_ value: T, line: Int = #line) -> T {
  let connection = value as? Connection ?? (value as? any Owning)?.owned
  if let connection, connection.line > 0, connection.depth > run.depth {
    connection.line = line
    connection.depth = run.depth
  }
  return value
}

var run = Run(given: [], errors: [])

// The vocabulary.

func at(_ line: Int) {
  run.lines.append(line)
  if run.lines.count > markLimit { exit(3) }
}

func acquire(line: Int = #line) throws -> Connection {
  try run.mayThrow("acquire", line)
  return run.acquired(line)
}

/// The same, later.
func acquireLater(line: Int = #line) async throws -> Connection { try acquire(line: line) }

func find(line: Int = #line) -> Connection? { run.flip("find", line) ? run.acquired(line) : nil }

func release(_ connection: Connection) { connection.close() }

func keep(_ connection: Connection) { forget(connection) }

func work(line: Int = #line) throws { try run.mayThrow("work", line) }

func workLater(line: Int = #line) async throws { try work(line: line) }

func use(_ connection: Connection, line: Int = #line) throws { try run.mayThrow("use", line) }

func flip(line: Int = #line) -> Bool { run.flip("flip", line) }

/// True at most twice in a row on one line, so that loops end.
func more(line: Int = #line) -> Bool {
  if run.again[line, default: 0] >= 2 {
    run.again[line] = 0
    return false
  }
  let answer = run.flip("more", line)
  run.again[line] = answer ? run.again[line, default: 0] + 1 : 0
  return answer
}

func items(line: Int = #line) -> [Int] {
  let count = run.choose(3)
  run.notes.append("line \(line) items are \(count)")
  return Array(0..<count)
}

// Running.

/// What the value holds is somebody else's now.
func forget(_ value: Any?) {
  if let connection = value as? Connection { connection.line = 0 }
  if let holder = value as? Holder { forget(holder.connection) }
  if let owner = value as? any Owning { forget(owner.owned) }
}

struct Leak: Encodable {
  var schedule: [String]
  var lines: [Int]
  var raised: Bool
}

struct Site: Encodable {
  var line: Int
  var leaks: [Leak] = []
  var isTruncated = false
}

struct Truth: Encodable {
  var function: String
  var runs = 0
  var isCut = false
  var sites: [Site] = []
}

struct Subject {
  var name: String
  var namesBusy: Bool
  var body: (Bool, Bool) async throws -> Any?
}

func truth(of subject: Subject) async -> Truth {
  var truth = Truth(function: subject.name)
  var leaks: [Int: [[Int]: Leak]] = [:]
  var given: [Int]? = []
  while let choices = given {
    if truth.runs == runLimit {
      truth.isCut = true
      break
    }
    truth.runs += 1
    run = Run(given: choices, errors: [OtherError()] + (subject.namesBusy ? [LabError.busy, LabError.gone] : []))
    let (p, q) = (run.choose(2) == 1, run.choose(2) == 1)
    run.notes.append("arguments are \(p), \(q)")
    var raised = false
    do { forget(try await subject.body(p, q)) } catch { raised = true }
    // What nobody waits for belongs to this run: it has its turn before the next begins.
    for _ in 0..<strayTurns { await Task.yield() }
    truth.isCut = truth.isCut || run.isCut
    for connection in run.connections where connection.line > 0 {
      let isKnown = leaks[connection.line, default: [:]][run.lines] != nil
      if connection.isOpen, !isKnown {
        leaks[connection.line, default: [:]][run.lines] = Leak(schedule: run.notes, lines: run.lines, raised: raised)
      }
      leaks[connection.line, default: [:]].merge([:]) { first, _ in first }
    }
    given = run.following
  }
  truth.sites = leaks.keys.sorted().map { line in
    let all = leaks[line, default: [:]].values.sorted { $0.lines.lexicographicallyPrecedes($1.lines) }
    return Site(line: line, leaks: Array(all.prefix(toldLimit)), isTruncated: all.count > toldLimit)
  }
  return truth
}

/// Prints what is true of each function, one JSON object a line, from the n-th on.
func tell(_ subjects: [Subject]) async {
  setvbuf(stdout, nil, _IOLBF, 0)
  let encoder = JSONEncoder()
  let first = Int(CommandLine.arguments.dropFirst().first ?? "") ?? 0
  for subject in subjects[first...] {
    guard let data = try? encoder.encode(await truth(of: subject)) else { exit(4) }
    print(String(decoding: data, as: UTF8.self))
  }
}
