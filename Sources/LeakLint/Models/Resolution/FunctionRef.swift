/// A function of the run: the file's index among the files of the run, and the function's in that file.
struct FunctionRef: Hashable, Comparable, Sendable {
  var file: Int32
  var function: FunctionID

  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.file == rhs.file ? lhs.function < rhs.function : lhs.file < rhs.file
  }
}

/// All functions that bear one absolute name (Swift's overloads, Python's redefinitions): the first of a chain in
/// ``Declarations/overloads``.
typealias FunctionSetID = Identifier<Overload>

/// One function of a chain of functions of the same name.
struct Overload: Sendable {
  var ref: FunctionRef
  var next: FunctionSetID?
}
