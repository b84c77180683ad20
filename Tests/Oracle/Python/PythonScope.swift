/// What the generator of Python functions knows at a point of the function that it writes. It need not be exact: a
/// function that uses an unbound name or calls a method of `None` in some run is told as invalid.
struct PythonScope {
  /// Names that hold a connection.
  var sure: Set<String> = []
  /// Names that are bound; some may be `None`.
  var bound: Set<String> = []
  /// Names bound to `True` or `False`.
  var flags: Set<String> = []
  var isInLoop = false
  var isInHandler = false
  /// Inside `except*`, which one may not jump out of.
  var isInGroupHandler = false
  var depth = 0

  var nested: PythonScope {
    var copy = self
    copy.depth += 1
    return copy
  }

  var loopBody: PythonScope {
    var copy = nested
    copy.isInLoop = true
    return copy
  }

  /// Either of two ways led here.
  func joined(_ other: PythonScope) -> PythonScope {
    var copy = self
    copy.sure.formIntersection(other.sure)
    copy.bound.formIntersection(other.bound)
    copy.flags.formIntersection(other.flags)
    return copy
  }

  mutating func assign(_ name: String, isSure: Bool) {
    bound.insert(name)
    if isSure { sure.insert(name) } else { sure.remove(name) }
  }
}
