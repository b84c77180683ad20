/// Bounds that keep one function's analysis fast. Past them states are joined towards silence, and the function is
/// counted as truncated.
struct SolverLimits: Sendable {
  /// States a block may hold apart. Ordinary functions need below ten; 64 leaves room for six independent flags.
  var statesPerBlock = 64
  /// States of one key that stay apart by what tests have told, where something is open.
  var variantsPerKey = 4
  /// Blocks processed per function, each state counted; some 20 ms of work.
  var steps = 60_000

  static let standard = SolverLimits()
}
