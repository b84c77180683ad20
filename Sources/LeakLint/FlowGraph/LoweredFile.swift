/// All that later phases need of one source file. The syntax tree is gone by the time this exists.
struct LoweredFile: Sendable {
  /// Relative to the root of the run, with `/`.
  var path: String
  var language: Language
  /// Python: dotted module. Go: import path. Swift: the target's name, or empty.
  var module: String
  var names = NameTable()
  var functions: [FlowGraph] = []
  var types: [TypeDeclaration] = []
  /// Variables outside functions, with declared types. Python's are also assigned in the module's graph.
  var globals: [GlobalDeclaration] = []
  /// Absolute names of the modules that the file imports: `psycopg2`, `database/sql`, `SQLite3`.
  var imports: [NameID] = []
  /// Python's `from m import *`.
  var starImports: [NameID] = []
  /// Names that this file makes importable from elsewhere though they are declared in another (`from .db import Session`
  /// in an `__init__`): local absolute symbol -> absolute symbol that it stands for. Also type aliases.
  var aliases: [Alias] = []
  var comments: [Comment] = []
  /// Where the parser found no syntax.
  var syntaxErrors: [SourceRange] = []

  struct TypeDeclaration: Sendable {
    /// Absolute.
    var name: NameID
    var range: SourceRange
    /// Absolute names of superclasses, protocols, embedded structs.
    var bases: [NameID]
    var fields: [Field]
    var isProtocol: Bool
    /// A protocol's or interface's methods: name and result types (a concrete type's methods are functions).
    var requirements: [Requirement]
    var decorators: [NameID]
    /// An enumeration's cases.
    var cases: [NameID] = []
  }

  struct Field: Sendable {
    var name: NameID
    var type: NameID
  }

  struct Requirement: Sendable {
    var name: NameID
    var resultTypes: [NameID]
  }

  struct GlobalDeclaration: Sendable {
    /// Absolute.
    var name: NameID
    var type: NameID
  }

  struct Alias: Sendable {
    var name: NameID
    var target: NameID
  }

  /// A comment that speaks to leaklint (it contains `leaklint:`).
  struct Comment: Sendable {
    var text: String
    var range: SourceRange
    /// Nothing but white space stands before it on its line.
    var isAlone: Bool
  }
}

enum Language: String, CaseIterable, Sendable {
  case python, go, swift
}
