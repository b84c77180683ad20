/// A name that a file calls, declares, reads as a member, or gives another name, with what stands before it: all that later rounds of the selection
/// need to know of a file.
struct UsedName: Hashable, Sendable {
  /// Part of an identifier's hash. A collision only lets a file through.
  typealias Word = UInt32

  var name: Word
  /// The identifier before the dot (`db` in `db.Begin(`); zero where there is no dot, ``someValue`` where something
  /// else is before it.
  var qualifier: Word

  static let someValue: Word = 1

  /// In place of a qualifier: a member that is read and not called.
  static let read: Word = 4

  /// In place of a qualifier: the name of a function that the file declares.
  static let declared: Word = 8

  /// In place of a qualifier: the type that something is declared to have.
  static let annotation: Word = 16

  /// Never a number that means something else.
  static func word(_ hash: UInt64) -> Word { Word(truncatingIfNeeded: hash ^ hash >> 32) | 2 }
}

/// Collects the used names of a file, each once or a few times.
struct UsedNameCollector {
  private(set) var names: [UsedName] = []
  /// What was seen lately, by the low bits of its hash.
  private var seen: [UsedName]

  init() { seen = Array(repeating: UsedName(name: 0, qualifier: 0), count: 256) }

  mutating func add(_ name: UsedName) {
    let slot = Int(truncatingIfNeeded: (name.name &+ name.qualifier &* 31) >> 2) & 255
    guard seen[slot] != name else { return }
    seen[slot] = name
    names.append(name)
  }
}
