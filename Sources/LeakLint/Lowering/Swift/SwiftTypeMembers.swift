/// The members that a file declares for each type, extensions included, collected before any body is lowered.
///
/// An extension in another file can add members that are not here; names of such members stay global symbols, and
/// whoever has the whole project tries the enclosing type's members first.
struct SwiftTypeMembers {
  struct Member {
    /// The type that declares it: the one asked for, a type around it or one that it inherits from.
    var type: String
    var isStatic: Bool
  }

  struct Computed {
    var type: String?
    var isThrowing: Bool
    var isAsync: Bool
  }

  private struct Members {
    var instance: Set<NameID> = []
    var `static`: Set<NameID> = []
    /// Members that are constants with a string literal for a value.
    var strings: [NameID: SwiftFunctionState.StringConstant] = [:]
    /// Properties that code computes which calls something.
    var computed: [NameID: Computed] = [:]
    var bases: [String] = []
  }

  private var types: [String: Members] = [:]
  /// Types declared in this file, extensions apart.
  private(set) var declared: Set<String> = []
  private(set) var globalStrings: [NameID: SwiftFunctionState.StringConstant] = [:]

  mutating func addType(_ name: String) { declared.insert(name) }

  mutating func addBases(_ bases: [String], to type: String) { types[type, default: Members()].bases += bases }

  mutating func add(_ member: NameID, to type: String, isStatic: Bool) {
    if isStatic {
      types[type, default: Members()].static.insert(member)
    } else {
      types[type, default: Members()].instance.insert(member)
    }
  }

  mutating func addString(_ constant: SwiftFunctionState.StringConstant, named name: NameID, to type: String?) {
    if let type {
      types[type, default: Members()].strings[name] = constant
    } else {
      globalStrings[name] = constant
    }
  }

  mutating func addComputed(_ name: NameID, to type: String, _ property: Computed) {
    types[type, default: Members()].computed[name] = property
  }

  func computed(_ name: NameID, of type: String) -> Computed? {
    for ancestor in lineage(of: type) {
      if let property = types[ancestor]?.computed[name] { return property }
    }
    return nil
  }

  func superclass(of type: String) -> String? { types[type]?.bases.first }

  func inherits(_ type: String?, from isWanted: (String) -> Bool) -> Bool {
    guard let type else { return false }
    return lineage(of: type).contains { isWanted($0) }
  }

  /// What an unqualified name means inside `type`: a member of it, or a static one of a type around it.
  func lookUp(_ name: NameID, in type: String?, names: NameTable) -> Member? {
    guard let type else { return nil }
    for ancestor in lineage(of: type) {
      guard let members = types[ancestor] else { continue }
      if members.instance.contains(name) { return Member(type: ancestor, isStatic: false) }
      if members.static.contains(name) { return Member(type: ancestor, isStatic: true) }
    }
    var outer = type
    while let dot = outer.lastIndex(of: ".") {
      outer = String(outer[..<dot])
      if types[outer]?.static.contains(name) == true { return Member(type: outer, isStatic: true) }
    }
    return nil
  }

  func string(_ name: NameID, of type: String) -> SwiftFunctionState.StringConstant? { types[type]?.strings[name] }

  /// The full name of a type that is written without the types around it.
  func nestedType(_ name: String, in type: String?) -> String? {
    guard var outer = type else { return nil }
    while true {
      let candidate = "\(outer).\(name)"
      if declared.contains(candidate) { return candidate }
      guard let dot = outer.lastIndex(of: ".") else { return nil }
      outer = String(outer[..<dot])
    }
  }

  /// The type and what it inherits from, as far as this file tells.
  private func lineage(of type: String) -> [String] {
    guard let bases = types[type]?.bases, !bases.isEmpty else { return [type] }
    var result = [type]
    var index = 0
    while index < result.count, result.count < 32 {
      for base in types[result[index]]?.bases ?? [] where !result.contains(base) { result.append(base) }
      index += 1
    }
    return result
  }
}
