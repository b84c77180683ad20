/// Bounds that keep one function's analysis fast. Where one is reached the analysis stops, and the function is counted
/// as truncated.
struct SolverLimits: Sendable {
  /// States a block may hold apart. Ordinary functions need below ten; 64 leaves room for six independent flags.
  var statesPerBlock = 64
  /// States of one key that stay apart by what tests have told, where something is open.
  var variantsPerKey = 4
  /// Blocks processed per function, each state counted; up to a second of work where states are large.
  var steps = 60_000

  static let standard = SolverLimits()
}
